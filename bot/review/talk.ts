import type { Examined } from '../../entities/report/oddities.ts'
import type { Report } from '../../entities/report/report.ts'
import type { KnownTurn } from '../turn.ts'

export const REVIEW = 'review'

/** A report as the reviewer saw it; with another version it is not what he saw any more. */
export type Seen = [id: number, version: number]

/** What the reviewer has before him. */
export interface ReviewTalk {
  /** Numbered from 1, as shown last. */
  listed: Seen[]
  /** All without a doubt at the time of the list. */
  plain: Seen[]
  /** The one being looked at. */
  open: number | null
}

export const seen = ({ id, version }: Report): Seen => [id, version]
export const seenOf = (rows: readonly Examined[]): Seen[] => rows.map((row) => seen(row.report))

export const reviewTalk = (turn: KnownTurn): ReviewTalk | null =>
  turn.talk.name === REVIEW ? turn.talk.state<ReviewTalk>() : null
