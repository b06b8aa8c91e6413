import { maskPersonalNumbers } from '../../entities/base/mask.ts'
import { type Draft, draftOf } from '../../entities/report/draft.ts'
import type { Reading } from '../../entities/report/read/index.ts'
import type { Report } from '../../entities/report/report.ts'
import { currentReport, lastReportsOf } from '../../entities/report/reports.ts'
import { withdraw } from '../../entities/report/withdraw.ts'
import { botTexts } from '../../entities/texts/bot.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { regionName } from '../../entities/region/regions.ts'
import { assetsById } from '../../entities/asset/assets.ts'
import type { KnownTurn } from '../turn.ts'
import type { Known } from './context.ts'
import { photosOf, recallPhotos, takePhotos } from './photos.ts'
import { lineById } from './line.ts'
import { assetsAsked } from './open.ts'
import { proceed } from './proceed.ts'

/** A message that reports: from what was read to a draft, and on. What is another village's is said and left out. */
export async function takeReport(turn: KnownTurn, reading: Reading, { assets }: Known): Promise<void> {
  const own = reading.items.filter((item) => item.match !== 'out_of_scope')
  const foreign = reading.items.filter((item) => item.match === 'out_of_scope')
  if (foreign.length > 0) await refuseForeign(turn, foreign)
  if (own.length === 0 && foreign.length > 0) return
  if (assets.size === 0) return turn.reply(reportTexts.noAssets())
  if (reading.intent === 'photo') return takePhotos(turn, own)

  const photos = [...recallPhotos(turn), ...photosOf(turn)]
  const draft = draftOf(
    { ...reading, items: own },
    { id: turn.message.id, words: maskPersonalNumbers(turn.text), photos },
  )
  if (own.length === 0 && reading.withdraws?.length) return withdrawNamed(turn, reading.withdraws)
  await dropSettled(turn, draft)
  if (draft.items.length === 0) return turn.reply(reportTexts.unchangedNothing())
  if (reading.intent === 'correct') await aimCorrection(turn, draft, reading.withdraws ?? [])
  await proceed(turn, draft, { readerWants: reading.confirm, assets })
}

async function refuseForeign(turn: KnownTurn, items: Reading['items']): Promise<void> {
  const rows = await assetsById(turn.tx, items.map((item) => Number(item.asset_id)).filter(Number.isInteger))
  const village = rows[0] ? await regionName(turn.tx, rows[0].villageCode) : ''
  await turn.reply(botTexts.otherVillage({ village }))
}

/** "都正常" speaks of what is still open; what was reported before, or waits for an answer, is left as it is. */
async function dropSettled(turn: KnownTurn, draft: Draft): Promise<void> {
  const keep: boolean[] = []
  const beingAsked = assetsAsked(turn)
  for (const item of draft.items) {
    const sweeping = item.match === 'all' || item.match === 'rest'
    const before =
      sweeping && item.assetId !== null && item.period !== null
        ? await currentReport(turn.tx, item.assetId, item.period)
        : null
    keep.push(!(sweeping && beingAsked.has(item.assetId)) && (before === null || before.state === 'returned'))
  }
  draft.items = draft.items.filter((_, i) => keep[i])
  draft.corrects = draft.items.map(() => null)
}

/** Points each item of a correction at the report it replaces: the same asset's, or the one the message takes back (是2号棚不是1号棚). */
async function aimCorrection(turn: KnownTurn, draft: Draft, withdraws: string[]): Promise<void> {
  const last = withdraws.length > 0 ? await lastReportsOf(turn.tx, turn.person.id) : []
  for (const [index, item] of draft.items.entries()) {
    const moved = last.find((report) => report.assetId === Number(withdraws[index] ?? withdraws[0]))
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
  const last = await lastReportsOf(turn.tx, turn.person.id)
  const named = assetIds.flatMap((id) => last.find((report) => report.assetId === Number(id)) ?? [])
  if (named.length === 0) return turn.reply(reportTexts.nothingToWithdraw())
  for (const report of named) {
    await withdraw(turn.tx, { report, by: turn.person, messageId: turn.message.id })
    await turn.reply(
      reportTexts.withdrawn({ line: await lineById(turn.tx, report.assetId, report), receipt: report.receiptNo }),
    )
  }
}
