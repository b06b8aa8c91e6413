import { audit } from '../base/audit.ts'
import { daysBetween } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import { DomainError, isDuplicateKey, must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import { noticeStateNames, noticeStepNames, nextNoticeStep } from '../texts/notice.ts'
import { countedUntil, dueOn } from './count.ts'
import { Notice } from './notice.ts'
import { NoticePhoto } from './noticePhoto.ts'
import { openObjections } from './objections.ts'
import { mayFrom, type NoticeStep, noticeSteps } from './steps.ts'

export interface NoticeAct {
  noticeId: number
  step: NoticeStep
  /** The version the actor saw; left out: whatever stands. */
  seen?: number | undefined
  /** When it happened; today when left out, never later. */
  day?: string | undefined
  /** Where it hangs: for start, and for repost when it hangs elsewhere now. */
  place?: string | undefined
  /** Pictures (sha256) of the paper on the board: start, repost and end need one. */
  photos?: readonly string[]
  /** 村务监督委员会: who saw it come down, for end. */
  witness?: string | undefined
  /** Why, for interrupt and cancel. */
  reason?: string | undefined
  messageId?: number | null
}

/**
 * One step of a notice. Throws notice/not-found, person/forbidden, notice/changed-meanwhile, notice/not-now, notice/day,
 * notice/needs-place, notice/needs-photo, notice/not-due, notice/objection-open, notice/needs-witness, notice/needs-reason.
 */
export async function actOnNotice(tx: Runtime, by: Person, act: NoticeAct): Promise<Notice> {
  const notice = await locked(tx, act.noticeId)
  must(notice !== null && can.see(by, notice), 'notice/not-found', { code: '' })
  must(can.postNotice(by, notice), 'person/forbidden')
  const { code, state, version } = notice
  must(act.seen === undefined || act.seen === version, 'notice/changed-meanwhile', { code })
  if (!mayFrom(act.step, state))
    throw new DomainError('notice/not-now', {
      code,
      step: noticeStepNames[act.step],
      state: noticeStateNames[state],
      next: nextNoticeStep[state],
    })
  const today = localDate(tx.clock.now())
  const day = act.day ?? today
  must(day <= today && day >= (notice.postedOn ?? '2000-01-01'), 'notice/day', { code, day, today })
  const changed = await changes[act.step](tx, notice, { ...act, day })
  const { affected } = await tx.db.update(
    Notice,
    { id: notice.id, version },
    { ...changed, state: noticeSteps[act.step].to, version: version + 1 },
  )
  must(affected === 1, 'notice/changed-meanwhile', { code })
  if (act.step === 'start' || act.step === 'repost' || act.step === 'end')
    await keepPhotos(tx, by, notice, { ...act, day, moment: act.step })
  await audit(tx, {
    subject: 'notice',
    subjectId: notice.id,
    action: act.step,
    by: by.id,
    messageId: act.messageId ?? null,
    version: version + 1,
    change: { day, ...changed, ...(act.reason ? { reason: act.reason } : {}), photos: act.photos ?? [] },
  })
  return tx.db.findOneByOrFail(Notice, { id: notice.id })
}

/** The row is the lock that keeps two actors in turn. */
async function locked(tx: Runtime, id: number): Promise<Notice | null> {
  await tx.db.update(Notice, { id }, { version: () => 'version' })
  return tx.db.findOneBy(Notice, { id })
}

type Changing = (tx: Runtime, notice: Notice, act: NoticeAct & { day: string }) => Promise<Partial<Notice>>

const hanging = ({ days, countedDays, postedOn }: Notice, day: string) => ({
  days,
  countedDays,
  postedOn: postedOn ?? day,
})

const changes: Record<NoticeStep, Changing> = {
  async start(_tx, notice, { day, place = '', photos = [] }) {
    must(place.trim(), 'notice/needs-place', { title: notice.title })
    must(photos.length > 0, 'notice/needs-photo', { title: notice.title, moment: noticeStepNames.start })
    return {
      place: place.trim().slice(0, 120),
      startedOn: day,
      postedOn: day,
      dueOn: dueOn({ ...hanging(notice, day), postedOn: day }),
    }
  },
  async interrupt(_tx, notice, { day, reason = '' }) {
    must(reason.trim(), 'notice/needs-reason', { code: notice.code })
    return { interruptedOn: day, countedDays: countedUntil(hanging(notice, day), day), postedOn: null, dueOn: null }
  },
  async repost(_tx, notice, { day, place = '', photos = [] }) {
    must(notice.interruptedOn === null || day >= notice.interruptedOn, 'notice/day', {
      code: notice.code,
      day,
      today: notice.interruptedOn ?? '',
    })
    must(photos.length > 0, 'notice/needs-photo', { title: notice.title, moment: noticeStepNames.repost })
    return {
      ...(place.trim() ? { place: place.trim().slice(0, 120) } : {}),
      postedOn: day,
      dueOn: dueOn({ ...hanging(notice, day), postedOn: day }),
    }
  },
  async end(tx, notice, { day, photos = [], witness = '' }) {
    const { title, days } = notice
    const due = notice.dueOn ?? day
    must(day >= due, 'notice/not-due', { title, days, due, left: daysBetween(day, due) })
    const [open] = await openObjections(tx, notice.id)
    must(!open, 'notice/objection-open', { title, words: (open?.words ?? '').slice(0, 60) })
    must(photos.length > 0, 'notice/needs-photo', { title, moment: noticeStepNames.end })
    must(witness.trim(), 'notice/needs-witness', { title })
    return { endedOn: day, witness: witness.trim().slice(0, 40) }
  },
  async cancel(_tx, notice, { reason = '' }) {
    must(reason.trim(), 'notice/needs-reason', { code: notice.code })
    return { dueOn: null }
  },
}

async function keepPhotos(
  tx: Runtime,
  by: Person,
  { id: noticeId }: Notice,
  { photos = [], moment, day, messageId = null }: NoticeAct & { moment: NoticePhoto['moment']; day: string },
): Promise<void> {
  for (const sha256 of photos) {
    try {
      await tx.db.insert(NoticePhoto, { noticeId, moment, sha256, takenOn: day, broughtBy: by.id, messageId })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
}
