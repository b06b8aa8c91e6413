import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import type { SettingKey } from '../settings/defaults.ts'
import { Notice, type NoticeKind } from './notice.ts'

/** Which setting says for how many days. */
export const daysSetting: Record<NoticeKind, SettingKey> = {
  registration: 'notice.registrationDays',
  distribution: 'notice.distributionDays',
  disposal: 'notice.disposalDays',
  appraisal: 'notice.appraisalDays',
}

export interface OpenNotice {
  kind: NoticeKind
  villageCode: string
  /** As people say it: 荆干村冷库确权. */
  title: string
  subject?: string | null
  subjectId?: number | null
  messageId?: number | null
}

/** Opens a notice that waits to be posted. Something that has one open already gets that one. Throws person/forbidden. */
export async function openNotice(tx: Runtime, by: Person, order: OpenNotice): Promise<Notice> {
  const { kind, villageCode, subject = null, subjectId = null } = order
  must(can.postNotice(by, { villageCode }), 'person/forbidden')
  const number = await nextNumber(tx, 'notice')
  if (subject !== null && subjectId !== null) {
    const open = await tx.db.find(Notice, { where: { subject, subjectId }, order: { id: 'DESC' } })
    const running = open.find(({ state }) => ['waiting', 'running', 'interrupted'].includes(state))
    if (running) return running
  }
  const notice = tx.db.create(Notice, {
    code: `G${String(number).padStart(4, '0')}`,
    kind,
    villageCode,
    title: order.title.slice(0, 120),
    subject,
    subjectId,
    place: '',
    days: tx.settings.value<number>(daysSetting[kind]),
    state: 'waiting',
    countedDays: 0,
    witness: '',
    openedBy: by.id,
    openedAt: tx.clock.now(),
    version: 1,
  })
  await tx.db.insert(Notice, notice)
  await audit(tx, {
    subject: 'notice',
    subjectId: notice.id,
    action: 'open',
    by: by.id,
    messageId: order.messageId ?? null,
    version: 1,
    change: { code: notice.code, kind, title: notice.title, days: notice.days, subject, subjectId },
  })
  return tx.db.findOneByOrFail(Notice, { id: notice.id })
}
