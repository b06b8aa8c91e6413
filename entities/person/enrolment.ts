import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Text } from '../base/columns.ts'
import type { Role } from './role.ts'

/** 登记申请 - somebody unknown says who he is; a person of a higher level decides. Every try is a row. */
@Entity()
@Index(['code'], { unique: true })
@Index(['channel', 'address', 'askedAt'])
@Index(['state'])
export class Enrolment {
  @Id() id!: number
  /** `R12`, to answer with. */
  @Code(12) code!: string
  @Code(64) personId!: string
  @Code(32) channel!: string
  @Code(120) address!: string
  @Code(40) name!: string
  @Code(16) role!: Role
  @Code(12) regionCode!: string
  /** replaced: the same person introduced himself anew before anybody decided. */
  @Code(10) state!: 'waiting' | 'confirmed' | 'refused' | 'replaced'
  @Code(64, { nullable: true }) decidedBy!: string | null
  @Text({ nullable: true }) reason!: string | null
  @Instant() askedAt!: Date
  @Instant({ nullable: true }) decidedAt!: Date | null
}
