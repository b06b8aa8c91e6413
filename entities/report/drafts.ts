import dayjs from 'dayjs'
import { In, IsNull } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { Asset } from '../asset/asset.ts'
import type { Person } from '../person/person.ts'
import type { Draft, DraftItem } from './draft.ts'
import { type DraftState, ReportDraft } from './reportDraft.ts'
import { ReportQuestion } from './reportQuestion.ts'

/** What waits for a word of somebody, what was asked longest ago first. */
export const openDrafts = (tx: Runtime, personId: string): Promise<ReportDraft[]> =>
  tx.db.find(ReportDraft, { where: { personId, state: 'open' }, order: { askedAt: 'ASC', id: 'ASC' } })

export const openDraftById = (tx: Runtime, id: number, personId: string): Promise<ReportDraft | null> =>
  tx.db.findOneBy(ReportDraft, { id, personId, state: 'open' })

export interface Asking {
  draft: Draft
  readerWants: boolean
  question: string
  choices?: ReportDraft['choices']
}

/** Keeps a draft with the question it waits for, and records that the question was put. */
export async function keepAsked(
  tx: Runtime,
  asking: Asking,
  { by, messageId }: { by: Person; messageId: number },
): Promise<ReportDraft> {
  const row = await keep(tx, asking, by)
  await recordQuestion(tx, row, { messageId, again: false })
  return row
}

/** 存草稿 - keeps a draft, with what would have to be asked next. */
export async function keep(
  tx: Runtime,
  { draft, readerWants, question, choices = null }: Asking,
  by: Person,
): Promise<ReportDraft> {
  const now = tx.clock.now()
  const values = { draft, readerWants, question, choices, villageCode: await villageOf(tx, draft, by), askedAt: now }
  const row = tx.db.create(ReportDraft, {
    ...values,
    personId: by.id,
    state: 'open',
    createdAt: new Date(draft.since),
    toldAt: null,
    closedAt: null,
  })
  const known = draft.id === null ? null : await openDraftById(tx, draft.id, by.id)
  if (known) Object.assign(row, { id: known.id, toldAt: known.toldAt })
  // TypeORM's deep-partial type does not accept open records
  else await tx.db.insert(ReportDraft, row)
  draft.id = row.id
  await save(tx, row, values)
  return row
}

/** The question of a draft is put once more, which is no further question; or after all, when it was taken back unread. */
export async function askedAgain(tx: Runtime, row: ReportDraft, messageId: number, again: boolean): Promise<void> {
  if (!again) countTurn(row.draft)
  await save(tx, row, { draft: row.draft })
  await recordQuestion(tx, row, { messageId, again })
}

/** Writes what changed in an open draft. */
export const save = (tx: Runtime, { id }: Pick<ReportDraft, 'id'>, values: Partial<ReportDraft>): Promise<unknown> =>
  tx.db.update(ReportDraft, { id }, values)

async function recordQuestion(
  tx: Runtime,
  { id, draft, personId, villageCode }: ReportDraft,
  { messageId, again }: { messageId: number; again: boolean },
): Promise<void> {
  const { asked } = draft
  if (asked === null) return
  const item = draft.items[asked.item]
  const isAboutAll = asked.what === 'confirm' && draft.items.length > 1
  await tx.db.insert(ReportQuestion, {
    draftId: id,
    item: asked.item,
    personId,
    villageCode,
    assetId: isAboutAll ? null : (item?.assetId ?? null),
    period: item?.period ?? null,
    what: asked.what,
    again,
    messageId,
    at: tx.clock.now(),
    answeredAt: null,
    reportId: null,
  })
}

/** One more question put: to the item it is about; a read-back is about all of them. */
export function countTurn(draft: Draft, by: 1 | -1 = 1): void {
  const { asked } = draft
  for (const [i, item] of draft.items.entries())
    if (asked !== null && (asked.what === 'confirm' || asked.item === i)) item.turns = Math.max(0, item.turns + by)
}

