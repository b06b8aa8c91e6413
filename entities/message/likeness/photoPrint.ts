import { Entity, Index } from 'typeorm'
import { Code, Id, Int, Text } from '../../base/columns.ts'

/** 图像指纹 - what a picture looks like, once per content; written when it is received. */
@Entity()
@Index(['sha256'], { unique: true })
export class PhotoPrint {
  /** Grows with time: what other processes added is found by it. */
  @Id() id!: number
  @Code(64) sha256!: string
  /** Of the way it was computed; prints of different ways are not compared. */
  @Int() version!: number
  /** 64 bits, in hex. */
  @Code(16) bits!: string
  /** A small grey picture, base64; compared with before two pictures are called alike. */
  @Text() sketch!: string
}
