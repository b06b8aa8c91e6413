import { must } from '../../entities/base/errors.ts'
import { can } from '../../entities/person/policy.ts'
import { reportByReceipt } from '../../entities/report/reports.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { REVIEW, type ReviewTalk } from '../dialogs/review.ts'
import { lineOf } from '../../entities/report/line.ts'
import { acceptAll, giveBackTo } from '../review/decide.ts'
import { reviewQueue } from '../review/queue.ts'
import type { Command, KnownTurn } from '../turn.ts'

const reviewers: Command['allowed'] = (who) => who.role === 'town' || who.role === 'county'
const PAGE = 9

/** 待审 - what arrived and waits, doubtful first. */
export const review: Command = {
  ...commandWords.review,
  allowed: reviewers,
  async run(turn) {
    const waiting = await reviewQueue(turn.tx, turn.person)
    if (waiting.length === 0) return turn.reply(reportTexts.reviewNothing())
    const page = waiting.slice(0, PAGE)
    const line = (row: (typeof page)[number], i: number) =>
      reportTexts.reviewItem({
        number: i + 1,
        line: lineOf(row.asset, row.report, row.photos),
        doubt: row.doubts.join(''),
      })
    const doubtfulOnPage = page.filter((row) => row.doubts.length > 0).length
    const lines = page.map(line)
    turn.talk.begin(REVIEW, { listed: page.map((row) => row.report.id), open: null } satisfies ReviewTalk)
    const plain = waiting.filter((row) => row.doubts.length === 0).length
    await turn.reply(
      reportTexts.reviewList({
        total: waiting.length,
        plain,
        doubtful: lines.slice(0, doubtfulOnPage),
        lines: lines.slice(doubtfulOnPage),
        more: waiting.length - page.length,
      }),
      plain > 0 ? { choices: buttons.acceptAll(plain) } : {},
    )
  },
}

/** 都收 - accepts everything without a doubt; what is doubtful is looked at one by one. */
export const acceptEverything: Command = {
  ...commandWords.acceptEverything,
  allowed: reviewers,
  async run(turn) {
    const plain = (await reviewQueue(turn.tx, turn.person)).filter((row) => row.doubts.length === 0)
    if (plain.length === 0) return turn.reply(reportTexts.reviewNothing())
    await acceptAll(
      turn,
      plain.map((row) => row.report),
    )
  },
}

/** 收 H20261008-017. */
export const acceptOne: Command = {
  ...commandWords.acceptOne,
  allowed: reviewers,
  run: async (turn, { receipt }) => acceptAll(turn, [await named(turn, receipt)]),
}

/** 退 H20261008-017 多了一个零吧. */
export const giveBackOne: Command = {
  ...commandWords.giveBackOne,
  allowed: reviewers,
  async run(turn, { receipt, reason }) {
    if (!reason?.trim()) return turn.reply(reportTexts.returnNeedsReason())
    await giveBackTo(turn, await named(turn, receipt), reason.trim())
  },
}

async function named(turn: KnownTurn, receipt: string | undefined) {
  const report = await reportByReceipt(turn.tx, (receipt ?? '').toUpperCase())
  must(
    report !== null && (can.reviewReport(turn.person, report) || report.senderId === turn.person.id),
    'report/not-found',
    { receipt: receipt ?? '' },
  )
  return report
}
