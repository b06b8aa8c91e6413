import { Entity, PrimaryColumn } from 'typeorm'
import { Fen, Int } from '../base/columns.ts'
import type { AssetClass, OpStatus, Subclass } from './classes.ts'

const Part = (length: number) => PrimaryColumn({ type: 'varchar', length })

/**
 * 台账汇总 - how many assets of one town, project year, class, subclass and state there are, and their original value. Kept by triggers of the store
 * (migration 0017) in the transaction that writes the asset, whoever writes it; nobody else writes here. A cell nobody is in any more may
 * stand with 0.
 */
@Entity()
export class AssetFigure {
  @Part(12) townCode!: string
  /** Project year; 0 when the file says none. */
  @PrimaryColumn({ type: 'int' }) year!: number
  @Part(12) assetClass!: AssetClass
  @Part(12) opStatus!: OpStatus
  @Part(24) subclass!: Subclass
  @Int() assets!: number
  @Fen() originalFen!: number
}
