import { localDate } from '../../entities/base/clock.ts'
import { can } from '../../entities/person/policy.ts'
import { asEntry } from '../../entities/rulebook/reviewed/asEntry.ts'
import { amend } from '../../entities/rulebook/reviewed/amend.ts'
import { clauseStanding } from '../../entities/rulebook/reviewed/cited.ts'
import { readReviewerWords } from '../../entities/rulebook/reviewed/orderWords.ts'
import { confirmStillRight, retire, wantPublished } from '../../entities/rulebook/reviewed/publish.ts'
import type { ReviewedAnswer } from '../../entities/rulebook/reviewed/reviewedAnswer.ts'
import { isTried, reviewedCalled, reviewedStanding } from '../../entities/rulebook/reviewed/reviewedAnswers.ts'
import { sourceLine } from '../../entities/rulebook/wording.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reviewedTexts } from '../../entities/texts/reviewed.ts'
import type { Command, KnownTurn } from '../turn.ts'

const PAGE = 10
const reviewers: Command['allowed'] = can.answerAnyQuestion

/** 审定问答 - what the county took into the rulebook; what must be looked at stands first. */
export const reviewedList: Command = {
  ...commandWords.reviewedList,
  allowed: reviewers,
  async run(turn) {
    const rows = await reviewedStanding(turn.tx)
    if (rows.length === 0) return turn.reply(reviewedTexts.noneYet())
    const noted = await Promise.all(rows.map(async (row) => ({ row, ...(await noteOf(turn, row)) })))
    const sorted = noted.toSorted((a, b) => Number(b.isUrgent) - Number(a.isUrgent))
    const lines = sorted
      .slice(0, PAGE)
      .map(({ row, note }) => reviewedTexts.listLine({ code: row.code, question: row.question, note }))
    const live = rows.filter(({ state }) => state === 'live').length
    await turn.reply(reviewedTexts.list({ live, lines, more: Math.max(0, rows.length - PAGE) }))
  },
}

async function noteOf({ tx }: KnownTurn, row: ReviewedAnswer): Promise<{ note: string; isUrgent: boolean }> {
  const { notes } = reviewedTexts
  if (row.state === 'retired') return { note: notes.retired, isUrgent: false }
  if (row.state === 'draft') {
    if (row.publisher === null) return { note: notes.draft, isUrgent: false }
    return isTried(row) ? { note: notes.waiting, isUrgent: true } : { note: notes.trying, isUrgent: false }
  }
  const today = localDate(tx.clock.now())
  if (row.effectiveFrom > today || (row.effectiveTo !== null && row.effectiveTo < today))
    return { note: notes.ended, isUrgent: false }
  const standing = await clauseStanding(tx, row, today)
  if (standing === 'changed') return { note: notes.changed, isUrgent: true }
  return { note: standing === 'unread' ? notes.unread : '', isUrgent: false }
}

/** A0012 - one of them, whole. */
export const reviewedOne: Command = {
  ...commandWords.reviewedOne,
  allowed: reviewers,
  async run(turn, { code = '' }) {
    const row = await named(turn, code)
    const standing = await clauseStanding(turn.tx, row, localDate(turn.tx.clock.now()))
    await turn.reply(
      reviewedTexts.detail({
        code: row.code,
        isRetired: row.state === 'retired',
        ways: row.ways,
        say: row.say,
        source: sourceLine(asEntry(Object.assign(row, { standing })), turn.tx.settings),
        note: (await noteOf(turn, row)).note,
      }),
    )
  },
}

/** A0012 改成 …… - new words; of a live one the old words stand until the test questions ran. */
export const reviewedAmend: Command = {
  ...commandWords.reviewedAmend,
  allowed: reviewers,
  async run(turn, { code = '', words = '' }) {
    const { tx, person, message } = turn
    const { id, version } = await named(turn, code)
    const { cited, effectiveFrom, effectiveTo, say } = readReviewerWords(words)
    const amended = await amend(tx, {
      id,
      version,
      by: person,
      say,
      // what he does not name stays as it was
      ...(cited ? { cited } : {}),
      ...(effectiveFrom ? { effectiveFrom } : {}),
      ...(effectiveTo ? { effectiveTo } : {}),
      messageId: message.id,
    })
    await wantPublished(tx, { id: amended.id, by: person, messageId: message.id })
    await turn.reply(reviewedTexts.amended({ code: amended.code }))
  },
}

/** A0012 停用 政策变了. */
export const reviewedRetire: Command = {
  ...commandWords.reviewedRetire,
  allowed: reviewers,
  async run(turn, { code = '', reason = '' }) {
    const row = await named(turn, code)
    if (reason.trim() === '') return turn.reply(reviewedTexts.retireNeedsReason({ code: row.code }))
    await retire(turn.tx, { id: row.id, by: turn.person, reason: reason.trim(), messageId: turn.message.id })
    await turn.reply(reviewedTexts.retired({ code: row.code }))
  },
}

/** A0012 仍有效 - its clause changed, somebody looked, and it still holds. */
export const reviewedConfirm: Command = {
  ...commandWords.reviewedConfirm,
  allowed: reviewers,
  async run(turn, { code = '' }) {
    const row = await named(turn, code)
    await confirmStillRight(turn.tx, { id: row.id, by: turn.person, messageId: turn.message.id })
    await turn.reply(reviewedTexts.confirmed({ code: row.code }))
  },
}

const named = ({ tx }: KnownTurn, code: string): Promise<ReviewedAnswer> => reviewedCalled(tx, code)
