import { must } from '../../entities/base/errors.ts'
import { can } from '../../entities/person/policy.ts'
import type { Report } from '../../entities/report/report.ts'
import { reportByReceipt, reviewable } from '../../entities/report/reports.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reviewTexts } from '../../entities/texts/review.ts'
import { inquire } from '../review/ask.ts'
import { acceptSeen, giveBackTo } from '../review/decide.ts'
import { showList } from '../review/list.ts'
import { reviewQueue } from '../review/queue.ts'
import { REVIEW, reviewTalk, seen, seenOf } from '../review/talk.ts'
import type { Command, KnownTurn } from '../turn.ts'
import { placeOr } from './place.ts'

const reviewers: Command['allowed'] = (who) => who.role === 'town' || who.role === 'county'

/** 待审 - what arrived and waits, doubtful first. */
export const review: Command = {
  ...commandWords.review,
  allowed: reviewers,
  run: (turn) => showList(turn),
}

/** 都收 - accepts everything without a doubt: of the list, when there is one, exactly what it counted. */
export const acceptEverything: Command = {
  ...commandWords.acceptEverything,
  allowed: reviewers,
  async run(turn) {
    const listed = reviewTalk(turn)?.plain ?? []
    const shown = listed.length > 0 ? listed : seenOf(await plain(turn))
    if (shown.length === 0) return turn.reply(await noneWithoutDoubt(turn))
    await acceptSeen(turn, shown)
    const talk = reviewTalk(turn)
    if (talk) turn.talk.begin(REVIEW, { ...talk, plain: [] })
  },
}

/** 收荆干村 - everything of one village that has no doubt. */
export const acceptVillage: Command = {
  ...commandWords.acceptVillage,
  allowed: reviewers,
  async run(turn, { place }) {
    const code = await placeOr(turn, place)
    if (code === null) return
    const own = (await plain(turn)).filter((row) => row.report.villageCode.startsWith(code))
    if (own.length === 0) return turn.reply(await noneWithoutDoubt(turn))
    await acceptSeen(turn, seenOf(own))
  },
}

/** 收 H20261008-017. */
export const acceptOne: Command = {
  ...commandWords.acceptOne,
  allowed: reviewers,
  run: async (turn, { receipt }) => acceptSeen(turn, [seen(await waiting(turn, receipt))]),
}

/** 退 H20261008-017 多了一个零吧. */
export const giveBackOne: Command = {
  ...commandWords.giveBackOne,
  allowed: reviewers,
  async run(turn, { receipt, reason }) {
    if (!reason?.trim()) return turn.reply(reviewTexts.needsReason())
    await giveBackTo(turn, [await named(turn, receipt)], reason.trim())
  },
}

/** 问 H20261008-017 电费单有没有. */
export const askOne: Command = {
  ...commandWords.askOne,
  allowed: reviewers,
  async run(turn, { receipt, words }) {
    if (!words?.trim()) return turn.reply(reviewTexts.needsWords())
    await inquire(turn, await named(turn, receipt), words.trim())
  },
}

const plain = async (turn: KnownTurn) =>
  (await reviewQueue(turn.tx, turn.person)).filter((row) => row.doubts.length === 0)

async function noneWithoutDoubt(turn: KnownTurn): Promise<string> {
  const left = (await reviewQueue(turn.tx, turn.person)).length
  return left === 0 ? reviewTexts.nothing() : reviewTexts.onlyDoubtful({ left })
}

async function named(turn: KnownTurn, receipt: string | undefined): Promise<Report> {
  const report = await reportByReceipt(turn.tx, (receipt ?? '').toUpperCase())
  must(
    report !== null && (can.reviewReport(turn.person, report) || report.senderId === turn.person.id),
    'report/not-found',
    { receipt: receipt ?? '' },
  )
  return report
}

/** Named, and still to be decided. */
async function waiting(turn: KnownTurn, receipt: string | undefined): Promise<Report> {
  const report = await named(turn, receipt)
  const { receiptNo, state } = report
  must(report.senderId !== turn.person.id, 'report/own')
  must(reviewable.includes(state), 'report/not-open', { receipt: receiptNo, state })
  return report
}
