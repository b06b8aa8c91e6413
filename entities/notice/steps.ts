import type { NoticeState } from './notice.ts'

/** 公示的每一步, as data: from where it may be taken and where it leads. Who may: can.postNotice. Source: domain.md §4.3. */
export const noticeSteps = {
  start: { from: ['waiting'], to: 'running' },
  interrupt: { from: ['running'], to: 'interrupted' },
  repost: { from: ['interrupted'], to: 'running' },
  end: { from: ['running'], to: 'ended' },
  cancel: { from: ['waiting', 'running', 'interrupted'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly NoticeState[]; to: NoticeState }>

export type NoticeStep = keyof typeof noticeSteps
export const isNoticeStep = (step: string): step is NoticeStep => step in noticeSteps

export const mayFrom = (step: NoticeStep, state: NoticeState): boolean =>
  (noticeSteps[step].from as readonly NoticeState[]).includes(state)
