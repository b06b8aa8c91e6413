import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Instant, Int, Json } from '../../base/columns.ts'

/** What an asset goes through, each a state machine of its own: title 确权, handover 移交, disposal 处置, registration 登记. */
export const processKinds = ['registration', 'title', 'handover', 'disposal'] as const
export type ProcessKind = (typeof processKinds)[number]

/**
 * 程序 - one asset on its way through one process. What the steps found (votes, values, names) is kept with each step; the newest of each
 * stands in `facts`. At most one of a kind is open for an asset. Source: domain.md §4.2, §4.4, §4.9.
 */
@Entity()
@Index(['code'], { unique: true })
@Index(['assetId', 'kind'])
@Index(['villageCode', 'closedOn'])
@Index(['kind', 'state'])
export class AssetProcess {
  @Id() id!: number
  /** `C0012`: what people quote. */
  @Code(12) code!: string
  @Code(16) kind!: ProcessKind
  /** Null while an asset that is being registered is not in the ledger yet. */
  @Int({ nullable: true }) assetId!: number | null
  @Code(12) villageCode!: string
  /** The asset's name when it was opened. */
  @Code(120) title!: string
  /** A state of the kind's machine. */
  @Code(20) state!: string
  @Json() facts!: Record<string, unknown>
  /** Person id, or `system`. */
  @Code(64) openedBy!: string
  @Instant() openedAt!: Date
  /** The day it came to an end; null while it is open. */
  @BusinessDate({ nullable: true }) closedOn!: string | null
  @Int({ default: 1 }) version!: number
}
