import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Instant, Int } from '../base/columns.ts'
import type { DocumentKind } from './fileCodes.ts'

/** 档案材料 - one paper of an asset's file. A paper is never erased, only taken out, with who and why in the history. Source: domain.md §4.12, F170. */
@Entity()
@Index(['assetId', 'sha256'], { unique: true })
@Index(['subject', 'subjectId'])
export class AssetDocument {
  @Id() id!: number
  @Int() assetId!: number
  @Code(16) kind!: DocumentKind
  @Code(120) title!: string
  /** The stored file (stored_file). */
  @Code(64) sha256!: string
  /** The day on the paper; null when it is not known. */
  @BusinessDate({ nullable: true }) datedOn!: string | null
  /** Person id. */
  @Code(64) broughtBy!: string
  /** The inbox row it came with. */
  @Int({ nullable: true }) messageId!: number | null
  @Code(8, { default: 'filed' }) state!: 'filed' | 'removed'
  /** What of the asset it belongs to, when not the asset as such: `proposal`, `contract`, `title`. */
  @Code(24, { nullable: true }) subject!: string | null
  @Int({ nullable: true }) subjectId!: number | null
  /** Which paper of a process it is (process/papers.ts); null for one that belongs to none. */
  @Code(20, { nullable: true }) paper!: string | null
  @Instant() filedAt!: Date
}
