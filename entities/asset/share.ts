import { Entity, Index } from 'typeorm'
import { Code, Id, Int } from '../base/columns.ts'

/** 共有份额 - what one village owns of a joint asset, in hundredths of a percent; all of an asset make 10000. Written only by change.ts. Source: domain.md §3 #18, F044. */
@Entity()
@Index(['assetId', 'villageCode'], { unique: true })
@Index(['villageCode'])
export class AssetShare {
  @Id() id!: number
  @Int() assetId!: number
  @Code(12) villageCode!: string
  @Int() basisPoints!: number
}
