import { audit } from '../../base/audit.ts'
import { localDate } from '../../base/clock.ts'
import { must } from '../../base/errors.ts'
import { maskPersonalNumbers } from '../../base/mask.ts'
import type { Runtime } from '../../base/runtime.ts'
import { nextNumber } from '../../base/sequence.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { type Cited, verifyClause } from './cited.ts'
import { codeText, LONGEST_ANSWER, LONGEST_QUESTION, ReviewedAnswer } from './reviewedAnswer.ts'
import { isDay } from '../document/structure/dates.ts'

/** What a reviewer says of an answer. */
export interface AnswerWords {
  say: string
  cited?: Cited | null
  /** Business days `YYYY-MM-DD`; from today on, without an end, when nothing is said. */
  effectiveFrom?: string | null
  effectiveTo?: string | null
}

export interface DraftOrder extends AnswerWords {
  /** Wordings, the one to list it under first. */
  ways: readonly string[]
  by: Person
  fromQuestion?: string | null
  replaces?: number | null
  messageId?: number | null
}

/**
 * 起草 - an answer to be reviewed; nobody is told it yet. Throws person/forbidden, reviewed/empty, reviewed/too-long,
 * reviewed/no-such-article, reviewed/not-in-force, reviewed/dates.
 */
export async function draftAnswer(tx: Runtime, order: DraftOrder): Promise<ReviewedAnswer> {
  const { by, fromQuestion = null, replaces = null, messageId = null } = order
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const values = await checked(tx, order)
  const ways = cleanWays(order.ways)
  must(ways[0] !== undefined, 'reviewed/empty')
  const row = tx.db.create(ReviewedAnswer, {
    ...values,
    code: codeText(await nextNumber(tx, 'reviewed')),
    question: ways[0],
    ways,
    state: 'draft',
    fromQuestion,
    replaces,
    createdBy: by.id,
    createdAt: tx.clock.now(),
    reviewedBy: null,
    reviewedAt: null,
    version: 1,
    publisher: null,
    evaluation: null,
    evaluatedVersion: null,
    evaluatedRevision: null,
  })
  await tx.db.insert(ReviewedAnswer, row)
  await audit(tx, {
    subject: 'reviewed',
    subjectId: row.id,
    action: 'draft',
    by: by.id,
    messageId,
    change: { code: row.code, fromQuestion, replaces },
  })
  return row
}

/** The columns a reviewer's words become. */
export async function checked(tx: Runtime, { say, cited = null, effectiveFrom, effectiveTo }: AnswerWords) {
  const today = localDate(tx.clock.now())
  const words = maskPersonalNumbers(say).trim()
  const from = effectiveFrom ?? today
  must(words !== '', 'reviewed/empty')
  must(words.length <= LONGEST_ANSWER, 'reviewed/too-long', { length: words.length, limit: LONGEST_ANSWER })
  const to = effectiveTo ?? null
  must(isDay(from) && (to === null || (isDay(to) && to >= from && to >= today)), 'reviewed/dates')
  return {
    say: words,
    document: cited?.document.slice(0, 200) ?? null,
    article: cited?.article.slice(0, 80) ?? null,
    clauseHash: cited ? await verifyClause(tx, cited, from > today ? from : today) : null,
    effectiveFrom: from,
    effectiveTo: to,
  }
}

/** Masked, cut, each once. */
export const cleanWays = (ways: readonly string[]): string[] => [
  ...new Set(ways.map((way) => maskPersonalNumbers(way).trim().slice(0, LONGEST_QUESTION)).filter((way) => way !== '')),
]
