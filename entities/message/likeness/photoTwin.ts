import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Measure } from '../../base/columns.ts'

/** 近似照片 - two pictures that are one: resized, cropped, turned, brightened. Each pair stands twice, once from each side. */
@Entity()
@Index(['sha256', 'twin'], { unique: true })
export class PhotoTwin {
  @Id() id!: number
  @Code(64) sha256!: string
  @Code(64) twin!: string
  /** 0 to 1. */
  @Measure() likeness!: number
  @Instant() foundAt!: Date
}
