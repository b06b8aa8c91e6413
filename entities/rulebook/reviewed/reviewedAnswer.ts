import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Instant, Int, Json, Text } from '../../base/columns.ts'
import type { EvaluationReport } from './evaluate.ts'

/**
 * 审定问答 - an answer a reviewer of the county took into the rulebook. Its words are never changed while it is live: amending
 * makes a draft that takes its place when it is published. Personal numbers are masked. Source: issue 5 item 5.
 */
@Entity()
@Index(['code'], { unique: true })
@Index(['state'])
@Index(['fromQuestion'])
export class ReviewedAnswer {
  @Id() id!: number
  /** `A0012`, as people quote it. */
  @Code(12) code!: string
  /** The wording it is listed under; also the first of `ways`. */
  @Code(200) question!: string
  /** Every wording it was asked in. */
  @Json() ways!: string[]
  /** At most 300 characters, without the source line. */
  @Text() say!: string
  /** The clause it rests on, as the reviewer named it: 村民委员会组织法, 第二十四条; null when he named none. */
  @Code(200, { nullable: true }) document!: string | null
  @Code(80, { nullable: true }) article!: string | null
  /** Hash of that clause when it was last looked at; null while its document is not kept here. */
  @Code(64, { nullable: true }) clauseHash!: string | null
  /** First and last day it is told; null: no end is known. */
  @BusinessDate() effectiveFrom!: string
  @BusinessDate({ nullable: true }) effectiveTo!: string | null
  @Code(10) state!: 'draft' | 'live' | 'retired'
  /** `Q0312` it began with. */
  @Code(12, { nullable: true }) fromQuestion!: string | null
  /** The one whose place it takes when published. */
  @Int({ nullable: true }) replaces!: number | null
  @Code(64) createdBy!: string
  @Instant() createdAt!: Date
  @Code(64, { nullable: true }) reviewedBy!: string | null
  @Instant({ nullable: true }) reviewedAt!: Date | null
  /** Grows with every change of its words. */
  @Int() version!: number
  /** Person who wants the draft published: first the test questions run, then he is told or asked. */
  @Code(64, { nullable: true }) publisher!: string | null
  /** What the test questions said, for which version of the words, and of which state of the rulebook. */
  @Json({ nullable: true }) evaluation!: EvaluationReport | null
  @Int({ nullable: true }) evaluatedVersion!: number | null
  @Int({ nullable: true }) evaluatedRevision!: number | null
}

/** `12` -> `A0012`. */
export const codeText = (n: number): string => `A${String(n).padStart(4, '0')}`

/** `a 12` -> `A0012`; null when it is none. */
export const readCode = (text: string): string | null => {
  const digits = /^A\s?0*(\d{1,9})$/i.exec(text.trim())?.[1]
  return digits === undefined ? null : codeText(Number(digits))
}

/** Longest answer that is taken. */
export const LONGEST_ANSWER = 300
/** Longest wording that is kept; nobody asks one thing in more. */
export const LONGEST_QUESTION = 200
