import { z } from 'zod'
import { localDate } from '../../base/clock.ts'
import { must } from '../../base/errors.ts'
import type { Asset } from '../asset.ts'
import { checkMeeting, meetingSchema } from '../meeting.ts'
import { cancelNotice, noticeDone, publicise } from '../process/announce.ts'
import { type Machine, step } from '../process/machine.ts'
import type { Paper } from '../process/papers.ts'
import type { AssetProcess } from '../process/process.ts'
import { isStateOwned } from '../title/owner.ts'
import type { Values } from '../values.ts'

/** 处置原因: 灾毁, 规划拆占, 到年限或不安全, 效益差或闲置, 入股到期, 被新项目替代, 其他. Source: domain.md F131. */
export const disposalReasons = ['disaster', 'planning', 'worn_out', 'idle', 'equity_due', 'replaced', 'other'] as const
export type DisposalReason = (typeof disposalReasons)[number]

/** 处置方式: 拍卖, 转让, 转产, 报停, 损报, 报废 (F131); 退股 for equity (F135). */
export const disposalMethods = ['auction', 'transfer', 'convert', 'stop', 'loss', 'scrap', 'exit'] as const
export type DisposalMethod = (typeof disposalMethods)[number]

const words = z.string().trim().min(1).max(200)
const nothing = z.strictObject({})

/** What an application says. */
export const application = z.strictObject({
  reason: z.enum(disposalReasons),
  method: z.enum(disposalMethods),
  why: words,
})

/** Known from the start, as it was when it was applied for: a later setting does not move a process to another desk. */
export interface DisposalFacts extends z.output<typeof application> {
  stateOwned: boolean
  isEquity: boolean
  /** 0: below the first limit of disposal.tiersYuan; 3: at or above the last. */
  tier: number
  /** F134: state assets that are sold need an appraisal by law. */
  needsAppraisal: boolean
  originalFen: number
}
const factsOf = (process: AssetProcess) => process.facts as unknown as DisposalFacts

/** 分级 - by original value; a value on a limit belongs to the higher tier. D50. */
export const tierOf = (originalFen: number, limitsYuan: readonly number[]): number =>
  limitsYuan.filter((limit) => originalFen >= limit * 100).length

/** Tiers from here on are the county's to approve; the last one is the county government's. */
const COUNTY_TIER = 2
const GOVERNMENT_TIER = 3

const sells = (method: DisposalMethod) => method === 'auction' || method === 'transfer'
export const needsAppraisal = (asset: Asset, method: DisposalMethod): boolean => isStateOwned(asset) && sells(method)

/** Which ways end an asset: what is converted or only stopped stays in the ledger. */
const endsAsset: Record<DisposalMethod, boolean> = {
  auction: true,
  transfer: true,
  convert: false,
  stop: false,
  loss: true,
  scrap: true,
  exit: true,
}

const needsCounty = (process: AssetProcess) => factsOf(process).tier >= COUNTY_TIER

/** Everything that must be in the file before a line of the ledger is written off. */
const allPapers = (process: AssetProcess): Paper[] => {
  const { stateOwned, tier, needsAppraisal: appraised, isEquity } = factsOf(process)
  return [
    ...(stateOwned ? [] : (['vote_minutes'] as const)),
    ...(tier >= GOVERNMENT_TIER ? (['decision'] as const) : []),
    ...(appraised ? (['appraisal_report'] as const) : []),
    ...(isEquity ? (['exit_agreement'] as const) : []),
    'sale_papers',
  ]
}

/** Where approval is complete: with the town for lower tiers, with the county for the others. */
const approvedStates = ['town_reviewed', 'county_approved']
const isApproved = (process: AssetProcess) =>
  process.state === 'county_approved' || (process.state === 'town_reviewed' && !needsCounty(process))

/**
 * 处置 - nobody disposes of collective or state assets at will: meeting, notice, town, county by value, appraisal where the law asks,
 * carried out, proceeds booked, written off. A chat message only ever opens `applied`. Source: domain.md §4.9, F130-F138.
 */
