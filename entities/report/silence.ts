import dayjs from 'dayjs'
import { IsNull, LessThanOrEqual } from 'typeorm'
import { afterQuiet } from '../base/calendar.ts'
import type { Runtime } from '../base/runtime.ts'
import { tell } from '../message/tell.ts'
import { reportDraftTexts as say } from '../texts/reportDraft.ts'
import { closeDraft, save } from './drafts.ts'
import { ReportDraft } from './reportDraft.ts'
import { expectWords } from './resume.ts'
import { summaryOf } from './summary.ts'

/** Drafts last asked about before these moments have fallen silent, or have waited long enough. */
const limits = ({ clock, settings }: Runtime) => ({
  silent: dayjs(clock.now()).subtract(settings.value<number>('draft.silenceMinutes'), 'minute').toDate(),
  old: dayjs(clock.now()).subtract(settings.value<number>('draft.keepDays'), 'day').toDate(),
})

const untold = (tx: Runtime) => ({
  state: 'open' as const,
  toldAt: IsNull(),
  askedAt: LessThanOrEqual(limits(tx).silent),
})
const expired = (tx: Runtime) => ({ state: 'open' as const, askedAt: LessThanOrEqual(limits(tx).old) })

/** When somebody is to hear of a draft next, never in the quiet hours; null when none waits. */
export async function nextDraftDue(tx: Runtime): Promise<Date | null> {
  const first = (where: object) => tx.db.findOne(ReportDraft, { where, order: { askedAt: 'ASC' } })
  const [silent, old] = [await first({ state: 'open', toldAt: IsNull() }), await first({ state: 'open' })]
  const moments = [
    silent && dayjs(silent.askedAt).add(tx.settings.value<number>('draft.silenceMinutes'), 'minute'),
    old && dayjs(old.askedAt).add(tx.settings.value<number>('draft.keepDays'), 'day'),
  ].flatMap((moment) => (moment ? [afterQuiet(moment.toDate(), tx.settings)] : []))
  return moments.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}

/** 说了一半 - tells people once what is kept of what they began, and what became of it when it was kept long enough. Returns how many were told. */
export async function tellOfDrafts(runtime: Runtime): Promise<number> {
  const now = runtime.clock.now()
  if (afterQuiet(now, runtime.settings) > now) return 0
  const people = async (where: object) =>
    new Set(
      (await runtime.db.find(ReportDraft, { where, select: { id: true, personId: true } })).map((r) => r.personId),
    )
  const old = await people(expired(runtime))
  for (const personId of old) await runtime.write((tx) => expire(tx, personId))
  const silent = await people(untold(runtime))
  for (const personId of silent) await runtime.write((tx) => tellKept(tx, personId))
  return old.size + silent.size
}

async function expire(tx: Runtime, personId: string): Promise<void> {
  const rows = await tx.db.find(ReportDraft, { where: { ...expired(tx), personId }, order: { id: 'ASC' } })
  if (rows.length === 0) return
  const lines = await Promise.all(rows.map((row) => summaryOf(tx, row.draft)))
  for (const row of rows) await closeDraft(tx, row, 'expired')
  await tell(tx, personId, {
    key: `draft-expired:${rows[0]!.id}`,
    text: say.expired({ lines, days: tx.settings.value<number>('draft.keepDays') }),
  })
}

async function tellKept(tx: Runtime, personId: string): Promise<void> {
  const rows = await tx.db.find(ReportDraft, {
    where: { ...untold(tx), personId },
    order: { askedAt: 'ASC', id: 'ASC' },
  })
  const last = rows.at(-1)
  if (!last) return
  const lines = await Promise.all(rows.map((row) => summaryOf(tx, row.draft)))
  for (const row of rows) await save(tx, row, { toldAt: tx.clock.now() })
  await expectWords(tx, rows)
  await tell(tx, personId, {
    key: `draft-kept:${last.id}`,
    text: say.kept({ lines, confirm: last.draft.asked?.what === 'confirm' }),
  })
}
