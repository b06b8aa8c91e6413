import { Entity, Index, PrimaryColumn } from 'typeorm'
import { BusinessDate, Code, Id, Instant, Int } from '../base/columns.ts'

/** `quarter`: state and income of one asset for a quarter; `year`: its income of a year. Source: F150. */
export type ObligationKind = 'quarter' | 'year'
export const obligationKinds = ['quarter', 'year'] as const satisfies ObligationKind[]

/** 应报 - one report a village owes for one operating asset and period. Done the moment the report is in. */
@Entity()
@Index(['assetId', 'kind', 'period'], { unique: true })
@Index(['kind', 'period', 'state'])
@Index(['villageCode', 'state'])
export class Obligation {
  @Id() id!: number
  @Code(12) villageCode!: string
  @Code(12) townCode!: string
  @Int() assetId!: number
  @Code(8) kind!: ObligationKind
  @Code(8) period!: string
  @BusinessDate() dueOn!: string
  /** `waived`: the asset was lost or disposed of before it was reported. */
  @Code(8) state!: 'open' | 'done' | 'waived'
  @Int({ nullable: true }) doneReportId!: number | null
  @Instant({ nullable: true }) doneAt!: Date | null
}

/** 应报期 - a period the villages were asked for. The row says it was opened, so that it is opened once. */
@Entity()
export class ObligationPeriod {
  @PrimaryColumn({ type: 'varchar', length: 8 }) period!: string
  @Code(8) kind!: ObligationKind
  @BusinessDate() dueOn!: string
  @Instant() openedAt!: Date
}
