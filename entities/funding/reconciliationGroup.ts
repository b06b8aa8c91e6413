import { Entity, Index } from 'typeorm'
import { Code, Fen, Flag, Id, Instant, Int, Json } from '../base/columns.ts'
import type { GroupStatus, Reason } from './match/group.ts'

/** 对账状态 - what the sums say, then what people said of it. Source: domain.md §4.1. */
export const groupStates = ['fiscal_only', 'project_only', 'amount_diff', 'explained', 'matched', 'locked'] as const
export type GroupState = (typeof groupStates)[number]

/** 对账组 - lines of both sides that belong together, or one that stands alone. Figures in fen as of the last reckoning; a locked one is never reckoned again. */
@Entity()
@Index(['state', 'townCode'])
@Index(['townCode', 'year'])
export class ReconciliationGroup {
  @Id() id!: number
  @Code(12) state!: GroupState
  /** What the sums alone say; stays readable under `explained` and `locked`. */
  @Code(12) status!: GroupStatus
  /** Town and village as known here, '' where the lines' words name none of ours. */
  @Code(9) townCode!: string
  @Code(12) villageCode!: string
  @Code(40) town!: string
  @Code(40) village!: string
  @Int() year!: number
  @Fen() fiscalFen!: number
  @Fen() projectFen!: number
  /** Projects less money. */
  @Fen() diffFen!: number
  @Json() reasons!: Reason[]
  /** A person joined or split it: its members stay as they are through every import. */
  @Flag() byPerson!: boolean
  @Code(400) explanation!: string
  @Code(64, { nullable: true }) explainedBy!: string | null
  @Code(64, { nullable: true }) lockedBy!: string | null
  @Instant({ nullable: true }) lockedAt!: Date | null
  @Int({ default: 1 }) version!: number
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}

/** 对账组成员 - a line in its group; a line is in one group only. */
@Entity()
@Index(['line', 'no'], { unique: true })
@Index(['groupId'])
export class ReconciliationMember {
  @Id() id!: number
  @Int() groupId!: number
  @Code(8) line!: 'fiscal' | 'project'
  @Code(40) no!: string
  /** As it was when the group was last reckoned; what a locked one differs from now is shown. */
  @Fen() fen!: number
}
