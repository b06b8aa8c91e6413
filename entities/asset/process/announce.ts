import { must } from '../../base/errors.ts'
import { actOnNotice } from '../../notice/act.ts'
import type { NoticeKind } from '../../notice/notice.ts'
import { isComplete, noticeOf } from '../../notice/notices.ts'
import { openNotice } from '../../notice/open.ts'
import { noticeStateNames } from '../../texts/notice.ts'
import { processWords } from '../../texts/process.ts'
import type { StepContext } from './machine.ts'

/** How a notice names what it belongs to. */
export const PROCESS = 'process'

/** Opens the notice of a process: it waits to be posted. */
export async function publicise<F>({ tx, who, process, messageId }: StepContext<F>, kind: NoticeKind): Promise<void> {
  const { id: subjectId, villageCode, title, kind: of } = process
  const announced = `${title}${processWords[of].name}`
  await openNotice(tx, who, { kind, villageCode, title: announced, subject: PROCESS, subjectId, messageId })
}

/** Throws process/notice-open until the notice hung its days and every objection has its answer. */
export async function noticeDone<F>({ tx, process }: StepContext<F>): Promise<void> {
  const notice = await noticeOf(tx, PROCESS, process.id)
  must(await isComplete(tx, notice), 'process/notice-open', {
    code: process.code,
    notice: notice?.code ?? '',
    state: notice ? noticeStateNames[notice.state] : noticeStateNames.waiting,
  })
}

/** What is returned or disputed is taken off the board. */
export async function cancelNotice<F>({ tx, who, process, messageId }: StepContext<F>, reason: string): Promise<void> {
  const notice = await noticeOf(tx, PROCESS, process.id)
  if (notice && ['waiting', 'running', 'interrupted'].includes(notice.state))
    await actOnNotice(tx, who, { noticeId: notice.id, step: 'cancel', reason, messageId })
}
