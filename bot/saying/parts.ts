import type { KeptFile } from '../../entities/message/incoming.ts'
import type { Button } from '../../entities/message/outgoing.ts'
import type { Filed } from '../../entities/texts/report.ts'

/** One thing to say. Plain data: what is held waits as rows and may be taken apart again. */
export type Part = Plain | Receipt | Joined | Rest | Question
export interface Plain {
  kind: 'plain'
  text: string
  files: KeptFile[]
  choices: readonly Button[] | null
}
/** 回执. */
export interface Receipt {
  kind: 'receipt'
  reports: Told[]
}
export interface Told {
  id: number
  how: Filed
  /** The report it takes, or would take, the place of. */
  old: { id: number; receiptNo: string } | null
  /** Who had said the same before. */
  who: string
}
/** Pictures that went to a report filed before. */
export interface Joined {
  kind: 'photos'
  count: number
  assetId: number
  reportId: number
  hint: string
  /** They opened a burst: the words about them may be on their way. */
  opening: { sha256: string; messageId: number }[] | null
}
/** What follows a receipt: what is still open. `final`: nothing is, so nothing more is on its way. */
export interface Rest {
  kind: 'rest'
  text: string
  final: boolean
}
export interface Question {
  kind: 'question'
  text: string
  choices: readonly Button[] | null
  /** What it is about, which says whether it still holds after the next message. */
  about: 'draft' | 'photos' | 'words'
  /** The words it came from, for reading them together with what comes next. */
  words: string
  draftId: number | null
  /** It answers a question that was read, or a command: nothing else is on its way. */
  now: boolean
}
export type Asked = Pick<Question, 'text' | 'about'> & Partial<Omit<Question, 'kind'>>

/** Several receipts as one; of a report that was corrected before it was told only the newest is. */
export function mergedReceipt(parts: readonly Receipt[]): Receipt | null {
  if (parts.length === 0) return null
  const reports = parts.flatMap((part) => part.reports)
  const untold = new Set(reports.map(({ id }) => id))
  const replaced = new Set(reports.flatMap(({ old }) => (old ? [old.id] : [])))
  return {
    kind: 'receipt',
    reports: reports
      .filter(({ id }, i) => !replaced.has(id) && reports.findLastIndex((other) => other.id === id) === i)
      .map((one) => (one.old && untold.has(one.old.id) ? { ...one, how: 'recorded' as const, old: null } : one)),
  }
}

const joinedOpening = (a: Joined, b: Joined) => (a.opening === null ? null : [...a.opening, ...(b.opening ?? [])])

export function mergedPhotos(parts: readonly Joined[]): Joined[] {
  const merged = new Map<number, Joined>()
  for (const part of parts) {
    const before = merged.get(part.reportId)
    merged.set(
      part.reportId,
      before ? { ...part, count: before.count + part.count, opening: joinedOpening(before, part) } : part,
    )
  }
  return [...merged.values()]
}
