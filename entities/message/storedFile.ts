import { Entity, PrimaryColumn } from 'typeorm'
import { Code, Flag, Instant, Int, Json, Measure } from '../base/columns.ts'

/** A receiver's own words: WGS-84, with how far it may be off, in metres, when it says so. */
export interface Gps {
  lng: number
  lat: number
  metres: number | null
}

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
  /** EXIF place, GCJ-02; only a claim. */
  @Measure({ nullable: true }) lng!: number | null
  @Measure({ nullable: true }) lat!: number | null
  /** The same as the picture has it. */
  @Json({ nullable: true }) gps!: Gps | null
  /** 截屏: what it looks like when it is no picture of the thing itself. */
  @Code(12, { nullable: true }) screen!: 'screenshot' | null
  @Flag() hasThumbnail!: boolean
  @Instant() createdAt!: Date
}
