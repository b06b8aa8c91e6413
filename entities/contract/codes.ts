/** 合同种类: 租赁, 承包, 委托经营, 入股, 合作. The twenty years of 民法典 第七百零五条 bind a lease only. */
export const contractKinds = ['lease', 'contract', 'entrust', 'equity', 'coop'] as const
export type ContractKind = (typeof contractKinds)[number]

/** 付款周期; `once`: one sum for the whole term. */
export const rentCycles = ['month', 'quarter', 'half', 'year', 'once'] as const
export type RentCycle = (typeof rentCycles)[number]

/** Months of one period of each cycle; null for `once`. */
export const monthsOf: Record<RentCycle, number | null> = { month: 1, quarter: 3, half: 6, year: 12, once: null }

/** Source: domain.md §4.6. active, expiring and expired follow the calendar (calendar.ts), renewed the start of the next contract; the rest is people's. */
export const contractStates = [
  'draft',
  'approved',
  'signed',
  'active',
  'expiring',
  'expired',
  'renewed',
  'terminated',
  'withdrawn',
] as const
export type ContractState = (typeof contractStates)[number]

/** In force today. */
export const running: readonly ContractState[] = ['active', 'expiring']
/** Signed, whatever came after. */
export const binding: readonly ContractState[] = ['signed', 'active', 'expiring', 'expired', 'renewed', 'terminated']

/** 转租: none known; the village agreed; it was seen and nobody agreed yet. Source: domain.md F093. */
export const sublets = ['none', 'agreed', 'seen'] as const
export type Sublet = (typeof sublets)[number]

export const repairers = ['lessor', 'tenant'] as const
export type Repairer = (typeof repairers)[number]
