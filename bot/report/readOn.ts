import { asksSomething } from '../../entities/question/askingWords.ts'
import { maskPersonalNumbers } from '../../entities/base/mask.ts'
import { openDraftById } from '../../entities/report/drafts.ts'
import { type Intent, type Reading, readReport } from '../../entities/report/read/index.ts'
import type { ReportDraft } from '../../entities/report/reportDraft.ts'
import type { KnownTurn } from '../turn.ts'
import { isAboutAnother } from './another.ts'
import { type Known, readable } from './context.ts'

const REPORTS = new Set<Intent>(['report', 'correct', 'mixed', 'dispose_request', 'photo'])

/**
 * 连着发 - what was said just before and led to a question nobody has read yet, read as one sentence with this message: 光伏正常 /
 * 收入三万二. Null when they are two things, or there is nothing to read on from. `begun`: the draft it had come to.
 */
export async function readOn(
  turn: KnownTurn,
  { context }: Known,
): Promise<{ turn: KnownTurn; reading: Reading; begun: ReportDraft | null } | null> {
  const { unread } = turn.saying
  if (unread === null || unread.words === '' || turn.text === '') return null
  const begun = unread.draftId === null ? null : await openDraftById(turn.tx, unread.draftId, turn.person.id)
  if (unread.draftId !== null && begun === null) return null
  if (begun?.draft.items.some(({ match }) => match !== 'previous') && (await isAboutAnother(turn, begun.draft)))
    return null
  const alone = readReport(readable(turn.text), context)
  if (alone.intent === 'ack' || (alone.intent === 'ask' && (asksSomething(turn.text) || alone.question !== undefined)))
    return null
  // words nobody understood are no help to a sentence that says it all
  if (begun === null && alone.items.length > 0 && alone.missing.length === 0) return null
  const text = `${unread.words}，${maskPersonalNumbers(turn.text)}`
  const reading = readReport(readable(text), context)
  if (!REPORTS.has(reading.intent) || reading.items.length === 0) return null
  turn.saying.settled = true
  return { turn: { ...turn, text }, reading, begun }
}
