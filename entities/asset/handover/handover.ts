import { z } from 'zod'
import { DomainError, must } from '../../base/errors.ts'
import { type Machine, step, type StepContext } from '../process/machine.ts'
import { partyNames } from '../../texts/process.ts'
import type { HandoverStatus } from '../fileCodes.ts'

const words = z.string().trim().min(1).max(200)
const nothing = z.strictObject({})

/** 移交方（项目实施单位）, 接收方（产权或管护主体）, 监交方（乡镇或主管部门）. Source: domain.md F071. */
export const parties = ['from', 'to', 'supervisor'] as const
export type Party = (typeof parties)[number]
/** `personId`: only this person signs for it; null: somebody without an account, whose signature stands on the signed list. */
const party = z.strictObject({ org: words, name: words, personId: z.string().max(64).nullable() })
export type PartyFact = z.output<typeof party>
const prepared = z.strictObject({ from: party, to: party, supervisor: party, items: z.array(words).min(1).max(200) })
type Prepared = z.output<typeof prepared>

const status = (handoverStatus: HandoverStatus) => () => ({ handoverStatus })

/** Each party signs itself, and nobody for two. Throws handover/not-this-person, handover/signed-for-another. */
const signs =
  (as: Party) =>
  ({ who, process }: StepContext<object>): void => {
    const known = process.facts as unknown as Prepared & { signers?: Partial<Record<Party, string>> }
    const { org, name, personId } = known[as]
    if (personId !== null && personId !== who.id)
      throw new DomainError('handover/not-this-person', { party: partyNames[as], org, name })
    const other = parties.find((one) => one !== as && known[one].personId === who.id)
    must(other === undefined, 'handover/signed-for-another', { party: other ? partyNames[other] : '', name: who.name })
  }

const signature = (as: Party) => (context: StepContext<object>) => {
  const { facts } = context.process as unknown as { facts: Prepared }
  // without an account of his own, his hand stands on the paper
  return facts[as].personId === null ? (['signed_list'] as const) : []
}

/**
 * 移交 - three signatures of three parties; the assets are delivered promptly after acceptance (行政事业性国有资产管理条例 第三十一条, F072).
 * Source: domain.md §4.4, F070-F072.
 */
export const handover: Machine = {
  kind: 'handover',
  start: 'not_due',
  opens: ['town', 'county', 'sector'],
  isEnd: (_, state) => state === 'done' || state === 'withdrawn',
  steps: {
    prepare: step({
      from: ['not_due'],
      to: 'prepared',
      by: ['town', 'county', 'sector'],
      papers: ['handover_list'],
      facts: prepared,
      check({ asset, facts }) {
        must(asset!.kind !== 'cip', 'handover/not-accepted', { name: asset!.name })
        const orgs = new Set(parties.map((one) => facts[one].org))
        const people = parties.flatMap((one) => facts[one].personId ?? [])
        must(orgs.size === 3 && new Set(people).size === people.length, 'handover/three-parties', {
          orgs: parties.map((one) => facts[one].org).join('、'),
        })
      },
      writes: status('prepared'),
    }),
    sign_from: step({
      from: ['prepared'],
      to: 'signed_by_from',
      by: ['town', 'county', 'sector'],
      papers: signature('from'),
      facts: nothing,
      check: signs('from'),
      writes: status('signed_by_from'),
    }),
    sign_to: step({
      from: ['signed_by_from'],
      to: 'signed_by_to',
      by: ['village', 'town', 'county', 'sector'],
      papers: signature('to'),
      facts: nothing,
      check: signs('to'),
      writes: status('signed_by_to'),
    }),
    countersign: step({
      from: ['signed_by_to'],
      to: 'countersigned',
      by: ['town', 'county', 'sector'],
      papers: signature('supervisor'),
      facts: nothing,
      check: signs('supervisor'),
      writes: status('countersigned'),
    }),
    finish: step({
      from: ['countersigned'],
      to: 'done',
      by: ['town', 'county', 'sector'],
      papers: ['signed_list'],
      facts: nothing,
      writes: ({ day }) => ({ handoverStatus: 'done', handedOverOn: day }),
    }),
    withdraw: step({
      from: ['not_due', 'prepared', 'signed_by_from', 'signed_by_to'],
      to: 'withdrawn',
      by: ['town', 'county', 'sector'],
      isMain: false,
      papers: [],
      facts: z.strictObject({ reason: words }),
      writes: status('not_due'),
    }),
  },
}

/** The step by which a party signs. */
export const signingStep: Record<Party, string> = { from: 'sign_from', to: 'sign_to', supervisor: 'countersign' }
