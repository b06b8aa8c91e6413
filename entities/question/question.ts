import { Entity, Index } from 'typeorm'
import { Code, Flag, Id, Instant, Int, Measure, Text } from '../base/columns.ts'

/**
 * 提问 - one question and what became of it: answered from the rulebook, or handed to whoever is on duty until a person
 * replies. Its words are kept with personal numbers masked. Source: domain.md §7, F182.
 */
@Entity()
@Index(['number'], { unique: true })
@Index(['state', 'tryNextAt'])
@Index(['askerId', 'askedAt'])
export class Question {
  @Id() id!: number
  /** `Q0312`; only questions handed to a person have one. */
  @Code(12, { nullable: true }) number!: string | null
  @Code(64) askerId!: string
  @Code(12) regionCode!: string
  @Text() text!: string
  /** Entry and topic of the rulebook it was answered from. */
  @Code(64, { nullable: true }) entryId!: string | null
  @Code(64, { nullable: true }) topic!: string | null
  @Measure() confidence!: number
  /** answered: from the rulebook. handed: with `holderId`. open: everybody on duty was tried, the county has it. replied: by a person. */
  @Code(10) state!: 'answered' | 'handed' | 'open' | 'replied'
  @Code(64, { nullable: true }) holderId!: string | null
  /** handed: when the next in line is tried. open: when the county is reminded. */
  @Instant({ nullable: true }) tryNextAt!: Date | null
  @Text({ nullable: true }) answer!: string | null
  /** Person who replied; null for the rulebook. */
  @Code(64, { nullable: true }) answeredBy!: string | null
  @Instant({ nullable: true }) answeredAt!: Date | null
  /** The inbox row it came with. */
  @Int({ nullable: true }) messageId!: number | null
  @Instant() askedAt!: Date
}

/** 转办 - a question in the hands of one person on duty; each person gets it once. */
@Entity()
@Index(['questionId', 'personId'], { unique: true })
@Index(['personId', 'handedAt'])
export class QuestionHand {
  @Id() id!: number
  @Int() questionId!: number
  @Code(64) personId!: string
  /** Given on by the person's own word; then only a reply with the number counts as his answer. */
  @Flag() passedOn!: boolean
  @Instant() handedAt!: Date
}
