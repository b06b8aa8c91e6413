import { Entity, Index } from 'typeorm'
import { Code, Fen, Id, Instant, Int } from '../base/columns.ts'
import type { ProjectEntry } from './line.ts'

/** 项目线 - one project, known by its own number (项目编号). Money in fen. Source: F050. */
@Entity()
@Index(['no'], { unique: true })
export class ProjectLine implements ProjectEntry {
  @Id() id!: number
  @Code(40) no!: string
  @Int() year!: number
  @Code(40) town!: string
  @Code(40) village!: string
  @Code(120) name!: string
  /** 批复文号. */
  @Code(60) docNo!: string
  @Code(60) source!: string
  /** What is compared: paid, else settled, else planned. */
  @Fen() fen!: number
  @Int() slackFen!: number
  @Fen({ nullable: true }) plannedFen!: number | null
  @Fen({ nullable: true }) settledFen!: number | null
  @Fen({ nullable: true }) paidFen!: number | null
  @Code(60) department!: string
  @Int({ default: 1 }) version!: number
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}
