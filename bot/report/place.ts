import dayjs from 'dayjs'
import { assetsById } from '../../entities/asset/assets.ts'
import { shortName } from '../../entities/asset/names.ts'
import { can } from '../../entities/person/policy.ts'
import type { Report } from '../../entities/report/report.ts'
import { bindPlace, type PlaceRef } from '../../entities/report/sentPlaces.ts'
import { botTexts } from '../../entities/texts/bot.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { placeTexts } from '../../entities/texts/place.ts'
import type { KnownTurn } from '../turn.ts'
import { openDraft } from './open.ts'
import { justReported } from './photos.ts'

const MEMORY = 'place'
interface Waiting {
  place: PlaceRef
  at: string
  /** The message of the draft it was sent for; null: for whatever is said next. */
  draft: number | null
}

/** The place this message brought. */
function placeOf({ message }: KnownTurn): PlaceRef | null {
  return message.place === null ? null : { ...message.place, messageId: message.id }
}

/** The place of this message, or one sent shortly before that waits for these words; taken out of memory. */
function recallPlace(turn: KnownTurn, draft: number): PlaceRef | null {
  const waiting = turn.talk.recall<Waiting>(MEMORY)
  turn.talk.forget(MEMORY)
  const minutes = turn.tx.settings.value<number>('photo.joinMinutes')
  const isMeant =
    waiting !== null &&
    dayjs(turn.tx.clock.now()).diff(waiting.at, 'minute', true) <= minutes &&
    (waiting.draft === null || waiting.draft === draft)
  return placeOf(turn) ?? (isMeant ? waiting.place : null)
}

/**
 * 位置 - a location without words: to what is being asked about (it is kept with the report when that is filed), else to what was just
 * reported, else it waits for the words. True when the message was one.
 */
export async function takePlace(turn: KnownTurn): Promise<boolean> {
  const place = placeOf(turn)
  if (place === null || turn.text !== '' || turn.message.files.length > 0) return false
  if (!can.fileReports(turn.person)) {
    await turn.reply(botTexts.cannotReport())
    return true
  }
  const draft = (await openDraft(turn))?.draft.messageId ?? null
  const recent = draft !== null ? [] : [...new Set((await justReported(turn)).map((report) => report.assetId))]
  if (recent.length === 1) await placeTo(turn, recent[0]!, place)
  else if (recent.length > 1) await ask(turn, recent, place)
  else {
    turn.talk.remember(MEMORY, { place, draft, at: turn.tx.clock.now().toISOString() } satisfies Waiting)
    await turn.reply(draft !== null ? placeTexts.keptForDraft() : placeTexts.kept())
  }
  return true
}

/** Binds a place to an asset and to its report, when one was just sent, and says so. */
export async function placeTo(turn: KnownTurn, assetId: number, place: PlaceRef): Promise<void> {
  const report = (await justReported(turn)).find((one) => one.assetId === assetId) ?? null
  const said = await bind(turn, { assetId, report, place })
  const [asset] = await assetsById(turn.tx, [assetId])
  await turn.reply(placeTexts.joined({ asset: asset ? await shortName(turn.tx, asset) : '', said }))
}

/** For the receipt of what was filed: what became of the place that came with it. Of several reports it is asked which. */
export async function placeFiled(turn: KnownTurn, draft: number, reports: Report[]): Promise<PlaceFiled> {
  const place = reports.length === 0 ? null : recallPlace(turn, draft)
  const [only] = reports
  if (place === null || !only) return { said: '', ask: null }
  if (reports.length === 1) return { said: await bind(turn, { assetId: only.assetId, report: only, place }), ask: null }
  const assets = reports.map((report) => report.assetId)
  return { said: '', ask: () => ask(turn, assets, place) }
}

interface PlaceFiled {
  said: string
  /** To be done after the receipt. */
  ask: (() => Promise<void>) | null
}

async function bind(
  turn: KnownTurn,
  { assetId, report, place }: { assetId: number; report: Report | null; place: PlaceRef },
): Promise<string> {
  const { filled, metres } = await bindPlace(turn.tx, { place, assetId, reportId: report?.id ?? null, by: turn.person })
  if (filled) return placeTexts.filled()
  return metres > turn.tx.settings.value<number>('photo.farMetres') ? placeTexts.far({ metres }) : placeTexts.near()
}

async function ask(turn: KnownTurn, assetIds: number[], place: PlaceRef): Promise<void> {
  const assets = await assetsById(turn.tx, assetIds)
  const names = await Promise.all(assets.map((asset) => shortName(turn.tx, asset)))
  turn.talk.begin('place', { place, assetIds: assets.map((asset) => asset.id) })
  turn.saying.ask({ text: placeTexts.which({ choices: names }), choices: buttons.numbered(names), about: 'words' })
}
