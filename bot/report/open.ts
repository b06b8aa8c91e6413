import dayjs from 'dayjs'
import {
  type Asking,
  answered,
  askedAgain,
  closeDraft,
  countTurn,
  keep,
  keepAsked,
  openDraftById,
  openDrafts,
  save,
  settleDrafts,
} from '../../entities/report/drafts.ts'
import { type Draft, isAskedEnough } from '../../entities/report/draft.ts'
import type { ReportDraft } from '../../entities/report/reportDraft.ts'
import { REPORT } from '../../entities/report/resume.ts'
import { summaryOf } from '../../entities/report/summary.ts'
import { reportDraftTexts } from '../../entities/texts/reportDraft.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import type { KnownTurn } from '../turn.ts'

/** Asks about a draft. Another draft that waits for an answer stays open, and its turn comes later. */
export async function askAbout(turn: KnownTurn, asking: Asking & { now?: boolean }): Promise<void> {
  const { tx, person, message } = turn
  const { draft } = asking
  await replaceOlder(turn, draft)
  const most = tx.settings.value<number>('draft.mostQuestions')
  if (draft.asked !== null && isAskedEnough(draft, draft.asked, most)) return keepUnasked(turn, asking)
  countTurn(draft)
  const row = await keepAsked(tx, asking, { by: person, messageId: message.id })
  turn.talk.begin(REPORT, { draftId: row.id })
  turn.saying.ask({
    text: row.question,
    choices: row.choices,
    about: 'draft',
    words: draft.words,
    draftId: row.id,
    now: asking.now ?? turn.saying.prompted,
  })
}

/** Enough was asked: it stays a draft, and its sender is told so. */
async function keepUnasked(turn: KnownTurn, asking: Asking): Promise<void> {
  const row = await keep(turn.tx, asking, turn.person)
  await save(turn.tx, row, { toldAt: turn.tx.clock.now() })
  close(turn, row.draft)
  await turn.reply(reportDraftTexts.keptOpen({ line: await summaryOf(turn.tx, row.draft) }))
}

/** Newer words about the same asset and period take the place of an older draft. */
async function replaceOlder({ tx, person }: KnownTurn, draft: Draft): Promise<void> {
  const by = { except: draft.id, state: 'dropped' as const, of: person.id }
  for (const { assetId, period } of draft.items) if (assetId !== null) await settleDrafts(tx, { assetId, period }, by)
}

/** The draft the running exchange is about, or null. */
export async function openDraft(turn: KnownTurn): Promise<ReportDraft | null> {
  if (turn.talk.name !== REPORT) return null
  const { draftId } = turn.talk.state<{ draftId?: number }>()
  return draftId === undefined ? null : openDraftById(turn.tx, draftId, turn.person.id)
}

/** Assets some draft is waiting for an answer about. */
export async function assetsAsked(turn: KnownTurn): Promise<Set<number | null>> {
  const rows = await openDrafts(turn.tx, turn.person.id)
  return new Set(rows.flatMap((row) => row.draft.items.map((item) => item.assetId)))
}

/** What was asked has its answer, and the message belongs to the draft. */
export async function tookAnswer(turn: KnownTurn, { id, draft }: ReportDraft): Promise<void> {
  await answered(turn.tx, id)
  draft.messages.push(turn.message.id)
}

export async function drop(turn: KnownTurn, row: ReportDraft): Promise<void> {
  await closeDraft(turn.tx, row, 'dropped')
  if ((await openDraft(turn)) === null && turn.talk.name === REPORT) turn.talk.end()
}

/** The exchange about this draft is over; one about another draft goes on. */
export function close(turn: KnownTurn, draft: Draft): void {
  if (turn.talk.name === REPORT && turn.talk.state<{ draftId?: number }>().draftId === draft.id) turn.talk.end()
}

/** One thing is done: the draft asked about last, while that is not long ago, comes back to mind. */
export async function resumeAside(turn: KnownTurn, filed?: Draft): Promise<void> {
  const done = new Set(filed?.items.map((item) => item.assetId))
  // who has just spoken of an asset is not asked at once about it for another period
  const isOther = (row: ReportDraft) => !row.draft.items.some((item) => done.has(item.assetId))
  const open = await openDraft(turn)
  if (open !== null && isOther(open)) return
  if (open !== null) turn.talk.end()
  const hours = turn.tx.settings.value<number>('dialog.keepHours')
  const isFresh = (row: ReportDraft) => dayjs(turn.tx.clock.now()).diff(row.askedAt, 'hour', true) <= hours
  const next = (await openDrafts(turn.tx, turn.person.id)).findLast(
    (row) => isFresh(row) && isOther(row) && !row.draft.repeated,
  )
  if (next === undefined) return
  turn.talk.begin(REPORT, { draftId: next.id })
}

/** Its sender goes on with a draft of his own accord: it may be asked about again. */
export async function goOnWith(turn: KnownTurn, row: ReportDraft): Promise<void> {
  const { tx, message } = turn
  // it was asked about by name already
  for (const item of row.draft.items) item.turns = Math.min(item.turns, 1)
  const line = await summaryOf(tx, row.draft)
  await save(tx, row, { askedAt: tx.clock.now() })
  await askedAgain(tx, row, message.id, true)
  turn.talk.begin(REPORT, { draftId: row.id })
  const { question, choices, draft } = row
  const text = reportDraftTexts.resume({ line, question })
  turn.saying.ask({ text, choices, about: 'draft', words: draft.words, draftId: row.id, now: true })
}

/** 算了, when nothing is being talked about: the draft asked about last. True when there was one. */
export async function dropLast(turn: KnownTurn): Promise<boolean> {
  const rows = await openDrafts(turn.tx, turn.person.id)
  const last = rows.at(-1)
  if (!last) return false
  await drop(turn, last)
  await turn.reply(reportDraftTexts.dropped({ line: await summaryOf(turn.tx, last.draft), left: rows.length - 1 }))
  return true
}

/** After something else was dealt with, the open question is repeated once; one that nobody has read yet is asked as if for the first time. */
export async function repeatQuestion(turn: KnownTurn, row: ReportDraft): Promise<void> {
  const { tx, saying, message } = turn
  const { question, choices, draft } = row
  const part = { choices, about: 'draft' as const, words: draft.words, draftId: row.id }
  if (saying.unread?.draftId === row.id) {
    await askedAgain(tx, row, message.id, false)
    return saying.ask({ ...part, text: question })
  }
  if (draft.repeated) return
  draft.repeated = true
  await askedAgain(tx, row, message.id, true)
  saying.ask({ ...part, text: reportTexts.pending({ question }), now: true })
}
