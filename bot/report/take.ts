import { maskPersonalNumbers } from '../../entities/base/mask.ts'
import { type Draft, draftOf } from '../../entities/report/draft.ts'
import type { Reading } from '../../entities/report/read/index.ts'
import type { ReportDraft } from '../../entities/report/reportDraft.ts'
import type { Report } from '../../entities/report/report.ts'
import { currentReport } from '../../entities/report/reports.ts'
import { withdraw } from '../../entities/report/withdraw.ts'
import { errorSentence } from '../../entities/texts/errors.ts'
import { botTexts } from '../../entities/texts/bot.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { regionName } from '../../entities/region/regions.ts'
import { assetsById } from '../../entities/asset/assets.ts'
import type { KnownTurn } from '../turn.ts'
import { type Known, saidBefore } from './context.ts'
import { photosOf, recallPhotos, takePhotos } from './photos.ts'
import { lineById } from '../../entities/report/line.ts'
import { assetsAsked } from './open.ts'
import { proceed } from './proceed.ts'
import { repeatLast } from './repeatLast.ts'

/**
 * A message that reports: from what was read to a draft, and on. What is another village's is said and left out. `begun`: what the
 * messages just before had come to, when all of it was read together.
 */
export async function takeReport(
  turn: KnownTurn,
  reading: Reading,
  { assets }: Known,
  begun: ReportDraft | null = null,
): Promise<void> {
  const isForeign = (item: Reading['items'][number]) =>
    item.match === 'out_of_scope' || (item.asset_id !== null && !assets.has(Number(item.asset_id)))
  const own = reading.items.filter((item) => !isForeign(item))
  const foreign = reading.items.filter(isForeign)
  if (foreign.length > 0) await refuseForeign(turn, foreign)
  if (own.length === 0 && foreign.length > 0) return
  if (assets.size === 0) return turn.reply(reportTexts.noAssets())
  if (reading.intent === 'photo') return takePhotos(turn, own)

  const photos = [...(begun?.draft.photos ?? []), ...recallPhotos(turn), ...photosOf(turn)]
  const draft = draftOf(
    { ...reading, items: own },
    { id: turn.message.id, words: maskPersonalNumbers(turn.text).slice(0, 2000), photos, at: turn.tx.clock.now() },
  )
  if (begun) {
    const { id, messageId, messages, since } = begun.draft
    Object.assign(draft, { id, messageId, messages: [...messages, turn.message.id], since })
  }
  if (own.length === 0 && reading.withdraws?.length) return withdrawNamed(turn, reading.withdraws)
  await dropSettled(turn, draft, assets)
  if (draft.items.length === 0) return turn.reply(reportTexts.unchangedNothing())
  await repeatLast(turn, draft)
  if (reading.intent === 'correct') await aimCorrection(turn, draft, reading.withdraws ?? [])
  else await addOnTop(turn, draft)
  await proceed(turn, draft, { readerWants: reading.confirm, assets })
}

async function refuseForeign(turn: KnownTurn, items: Reading['items']): Promise<void> {
  const rows = await assetsById(turn.tx, items.map((item) => Number(item.asset_id)).filter(Number.isInteger))
  const village = rows[0] ? await regionName(turn.tx, rows[0].villageCode) : ''
  const isOwnVillage = rows[0]?.villageCode === turn.person.regionCode
  await turn.reply(isOwnVillage ? errorSentence('person/out-of-scope') : botTexts.otherVillage({ village }))
}

/** "都正常" speaks of what is still open; what was reported before, or waits for an answer, is left as it is. */
async function dropSettled(turn: KnownTurn, draft: Draft, assets: Known['assets']): Promise<void> {
  const keep: boolean[] = []
  const beingAsked = await assetsAsked(turn)
  for (const item of draft.items) {
    const sweeping = item.match === 'all' || item.match === 'rest'
    const before =
      sweeping && item.assetId !== null && item.period !== null
        ? await currentReport(turn.tx, item.assetId, item.period)
        : null
    keep.push(!(sweeping && beingAsked.has(item.assetId)) && (before === null || before.state === 'returned'))
  }
  draft.items = draft.items.filter((_, i) => keep[i])
  // what nobody owes is not filed because of a word that was about what is owed
  const isSweep = (item: Draft['items'][number]) => item.match === 'all' || item.match === 'rest'
  const isOwed = (item: Draft['items'][number]) => assets.get(item.assetId ?? 0)?.assetClass === 'operating'
  if (draft.items.some((item) => isSweep(item) && isOwed(item)))
    draft.items = draft.items.filter((item) => !isSweep(item) || isOwed(item))
  draft.corrects = draft.items.map(() => null)
}

/** "再加 500": on top of what was reported; read back either way, because a total may have been meant. */
async function addOnTop(turn: KnownTurn, draft: Draft): Promise<void> {
  const [item] = draft.items
  if (draft.items.length !== 1 || !item || item.yuan === null || !reportTexts.moreWords.test(turn.text)) return
  draft.flags.push('relative_amount')
  if (item.assetId === null || item.period === null) return
  const before = await currentReport(turn.tx, item.assetId, item.period)
  if (before?.receivedFen) item.yuan = (before.receivedFen + Math.round(item.yuan * 100)) / 100
}

/** Points each item of a correction at the report it replaces: the same asset's, or the one the message takes back (是2号棚不是1号棚). */
async function aimCorrection(turn: KnownTurn, draft: Draft, withdraws: string[]): Promise<void> {
  const last = withdraws.length > 0 ? await saidBefore(turn) : []
  // 冷库是8000不是7500 speaks of figures; only a wrong asset moves a report
  const isMove = reportTexts.wrongAssetWords.test(turn.text)
  for (const [index, item] of draft.items.entries()) {
    const moved = isMove
      ? last.find((report) => report.assetId === Number(withdraws[index] ?? withdraws[0]))
      : undefined
    if (moved && item.assetId !== moved.assetId) {
      inherit(item, moved)
      draft.corrects[index] = moved.id
    } else if (item.assetId !== null && item.period !== null) {
      draft.corrects[index] = (await currentReport(turn.tx, item.assetId, item.period))?.id ?? null
    }
  }
}

/** A report moved to another asset keeps what the correction says nothing about. */
function inherit(item: Draft['items'][number], old: Report): void {
  item.period = old.period
  item.status ??= old.status
  if (item.yuan === null && item.raw === null && old.receivedFen !== null)
    Object.assign(item, {
      yuan: old.receivedFen / 100,
      basis: 'received',
      incomeKind: old.incomeKind,
      precision: old.precision,
    })
}

/** "光伏那条撤回": takes back the last report of each named asset. */
async function withdrawNamed(turn: KnownTurn, assetIds: string[]): Promise<void> {
  const last = await saidBefore(turn)
  const named = assetIds.flatMap((id) => last.find((report) => report.assetId === Number(id)) ?? [])
  if (named.length === 0) return turn.reply(reportTexts.nothingToWithdraw())
  for (const report of named) {
    await withdraw(turn.tx, { report, by: turn.person, messageId: turn.message.id })
    await turn.reply(
      reportTexts.withdrawn({ line: await lineById(turn.tx, report.assetId, report), receipt: report.receiptNo }),
    )
  }
}
