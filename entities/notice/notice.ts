import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Instant, Int } from '../base/columns.ts'

/** 公示种类; each has its days in the settings (D10-D13). */
export const noticeKinds = ['registration', 'distribution', 'disposal', 'appraisal'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** waiting: not posted yet; interrupted: torn off or washed away, to be posted again. */
export const noticeStates = ['waiting', 'running', 'interrupted', 'ended', 'cancelled'] as const
export type NoticeState = (typeof noticeStates)[number]

/**
 * 公告公示 - one notice on a village's board, from posting to taking down. It knows what it announces only by name (`subject`, `subjectId`),
 * so that title, disposal and distribution can all have one. Dates are business days. Source: domain.md §4.3.
 */
@Entity()
@Index(['code'], { unique: true })
@Index(['villageCode', 'state'])
@Index(['state', 'dueOn'])
@Index(['subject', 'subjectId'])
export class Notice {
  @Id() id!: number
  /** `G0012`: what people quote. */
  @Code(12) code!: string
  @Code(16) kind!: NoticeKind
  @Code(12) villageCode!: string
  /** What it is about, as people say it: 荆干村冷库确权. */
  @Code(120) title!: string
  /** Of what it is the notice: `process` and its id, `distribution` and its id; null for one that stands alone. */
  @Code(24, { nullable: true }) subject!: string | null
  @Int({ nullable: true }) subjectId!: number | null
  @Code(120, { default: '' }) place!: string
  /** How many days it must hang, as the setting said when it was opened. */
  @Int() days!: number
  @Code(12) state!: NoticeState
  @BusinessDate({ nullable: true }) startedOn!: string | null
  /** When the paper that hangs now was put up. */
  @BusinessDate({ nullable: true }) postedOn!: string | null
  /** Whole days that counted before it was put up again. */
  @Int({ default: 0 }) countedDays!: number
  /** The day on which the days are full; null while nothing hangs. */
  @BusinessDate({ nullable: true }) dueOn!: string | null
  @BusinessDate({ nullable: true }) interruptedOn!: string | null
  @BusinessDate({ nullable: true }) endedOn!: string | null
  /** 村务监督委员会 - who of it saw the paper come down. */
  @Code(40, { default: '' }) witness!: string
  /** Person id. */
  @Code(64) openedBy!: string
  @Instant() openedAt!: Date
  @Int({ default: 1 }) version!: number
}
