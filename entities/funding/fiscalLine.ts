import { Entity, Index } from 'typeorm'
import { Code, Fen, Id, Instant, Int } from '../base/columns.ts'
import type { FiscalEntry, Movement } from './line.ts'

/** 财政线 - one sum of the fiscal system, known by its own number (流水号). Money in fen; below zero is money taken back. Source: F050. */
@Entity()
@Index(['no'], { unique: true })
export class FiscalLine implements FiscalEntry {
  @Id() id!: number
  @Code(40) no!: string
  @Int() year!: number
  @Code(40) town!: string
  @Code(40) village!: string
  @Code(120) name!: string
  /** 指标文号. */
  @Code(60) docNo!: string
  @Code(60) source!: string
  @Fen() fen!: number
  /** See line.ts. */
  @Int() slackFen!: number
  @Code(10) movement!: Movement
  @Int({ default: 1 }) version!: number
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}