export const disposal: Machine = {
  kind: 'disposal',
  start: 'applied',
  opens: ['village', 'town', 'county', 'sector'],
  isEnd: (_, state) => ['written_off', 'refused', 'withdrawn'].includes(state),
  isClosed(process, name) {
    const { stateOwned, needsAppraisal: wanted } = factsOf(process)
    switch (name) {
      case 'village_vote':
        return stateOwned
      case 'publicise':
        return process.state === 'applied' && !stateOwned
      case 'county_approve':
        return !needsCounty(process)
      case 'appraise':
        return !isApproved(process)
      case 'execute':
        return process.state !== 'appraised' && (wanted || !isApproved(process))
      default:
        return false
    }
  },
  isOptional: (process, name) => name === 'appraise' && !factsOf(process).needsAppraisal,
  steps: {
    village_vote: step({
      from: ['applied'],
      to: 'village_voted',
      by: ['village', 'town'],
      papers: ['vote_minutes'],
      facts: z.strictObject({ meeting: meetingSchema }),
      check: ({ tx, facts }) =>
        checkMeeting(facts.meeting, { today: localDate(tx.clock.now()), settings: tx.settings }),
    }),
    publicise: step({
      from: ['village_voted', 'applied'],
      to: 'publicised',
      by: ['village', 'town', 'county', 'sector'],
      papers: [],
      facts: nothing,
      then: (context) => publicise(context, 'disposal'),
    }),
    town_review: step({
      from: ['publicised'],
      to: 'town_reviewed',
      by: ['town'],
      papers: [],
      facts: nothing,
      check: (context) => noticeDone(context),
    }),
    county_approve: step({
      from: ['town_reviewed'],
      to: 'county_approved',
      by: ['county'],
      papers: ({ process }) => (factsOf(process).tier >= GOVERNMENT_TIER ? ['decision'] : []),
      facts: z.strictObject({ docNo: words }),
    }),
    appraise: step({
      from: approvedStates,
      to: 'appraised',
      by: ['village', 'town', 'county', 'sector'],
      papers: ['appraisal_report'],
      facts: z.strictObject({ appraisalFen: z.int().min(0), agency: words }),
    }),
    execute: step({
      from: ['appraised', ...approvedStates],
      to: 'executed',
      by: ['village', 'town', 'county', 'sector'],
      papers: ({ process }) => (factsOf(process).isEquity ? ['sale_papers', 'exit_agreement'] : ['sale_papers']),
      facts: z.strictObject({ detail: words }),
      check: ({ asset }) =>
        must(asset!.encumbrance.trim() === '', 'disposal/encumbered', {
          name: asset!.name,
          what: asset!.encumbrance.slice(0, 60),
        }),
    }),
    book: step({
      from: ['executed'],
      to: 'proceeds_booked',
      by: ['village', 'finance_town', 'town', 'county'],
      // nothing came in: nothing to show, but a word why
      papers: ({ facts }) => (facts.proceedsFen === 0 ? [] : ['receipt']),
      facts: z.strictObject({ proceedsFen: z.int().min(0), note: words.optional() }),
      check: ({ facts, process }) =>
        must(facts.proceedsFen > 0 || facts.note !== undefined, 'disposal/why-nothing', { code: process.code }),
    }),
    write_off: step({
      from: ['proceeds_booked'],
      to: 'written_off',
      by: ['county'],
      papers: ({ process }) => allPapers(process),
      facts: nothing,
      writes({ process }): Values {
        const { method } = factsOf(process)
        return endsAsset[method] ? { opStatus: 'disposed' } : method === 'stop' ? { opStatus: 'suspended' } : {}
      },
    }),
    refuse: step({
      from: ['applied', 'village_voted', 'publicised', 'town_reviewed'],
      to: 'refused',
      by: ['town', 'county'],
      isMain: false,
      papers: [],
      facts: z.strictObject({ reason: words }),
      then: (context) => cancelNotice(context, context.facts.reason),
    }),
    withdraw: step({
      from: ['applied', 'village_voted', 'publicised'],
      to: 'withdrawn',
      by: ['village', 'town', 'county'],
      isMain: false,
      papers: [],
      facts: z.strictObject({ reason: words }),
      then: (context) => cancelNotice(context, context.facts.reason),
    }),
  },
}
