import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Instant, Int, Text } from '../../base/columns.ts'

/** 版本 - the wording of a document that holds from one day to another. Never changed but for its days and state. */
@Entity()
@Index(['documentId', 'effectiveFrom'])
@Index(['sourceFileSha256'])
export class RuleVersion {
  @Id() id!: number
  @Int() documentId!: number
  @Code(200) title!: string
  /** What tells it from other versions: 2018-12-29修正, 试行. */
  @Code(60) versionLabel!: string
  /** 文号; '' when it has none. */
  @Code(80) number!: string
  @Code(200) issuer!: string
  @BusinessDate({ nullable: true }) passedOn!: string | null
  @BusinessDate({ nullable: true }) issuedOn!: string | null
  /** First day it holds. */
  @BusinessDate() effectiveFrom!: string
  /** Last day it holds; null while no end is known. The day before the next version, or `expiresOn`. */
  @BusinessDate({ nullable: true }) effectiveTo!: string | null
  /** 有效期 - the last day by its own words. */
  @BusinessDate({ nullable: true }) expiresOn!: string | null
  /** Title, number, amendments and signature as printed. */
  @Text() frontMatter!: string
  @Int() clauseCount!: number
  /** Of all clauses, blanks and kinds of punctuation left aside: the same wording from another file is the same version. */
  @Code(64) contentHash!: string
  /** The file it came from, kept under this hash. */
  @Code(64) sourceFileSha256!: string
  @Code(200) sourceName!: string
  @Code(10) state!: 'kept' | 'withdrawn'
  /** Person id, or `system`. */
  @Code(64) importedBy!: string
  @Instant() importedAt!: Date
}
