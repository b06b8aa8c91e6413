import dayjs from 'dayjs'
import type { Button } from '../../entities/message/outgoing.ts'
import type { Draft } from '../../entities/report/draft.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import type { KnownTurn, ReplyMore } from '../turn.ts'

/** The exchange that fills a draft. */
export const DIALOG = 'report'

export interface ReportTalk {
  draft: Draft
  readerWants: boolean
  /** What was asked, to repeat after an interruption. */
  question: string
  /** What may be pressed to answer it. */
  choices?: readonly Button[]
  /** When it was asked; an old question is not brought up again. */
  at: string
}

const LATER = 'drafts'
const MOST = 5

/** Asks about a draft. Another draft that waits for an answer is put aside, not dropped. */
export async function askAbout(turn: KnownTurn, asking: Omit<ReportTalk, 'at'>): Promise<void> {
  const talk: ReportTalk = { ...asking, at: turn.tx.clock.now().toISOString() }
  const open = openDraft(turn)
  if (open !== null && open.draft.messageId !== talk.draft.messageId) putAside(turn)
  turn.talk.begin(DIALOG, talk)
  await turn.reply(talk.question, offered(talk))
}

/** Another exchange begins: a draft that waits for an answer is kept for afterwards. */
export function putAside(turn: KnownTurn): void {
  const open = openDraft(turn)
  if (open === null) return
  turn.talk.remember(LATER, [...(turn.talk.recall<ReportTalk[]>(LATER) ?? []), open].slice(-MOST))
}

/** The buttons of the question, where it has any. */
export const offered = ({ choices }: Pick<ReportTalk, 'choices'>): ReplyMore => (choices ? { choices } : {})

/** What waits for an answer, or null. */
export const openDraft = (turn: KnownTurn): ReportTalk | null =>
  turn.talk.name === DIALOG ? turn.talk.state<ReportTalk>() : null

/** Assets a draft is waiting for an answer about. */
export function assetsAsked(turn: KnownTurn): Set<number | null> {
  const talks = [openDraft(turn), ...(turn.talk.recall<ReportTalk[]>(LATER) ?? [])]
  return new Set(talks.flatMap((talk) => talk?.draft.items.map((item) => item.assetId) ?? []))
}

/** Something was filed: what other drafts wanted to know of the same assets is known now. */
export function forgetFiled(turn: KnownTurn, assetIds: number[]): void {
  const without = (talk: ReportTalk): ReportTalk | null => {
    const kept = talk.draft.items
      .map((item, i) => ({ item, corrects: talk.draft.corrects[i] ?? null }))
      .filter(({ item }) => item.assetId === null || !assetIds.includes(item.assetId))
    if (kept.length === talk.draft.items.length) return talk
    if (kept.length === 0) return null
    return {
      ...talk,
      draft: { ...talk.draft, items: kept.map((k) => k.item), corrects: kept.map((k) => k.corrects), asked: null },
    }
  }
  const open = openDraft(turn)
  if (open !== null) {
    const rest = without(open)
    if (rest === null) turn.talk.end()
    else if (rest !== open) turn.talk.begin(DIALOG, rest)
  }
  const aside = turn.talk.recall<ReportTalk[]>(LATER)
  if (aside !== null)
    turn.talk.remember(
      LATER,
      aside.flatMap((talk) => without(talk) ?? []),
    )
}

/** The draft that was put aside last, asked about again; true when there was one. */
export async function resumeAside(turn: KnownTurn): Promise<boolean> {
  const hours = turn.tx.settings.value<number>('dialog.keepHours')
  const isFresh = (talk: ReportTalk) => dayjs(turn.tx.clock.now()).diff(talk.at, 'hour', true) <= hours
  const aside = (turn.talk.recall<ReportTalk[]>(LATER) ?? []).filter(isFresh)
  const next = aside.at(-1)
  if (next === undefined || openDraft(turn) !== null) return false
  turn.talk.remember(LATER, aside.slice(0, -1))
  turn.talk.begin(DIALOG, next)
  // a draft that lost the item it asked about is asked anew at the end of the turn
  if (next.draft.asked !== null) await turn.reply(reportTexts.pending({ question: next.question }), offered(next))
  return true
}
