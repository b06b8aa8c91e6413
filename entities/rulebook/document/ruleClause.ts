import { Entity, Index } from 'typeorm'
import { Code, Id, Int, Text } from '../../base/columns.ts'
import type { ClauseKind } from './draft.ts'

/** 条文 - one clause of one version, verbatim. At most 60,000 bytes; a longer one goes on in the next row (key ending in ~2). */
@Entity()
@Index(['versionId', 'ordinal'], { unique: true })
@Index(['versionId', 'articleKey'], { unique: true })
export class RuleClause {
  @Id() id!: number
  @Int() versionId!: number
  /** From 1, as printed. */
  @Int() ordinal!: number
  /** Headings over it, outermost first, joined by ` · `. */
  @Code(300) chapter!: string
  /** As printed: 第十二条, 二、（三）, 附件1; '' for a preamble. */
  @Code(80) article!: string
  /** For look-up: 12, 12-1, §2.3, 附件1. */
  @Code(40) articleKey!: string
  @Code(12) kind!: ClauseKind
  @Text() text!: string
  /** Of the text, blanks and kinds of punctuation left aside. */
  @Code(64) hash!: string
}
