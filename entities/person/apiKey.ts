import { Entity, Index } from 'typeorm'
import { Code, Id, Instant } from '../base/columns.ts'

/** 接口密钥 - lets a program act as one person over the HTTP API. Only the hash of the secret is kept. */
@Entity()
@Index(['personId'])
export class ApiKey {
  @Id() id!: number
  @Code(64) personId!: string
  /** What it is for, as whoever made it wrote: 台式机. */
  @Code(40) label!: string
  /** SHA-256 of the secret, hex. The secret is 256 random bits, so a plain hash cannot be guessed back. */
  @Code(64) hash!: string
  @Instant() createdAt!: Date
  /** To the hour. */
  @Instant({ nullable: true }) lastUsedAt!: Date | null
  @Instant({ nullable: true }) revokedAt!: Date | null
}
