import { operatorTypes } from '../asset/fileCodes.ts'
import { isDay } from '../asset/check.ts'
import { must } from '../base/errors.ts'
import { maskPapers } from '../base/mask.ts'
import type { SettingsView } from '../base/runtime.ts'
import { contractFieldNames } from '../texts/contract.ts'
import { contractKinds, rentCycles, repairers, sublets } from './codes.ts'
import type { Contract } from './contract.ts'
import { isLongerThan } from './term.ts'

/** What people write into a contract; the rest comes by its steps. */
export type Terms = Pick<
  Contract,
  | 'no'
  | 'kind'
  | 'partyB'
  | 'partyBType'
  | 'partyBPhone'
  | 'purpose'
  | 'repairBy'
  | 'startOn'
  | 'endOn'
  | 'rentFen'
  | 'cycle'
  | 'payDue'
  | 'depositFen'
  | 'sublet'
  | 'subletTo'
  | 'subletKnownOn'
  | 'paidThrough'
  | 'note'
>

export const emptyTerms: Omit<Terms, 'kind' | 'partyB' | 'partyBType' | 'startOn' | 'endOn' | 'rentFen' | 'cycle'> = {
  no: '',
  partyBPhone: '',
  purpose: '',
  repairBy: 'lessor',
  payDue: [],
  depositFen: 0,
  sublet: 'none',
  subletTo: '',
  subletKnownOn: null,
  paidThrough: null,
  note: null,
}

/** 10 亿元 in one payment is a wrong unit. */
const MOST_FEN = 100_000_000_000
const isFen = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_FEN
const isOneOf = (codes: readonly string[]) => (value: unknown) => codes.some((code) => code === value)
const isText = (most: number) => (value: unknown) => typeof value === 'string' && value.length <= most
const isDayOrNull = (value: unknown) => value === null || isDay(value)
const isPayDay = (value: unknown) =>
  typeof value === 'string' && /^((0[1-9]|1[0-2])-)?(0[1-9]|[12]\d|3[01])$/.test(value)

const shapes: Record<keyof Terms, (value: unknown) => boolean> = {
  no: isText(60),
  kind: isOneOf(contractKinds),
  partyB: (value) => isText(80)(value) && value !== '',
  partyBType: isOneOf(operatorTypes),
  partyBPhone: isText(20),
  purpose: isText(120),
  repairBy: isOneOf(repairers),
  startOn: isDay,
  endOn: isDay,
  rentFen: isFen,
  cycle: isOneOf(rentCycles),
  payDue: (value) => Array.isArray(value) && value.length <= 12 && value.every(isPayDay),
  depositFen: isFen,
  sublet: isOneOf(sublets),
  subletTo: isText(80),
  subletKnownOn: isDayOrNull,
  paidThrough: isDayOrNull,
  note: (value) => value === null || isText(1000)(value),
}

const tidy = (value: unknown) => (typeof value === 'string' ? maskPapers(value.trim()) : value)

/**
 * The terms as they are kept, or why not. Throws contract/bad-value, contract/term, contract/too-long (民法典 第七百零五条, F090),
 * contract/too-long-here (the county's own limit, D24), contract/pay-days, contract/once-needs-day, contract/sublet-day.
 */
export function checkTerms(said: Terms, settings: SettingsView): Terms {
  const terms = Object.fromEntries(Object.entries(said).map(([key, value]) => [key, tidy(value)])) as unknown as Terms
  for (const [key, fits] of Object.entries(shapes))
    must(fits(terms[key as keyof Terms]), 'contract/bad-value', { field: contractFieldNames[key as keyof Terms] })
  const { kind, startOn, endOn, cycle, payDue, sublet, subletKnownOn } = terms
  must(startOn <= endOn, 'contract/term', { startOn, endOn })
  if (kind === 'lease') {
    const LAW = 20
    must(!isLongerThan(terms, LAW), 'contract/too-long', { years: LAW })
    const years = settings.value<number>('contract.maxYears')
    must(!isLongerThan(terms, years), 'contract/too-long-here', { years })
  }
  must(cycle === 'month' || payDue.every((day) => day.length === 5), 'contract/pay-days')
  must(cycle !== 'once' || payDue.length === 1, 'contract/once-needs-day')
  must(sublet !== 'seen' || subletKnownOn !== null, 'contract/sublet-day')
  return terms
}

/** What 民法典 第七百零四条 says a contract generally names and this one does not; a hint, not a refusal. */
export const unnamed = ({ purpose, payDue }: Pick<Contract, 'purpose' | 'payDue'>): ('purpose' | 'payDue')[] => [
  ...(purpose === '' ? (['purpose'] as const) : []),
  ...(payDue.length === 0 ? (['payDue'] as const) : []),
]
