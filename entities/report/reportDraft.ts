import { Entity, Index } from 'typeorm'
import { Code, Flag, Id, Instant, Json, Text } from '../base/columns.ts'
import type { Button } from '../message/outgoing.ts'
import type { Draft } from './draft.ts'

/** open > filed | dropped by its sender | expired | settled: reported meanwhile in another way. */
export type DraftState = 'open' | 'filed' | 'dropped' | 'expired' | 'settled'

/** 草稿 - a report that waits for a word of its sender: what was understood, what was asked, when. It outlives the talk. */
@Entity()
@Index(['personId', 'state'])
@Index(['villageCode', 'state'])
@Index(['state', 'askedAt'])
export class ReportDraft {
  @Id() id!: number
  @Code(64) personId!: string
  /** Of its assets; of the sender while no asset is known. */
  @Code(12) villageCode!: string
  @Code(10) state!: DraftState
  @Json() draft!: Draft
  /** The reader wants it read back before it is filed. */
  @Flag() readerWants!: boolean
  /** What was asked last, in words, and what may be pressed for an answer. */
  @Text() question!: string
  @Json({ nullable: true }) choices!: readonly Button[] | null
  @Instant() createdAt!: Date
  @Instant() askedAt!: Date
  /** The sender was told, once, that it is kept. */
  @Instant({ nullable: true }) toldAt!: Date | null
  @Instant({ nullable: true }) closedAt!: Date | null
}
