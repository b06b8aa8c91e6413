import type { NoticeKind, NoticeState } from '../notice/notice.ts'
import type { NoticeStep } from '../notice/steps.ts'
import { dayName } from './period.ts'

/** 公告公示 - what is said about notices. Source: domain.md §4.3. */
export const noticeKindNames: Record<NoticeKind, string> = {
  registration: '登记确权公示',
  distribution: '收益分配公示',
  disposal: '处置公示',
  appraisal: '评估结果公示',
}

export const noticeStateNames: Record<NoticeState, string> = {
  waiting: '还没贴',
  running: '正在公示',
  interrupted: '断了还没重贴',
  ended: '已经结束',
  cancelled: '已经取消',
}

export const noticeStepNames: Record<NoticeStep, string> = {
  start: '开始公示',
  interrupt: '记公示断了',
  repost: '重贴',
  end: '结束公示',
  cancel: '取消公示',
}

export const noticePhotoNames: Record<'start' | 'repost' | 'end', string> = {
  start: '开始照片',
  repost: '重贴照片',
  end: '结束照片',
}

/** What to do next, from each state. */
export const nextNoticeStep: Record<NoticeState, string> = {
  waiting: '贴好后拍照，回“公示开始”。',
  running: '满期后拍照，回“公示结束”。',
  interrupted: '重新贴好后拍照，回“公示重贴”。',
  ended: '不用再办。',
  cancelled: '要公示请另起一个。',
}

/** Part of texts/errors.ts. */
export const noticeErrorTexts = {
  'notice/not-found': (d) => `没有找到公示${d['code'] ? ` ${d['code']}` : ''}，请核对编号，或回“公示情况”看看。`,
  'notice/changed-meanwhile': (d) => `公示 ${d['code']} 刚刚被别人办过一步，请再看一眼再办。`,
  'notice/not-now': (d) => `公示 ${d['code']} ${d['state']}，现在不能${d['step']}。${d['next']}`,
  'notice/day': (d) => `公示 ${d['code']} 的日期 ${d['day']} 不对：不能早于张贴那天，也不能晚于今天（${d['today']}）。`,
  'notice/needs-place': (d) => `“${d['title']}”贴在哪里要写上，比如“村部公示栏”。`,
  'notice/needs-photo': (d) => `“${d['title']}”${d['moment']}要有照片：请对着公示栏拍一张，和这句一起发。`,
  'notice/not-due': (d) =>
    `“${d['title']}”要公示满 ${d['days']} 天，还差 ${d['left']} 天，${dayName(String(d['due']))}满期，到那天再结束。`,
  'notice/objection-open': (d) =>
    `“${d['title']}”还有意见没答复：“${d['words']}”。先答复再结束，回“公示答复 答复的话”。`,
  'notice/needs-witness': (d) =>
    `“${d['title']}”结束要有村务监督委员会的人到场，请写上姓名，比如“公示结束 监督 王五”。`,
  'notice/needs-reason': (d) => `公示 ${d['code']} 请写上原因，比如“公示断了 下雨淋坏了”。`,
  'notice/no-objection-now': (d) => `公示 ${d['code']} ${d['state']}，现在不收意见。有新情况请找乡镇专干。`,
  'notice/objection-answered': (d) => `“${d['title']}”的这条意见已经答复过了，原来的答复留着。`,
} satisfies Record<string, (data: Record<string, string | number>) => string>
