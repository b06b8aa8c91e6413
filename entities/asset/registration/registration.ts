import { z } from 'zod'
import { DomainError, must } from '../../base/errors.ts'
import { fieldNames } from '../../texts/assetFields.ts'
import { checkTogether, checkValue } from '../check.ts'
import { fieldOf, fields, type FieldKey } from '../fields.ts'
import { type Machine, step, type StepContext } from '../process/machine.ts'
import { type FundLine, isEmpty, isField, sumOf, type Values } from '../values.ts'
import { register } from './register.ts'

const words = z.string().trim().min(1).max(200)
const nothing = z.strictObject({})
const valuesSchema = z.strictObject({ values: z.record(z.string(), z.unknown()) })

/** What a village must say of a new thing; the rest the town fills in. Ours (D): a village is asked as little as possible (F186). */
const essential: readonly FieldKey[] = ['name', 'assetClass', 'subclass', 'kind', 'originalFen', 'formedOn', 'location']

export const proposedValues = (process: { facts: Record<string, unknown> }): Values => process.facts['values'] ?? {}

/** Only what a person may say of an asset; what processes set (title, handover, state) is not asked here. */
export function checkProposed(said: Record<string, unknown>): Values {
  const values: Values = {}
  for (const [key, value] of Object.entries(said)) {
    const field = isField(key) ? fieldOf.get(key) : undefined
    must(field && (field.by === 'county' || field.by === 'sector'), 'asset/field-unknown', { field: key.slice(0, 40) })
    values[field.key] = checkValue(field, value)
  }
  return values
}

/** The must-fields of domain.md §3 that a person fills in and that are still empty. */
export function missingFields(values: Values, wanted: readonly FieldKey[] = allNeeded(values)): FieldKey[] {
  return wanted.filter((key) => isEmpty(values[key]))
}

const allNeeded = (values: Values): FieldKey[] =>
  fields
    .filter(({ by }) => by === 'county' || by === 'sector')
    .filter(({ need }) => need === 'must' || (need === 'operating' && values.assetClass === 'operating'))
    // life, salvage and method have defaults by kind; a thing at rest has neither operator nor mode
    .filter(({ key }) => !['lifeYears', 'salvagePercent', 'deprMethod', 'operatorName', 'operatorType'].includes(key))
    .map(({ key }) => key)

function complete({ process }: StepContext<object>, wanted?: readonly FieldKey[]): void {
  const missing = missingFields(proposedValues(process), wanted)
  if (missing.length > 0)
    throw new DomainError('registration/missing', { fields: missing.map((key) => fieldNames[key]).join('、') })
}

/** Complete, and what belongs together fits: class and kind, money, shares. Throws registration/missing and what checkTogether throws. */
function whole(context: StepContext<object>): void {
  complete(context)
  const values = proposedValues(context.process)
  const funds = (values.funds ?? []) as FundLine[]
  const invested = funds.length > 0 ? sumOf(funds) : null
  const nothingSaid = { funds: [], shares: [], investedFen: invested, valueBasis: null }
  checkTogether({ ...nothingSaid, ...values }, new Set([...Object.keys(values), 'investedFen']))
}

/**
 * 登记 - from what a village says of a new thing to a line in the ledger: the village proposes, the town completes the form and reviews,
 * the county registers and gives the number. Source: domain.md §3, §4.1 (F051-F053).
 */
export const registration: Machine = {
  kind: 'registration',
  start: 'draft',
  opens: ['village', 'town', 'county'],
  isEnd: (_, state) => state === 'registered' || state === 'withdrawn',
  steps: {
    fill: step({
      from: ['draft', 'submitted', 'returned', 'town_reviewed'],
      to: 'draft',
      by: ['village', 'town', 'county'],
      isMain: false,
      papers: [],
      facts: valuesSchema,
      check: ({ facts }) => void checkProposed(facts.values),
      folds: ({ process, facts }) => ({ values: { ...proposedValues(process), ...checkProposed(facts.values) } }),
    }),
    submit: step({
      from: ['draft'],
      to: 'submitted',
      by: ['village', 'town', 'county'],
      papers: [],
      facts: nothing,
      check: (context) => complete(context, essential),
    }),
    town_review: step({
      from: ['submitted'],
      to: 'town_reviewed',
      by: ['town'],
      papers: [],
      facts: nothing,
      check: whole,
    }),
    register: step({
      from: ['town_reviewed'],
      to: 'registered',
      by: ['county'],
      papers: [],
      facts: nothing,
      check: whole,
      then: (context) => register(context, proposedValues(context.process)),
    }),
    return: step({
      from: ['submitted', 'town_reviewed'],
      to: 'returned',
      by: ['town', 'county'],
      isMain: false,
      papers: [],
      facts: z.strictObject({ reason: words }),
    }),
    withdraw: step({
      from: ['draft', 'submitted', 'returned'],
      to: 'withdrawn',
      by: ['village', 'town', 'county'],
      isMain: false,
      papers: [],
      facts: z.strictObject({ reason: words }),
    }),
  },
}
