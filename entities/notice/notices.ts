import { In, LessThanOrEqual } from 'typeorm'
import { within } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import { Notice, type NoticeState } from './notice.ts'
import { NoticePhoto } from './noticePhoto.ts'
import { openObjections } from './objections.ts'

const OPEN: readonly NoticeState[] = ['waiting', 'running', 'interrupted']

/** What is announced in this person's place, or waits to be; what ends soonest first. */
export async function openNotices(
  tx: Runtime,
  who: Person,
  states: readonly NoticeState[] = OPEN,
  scope = who.regionCode,
): Promise<Notice[]> {
  const rows = await tx.db
    .createQueryBuilder(Notice, 'n')
    .where(...within('n.villageCode', 'scope', scope))
    .andWhere('n.state IN (:...states)', { states })
    .orderBy('n.dueOn', 'ASC')
    .addOrderBy('n.id', 'ASC')
    .take(500)
    .getMany()
  return rows.filter((notice) => can.see(who, notice))
}

/** A notice by its number, as far as this person may see it. */
export async function noticeSeen(tx: Runtime, who: Person, code: string): Promise<Notice | null> {
  const notice = await tx.db.findOneBy(Notice, { code: code.toUpperCase() })
  return notice && can.see(who, notice) ? notice : null
}

/** The newest notice of a process or plan; null when none was opened. */
export const noticeOf = (tx: Runtime, subject: string, subjectId: number): Promise<Notice | null> =>
  tx.db.findOne(Notice, { where: { subject, subjectId }, order: { id: 'DESC' } })

/** Whether what it announces may go on: it hung its days, was taken down with a witness, and every objection has its answer. */
export const isComplete = async (tx: Runtime, notice: Notice | null): Promise<boolean> =>
  notice?.state === 'ended' && (await openObjections(tx, notice.id)).length === 0

export const photosOfNotice = (tx: Runtime, noticeId: number): Promise<NoticePhoto[]> =>
  tx.db.find(NoticePhoto, { where: { noticeId }, order: { id: 'ASC' } })

/** Notices whose days are full by `day` and that still hang: a row each, for whoever reminds. */
export const dueNotices = (tx: Runtime, day: string): Promise<Notice[]> =>
  tx.db.find(Notice, { where: { state: 'running', dueOn: LessThanOrEqual(day) }, order: { id: 'ASC' } })

/** The first day on which one that hangs is full; null when none hangs. */
export async function nextNoticeDue(tx: Runtime, after: string): Promise<string | null> {
  const rows = await tx.db.find(Notice, { where: { state: In(['running']) }, order: { dueOn: 'ASC' } })
  return rows.map(({ dueOn }) => dueOn).find((day) => day !== null && day > after) ?? null
}
