import type { MeetingKind } from '../asset/meeting.ts'

/** 会议 - what the law asks of each kind. Source: domain.md F097. */
export const meetingNames: Record<MeetingKind, string> = {
  villagers: '村民会议（按人）',
  households: '村民会议（按户）',
  villager_reps: '村民代表会议',
  members: '成员大会',
  member_reps: '成员代表大会',
}

export const meetingRules: Record<MeetingKind, { name: string; come: string; agree: string; law: string }> = {
  villagers: {
    name: '村民会议',
    come: '过半数十八周岁以上村民参加',
    agree: '到会人员过半数同意',
    law: '《村民委员会组织法》第二十二条',
  },
  households: {
    name: '村民会议',
    come: '三分之二以上的户的代表参加',
    agree: '到会人员过半数同意',
    law: '《村民委员会组织法》第二十二条',
  },
  villager_reps: {
    name: '村民代表会议',
    come: '三分之二以上代表到会',
    agree: '到会代表过半数同意',
    law: '《村民委员会组织法》第二十六条',
  },
  members: {
    name: '成员大会',
    come: '三分之二以上成员参加',
    agree: '全体成员三分之二以上同意',
    law: '《农村集体经济组织法》第二十七条',
  },
  member_reps: {
    name: '成员代表大会',
    come: '',
    agree: '全体成员代表三分之二以上同意',
    law: '《农村集体经济组织法》第二十八条',
  },
}

/** Part of texts/errors.ts. */
export const meetingErrorTexts = {
  'meeting/numbers': (d) =>
    `会议人数对不上：应到 ${d['total']}，实到 ${d['present']}，同意 ${d['agreed']}。同意的不能多过实到，实到不能多过应到。`,
  'meeting/later': (d) => `会议日期 ${d['heldOn']} 还没到，开过了再来记。`,
  'meeting/short-notice': (d) =>
    `成员大会要提前 ${d['days']} 天通知（《农村集体经济组织法》第二十七条），请写上通知日期；不够的要重开。`,
  'meeting/too-few-present': (d) =>
    `${d['name']}要${d['come']}（${d['law']}）。应到 ${d['total']}，实到 ${d['present']}，不够数，这次不作数，要重开。`,
  'meeting/too-few-agreed': (d) =>
    `${d['name']}要${d['agree']}（${d['law']}）。应到 ${d['total']}，实到 ${d['present']}，同意 ${d['agreed']}，没有通过。`,
} satisfies Record<string, (data: Record<string, string | number>) => string>
