import { Entity, Index } from 'typeorm'
import { Code, Id, Instant } from '../../base/columns.ts'
import type { RuleKind } from './draft.ts'

/** 制度文件 - one document through all its versions. Its identity is its title without 中华人民共和国, （试行） and blanks, and its part. */
@Entity()
@Index(['titleKey', 'part'], { unique: true })
export class RuleDocument {
  @Id() id!: number
  /** As the newest version prints it, without 《》. */
  @Code(200) title!: string
  /** 编 of a code that is kept in parts; '' for a whole document. */
  @Code(40) part!: string
  /** See titleKey of title.ts. */
  @Code(160) titleKey!: string
  @Code(12) kind!: RuleKind
  @Instant() createdAt!: Date
}
