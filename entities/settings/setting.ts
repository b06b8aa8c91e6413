import { Entity, Index } from 'typeorm'
import type { SettingValue } from '../base/runtime.ts'
import { Code, Id, Instant, Json } from '../base/columns.ts'

/** 设置变更 - one decision of the county on one setting; the newest row is in force, the rows before it are the history. */
@Entity()
@Index(['key'])
export class SettingChange {
  @Id() id!: number
  @Code(64) key!: string
  @Json() value!: SettingValue
  @Code(64) by!: string
  @Instant() at!: Date
}
