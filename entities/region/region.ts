import { Entity, Index, PrimaryColumn } from 'typeorm'
import { Code, Flag } from '../base/columns.ts'

/** 行政区划 - county (6 digits) > town (9) > village (12). A code begins with its parent's code. Source: domain.md §9. */
@Entity()
@Index(['parentCode'])
export class Region {
  @PrimaryColumn({ type: 'varchar', length: 12 }) code!: string
  @Code(12, { nullable: true }) parentCode!: string | null
  @Code(8) level!: 'county' | 'town' | 'village'
  @Code(40) name!: string
  /** Made up for the demo, replaced by the county's own list. */
  @Flag() demo!: boolean
}
