import { z } from 'zod'
import { addDays } from '../base/calendar.ts'
import { must } from '../base/errors.ts'
import type { SettingsView } from '../base/runtime.ts'
import { meetingRules } from '../texts/meeting.ts'

/** 会议种类: 村民会议 by people or by households, 村民代表会议, 成员大会, 成员代表大会. Source: domain.md F097. */
export const meetingKinds = ['villagers', 'households', 'villager_reps', 'members', 'member_reps'] as const
export type MeetingKind = (typeof meetingKinds)[number]

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const count = z.int().min(0).max(1_000_000)

/** 表决 - who was called, who came, who agreed. Counts of people (or households, or representatives). */
export const meetingSchema = z.strictObject({
  kind: z.enum(meetingKinds),
  heldOn: day,
  total: count.min(1),
  present: count,
  agreed: count,
  /** 成员大会: when it was called. */
  noticedOn: day.optional(),
})
export type Meeting = z.output<typeof meetingSchema>

const half = (part: number, whole: number) => part * 2 > whole
const twoThirds = (part: number, whole: number) => part * 3 >= whole * 2

/** Who must come and who must agree. 村民委员会组织法 第二十二、二十六条; 农村集体经济组织法 第二十七、二十八条. */
const quorum: Record<MeetingKind, { present: (m: Meeting) => boolean; agreed: (m: Meeting) => boolean }> = {
  villagers: { present: (m) => half(m.present, m.total), agreed: (m) => half(m.agreed, m.present) },
  households: { present: (m) => twoThirds(m.present, m.total), agreed: (m) => half(m.agreed, m.present) },
  villager_reps: { present: (m) => twoThirds(m.present, m.total), agreed: (m) => half(m.agreed, m.present) },
  members: { present: (m) => twoThirds(m.present, m.total), agreed: (m) => twoThirds(m.agreed, m.total) },
  member_reps: { present: (m) => twoThirds(m.agreed, m.total), agreed: (m) => twoThirds(m.agreed, m.total) },
}

/** Throws meeting/numbers, meeting/later, meeting/short-notice, meeting/too-few-present, meeting/too-few-agreed, each with its article. */
export function checkMeeting(meeting: Meeting, { today, settings }: { today: string; settings: SettingsView }): void {
  const { kind, heldOn, total, present, agreed, noticedOn } = meeting
  must(agreed <= present && present <= total, 'meeting/numbers', { total, present, agreed })
  must(heldOn <= today, 'meeting/later', { heldOn })
  const words = { ...meetingRules[kind], total, present, agreed }
  if (kind === 'members') {
    const days = settings.value<number>('meeting.noticeDays')
    must(noticedOn !== undefined && addDays(noticedOn, days) <= heldOn, 'meeting/short-notice', {
      days,
      noticedOn: noticedOn ?? '',
    })
  }
  if (kind !== 'member_reps') must(quorum[kind].present(meeting), 'meeting/too-few-present', words)
  must(quorum[kind].agreed(meeting), 'meeting/too-few-agreed', words)
}