/** The last question was taken back before anybody read it: it was never put. */
export async function unask(tx: Runtime, draftId: number): Promise<void> {
  const row = await tx.db.findOneBy(ReportDraft, { id: draftId, state: 'open' })
  const question = await tx.db.findOne(ReportQuestion, { where: { draftId }, order: { id: 'DESC' } })
  if (row) {
    countTurn(row.draft, -1)
    await save(tx, row, { draft: row.draft })
  }
  if (question) await tx.db.delete(ReportQuestion, { id: question.id })
}

/** The sender said something that answers what was asked. */
export const answered = (tx: Runtime, draftId: number): Promise<unknown> =>
  tx.db.update(ReportQuestion, { draftId, answeredAt: IsNull() }, { answeredAt: tx.clock.now() })

export async function closeDraft(
  tx: Runtime,
  { id }: Pick<ReportDraft, 'id'>,
  state: Exclude<DraftState, 'open'>,
): Promise<void> {
  await tx.db.update(ReportDraft, { id, state: 'open' }, { state, closedAt: tx.clock.now() })
}

/** A draft became reports: its questions belong to them. By item; null where somebody else had said otherwise. */
export async function draftFiled(tx: Runtime, draft: Draft, reportIds: readonly (number | null)[]): Promise<void> {
  if (draft.id === null) return
  await closeDraft(tx, { id: draft.id }, 'filed')
  for (const [item, reportId] of reportIds.entries())
    if (reportId !== null)
      await tx.db.update(ReportQuestion, { draftId: draft.id, item, reportId: IsNull() }, { reportId })
}

/**
 * An asset was reported for a period: what drafts wanted to know of it, whoever's they are, is known now. Returns the drafts that
 * have nothing left to ask. `except`: the draft this report was made from; `of`: only that person's.
 */
export async function settleDrafts(
  tx: Runtime,
  about: { assetId: number; period: string | null; villageCode?: string },
  { except = null, state = 'settled', of }: { except?: number | null; state?: 'settled' | 'dropped'; of?: string } = {},
): Promise<ReportDraft[]> {
  const whose = of === undefined ? { villageCode: about.villageCode! } : { personId: of }
  const rows = await tx.db.findBy(ReportDraft, { ...whose, state: 'open' })
  const closed: ReportDraft[] = []
  for (const row of rows) {
    if (row.id === except || !row.draft.items.some((item) => isAbout(item, about))) continue
    const kept = row.draft.items.map((item, i) => ({ item, corrects: row.draft.corrects[i] ?? null }))
    const left = kept.filter(({ item }) => !isAbout(item, about))
    if (left.length === 0) {
      await closeDraft(tx, row, state)
      closed.push(row)
    } else {
      const draft: Draft = {
        ...row.draft,
        items: left.map((k) => k.item),
        corrects: left.map((k) => k.corrects),
        // what is asked next is found anew
        asked: null,
      }
      await save(tx, row, { draft })
    }
  }
  return closed
}

const isAbout = (item: DraftItem, { assetId, period }: { assetId: number; period: string | null }): boolean =>
  item.assetId === assetId && (period === null || item.period === null || item.period === period)

async function villageOf(tx: Runtime, { items }: Draft, by: Person): Promise<string> {
  const ids = items.flatMap((item) => item.assetId ?? [])
  const asset = ids.length === 0 ? null : await tx.db.findOne(Asset, { where: { id: In(ids) } })
  return asset?.villageCode ?? by.regionCode
}

/** Messages, questions and seconds one of a draft's reports cost its sender. */
export const effortOf = async (tx: Runtime, draft: Draft, index: number) => ({
  messages: index === 0 ? new Set(draft.messages).size : 0,
  questions: draft.id === null ? 0 : await tx.db.countBy(ReportQuestion, { draftId: draft.id, item: index }),
  seconds: Math.max(0, dayjs(tx.clock.now()).diff(draft.since, 'second')),
})
