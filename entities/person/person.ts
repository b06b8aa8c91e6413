import { Entity, Index, PrimaryColumn } from 'typeorm'
import { Code, Instant } from '../base/columns.ts'
import type { Role } from './role.ts'

/** 人员 - somebody the assistant knows: role, place and state. What they may do stands in policy.ts. Source: domain.md §5. */
@Entity()
@Index(['regionCode', 'role'])
export class Person {
  @PrimaryColumn({ type: 'varchar', length: 64 }) id!: string
  @Code(40) name!: string
  @Code(16) role!: Role
  /** Village, town or county code: everything below it is the person's scope. */
  @Code(12) regionCode!: string
  /** 行业 - for role sector: the subclasses they look after (`road,bridge`); empty for all others. */
  @Code(200, { default: '' }) sector!: string
  /** Shown in full only inside the person's own unit. */
  @Code(20, { nullable: true }) phone!: string | null
  /** `pending` waits for somebody of a higher level to confirm. */
  @Code(10) status!: 'active' | 'pending' | 'refused' | 'left'
  @Code(64, { nullable: true }) confirmedBy!: string | null
  @Instant() createdAt!: Date
}

/** 通讯账号 - one address of a person on one channel; a person may have several. */
@Entity()
@Index(['channel', 'address'], { unique: true })
@Index(['personId'])
export class PersonChannel {
  @PrimaryColumn({ type: 'varchar', length: 160 }) id!: string
  @Code(32) channel!: string
  @Code(120) address!: string
  @Code(64) personId!: string
}
