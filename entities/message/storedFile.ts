import { Entity, PrimaryColumn } from 'typeorm'
import { Code, Flag, Instant, Int } from '../base/columns.ts'

/** 附件 - one file of the store, once per content. Its bytes are in ./data/files under the hash. */
@Entity()
export class StoredFile {
  @PrimaryColumn({ type: 'varchar', length: 64 }) sha256!: string
  @Code(120) contentType!: string
  @Int() size!: number
  @Int({ nullable: true }) width!: number | null
  @Int({ nullable: true }) height!: number | null
  /** EXIF time the picture says it was taken; only a claim. */
  @Instant({ nullable: true }) takenAt!: Date | null
  @Flag() hasThumbnail!: boolean
  @Instant() createdAt!: Date
}
