import { z } from 'zod'
import { must } from '../../base/errors.ts'
import { localDate } from '../../base/clock.ts'
import { checkMeeting, meetingSchema } from '../meeting.ts'
import { cancelNotice, publicise, noticeDone } from '../process/announce.ts'
import { type Machine, step, type StepContext } from '../process/machine.ts'
import { sharesOf } from '../values.ts'
import { checkOwner, isRealProperty, isStateOwned } from './owner.ts'

const words = z.string().trim().min(1).max(200)
const nothing = z.strictObject({})
const underWay = ['draft', 'village_reviewed', 'publicising', 'town_reviewed', 'county_confirmed']

const ownerFits = async ({ tx, asset }: StepContext<never>) => checkOwner(asset!, await sharesOf(tx, asset!.id))

/**
 * 确权 - whose an asset is, from the village's meeting (四议两公开) to the certificate. A building waits for its 不动产权证 after the county
 * confirmed; everything else is finished then. Source: domain.md §4.2, F040-F048.
 */
export const title: Machine = {
  kind: 'title',
  start: 'draft',
  opens: ['village', 'town', 'county'],
  isEnd: ({ facts }, state) =>
    state === 'certificated' || (state === 'county_confirmed' && facts['realProperty'] !== true),
  // what the state owns is not the village's to vote on
  isClosed: ({ facts, state }, name) =>
    (name === 'village_review' && facts['stateOwned'] === true) ||
    (name === 'publicise' && state === 'draft' && facts['stateOwned'] !== true),
  steps: {
    village_review: step({
      from: ['draft'],
      to: 'village_reviewed',
      by: ['village', 'town'],
      papers: ['registration_form', 'approval', 'minutes'],
      facts: z.strictObject({ meeting: meetingSchema }),
      async check(context) {
        const { tx, facts } = context
        await ownerFits(context as never)
        checkMeeting(facts.meeting, { today: localDate(tx.clock.now()), settings: tx.settings })
      },
    }),
    publicise: step({
      from: ['village_reviewed', 'draft'],
      to: 'publicising',
      by: ['village', 'town'],
      papers: [],
      facts: nothing,
      check: (context) => ownerFits(context as never),
      writes: () => ({ titleStatus: 'publicised' }),
      then: (context) => publicise(context, 'registration'),
    }),
    town_review: step({
      from: ['publicising'],
      to: 'town_reviewed',
      by: ['town'],
      papers: [],
      facts: nothing,
      check: (context) => noticeDone(context),
    }),
    county_confirm: step({
      from: ['town_reviewed'],
      to: 'county_confirmed',
      by: ['county'],
      papers: ['stamped_form'],
      facts: z.strictObject({ docNo: words }),
      check: (context) => ownerFits(context as never),
      writes: ({ facts, day }) => ({ titleStatus: 'confirmed', titledOn: day, titleDoc: facts.docNo }),
    }),
    certificate: step({
      from: ['county_confirmed'],
      to: 'certificated',
      by: ['county'],
      papers: ['deed'],
      facts: z.strictObject({ certNo: words }),
      check: ({ asset }) => must(isRealProperty(asset!), 'title/no-deed', { name: asset!.name }),
      writes: ({ facts }) => ({ certNo: facts.certNo }),
    }),
    dispute: step({
      from: underWay,
      to: 'disputed',
      by: ['village', 'town', 'county'],
      isMain: false,
      papers: [],
      facts: z.strictObject({ reason: words }),
      writes: () => ({ titleStatus: 'disputed' }),
      then: (context) => cancelNotice(context, context.facts.reason),
    }),
    settle: step({
      from: ['disputed'],
      to: 'draft',
      by: ['town', 'county'],
      papers: [],
      facts: z.strictObject({ outcome: words }),
      writes: () => ({ titleStatus: 'pending' }),
    }),
    return: step({
      from: ['village_reviewed', 'publicising', 'town_reviewed'],
      to: 'returned',
      by: ['town', 'county'],
      isMain: false,
      papers: [],
      facts: z.strictObject({ reason: words }),
      writes: () => ({ titleStatus: 'pending' }),
      then: (context) => cancelNotice(context, context.facts.reason),
    }),
    redo: step({ from: ['returned'], to: 'draft', by: ['village', 'town'], papers: [], facts: nothing }),
  },
}

/** What the machine needs to know of the asset from the start. */
export const titleFacts = (asset: StepContext['asset'] & object) => ({
  realProperty: isRealProperty(asset),
  stateOwned: isStateOwned(asset),
})
