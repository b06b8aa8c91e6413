import dayjs from 'dayjs'
import { assetsById } from '../../entities/asset/assets.ts'
import { shortName } from '../../entities/asset/names.ts'
import { isPicture } from '../../entities/message/fileKinds.ts'
import { bindPhotos, type PhotoRef } from '../../entities/report/photos.ts'
import type { ReadItem } from '../../entities/report/read/index.ts'
import type { Report } from '../../entities/report/report.ts'
import { lastReportsOf, standing } from '../../entities/report/reports.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import type { KnownTurn } from '../turn.ts'

/** Memory: pictures that wait for their words. */
export const PHOTOS_WAIT = 'photos'
interface Waiting {
  photos: PhotoRef[]
  at: string
}

/** The pictures of this message. */
export function photosOf(turn: KnownTurn): PhotoRef[] {
  return turn.message.files
    .filter(isPicture)
    .map((file) => ({ sha256: file.sha256, messageId: turn.message.id, takenAt: file.takenAt ?? null }))
}

/** Pictures sent shortly before, waiting for the words that say what they show; taken out of memory. */
export function recallPhotos(turn: KnownTurn): PhotoRef[] {
  const waiting = turn.talk.recall<Waiting>(PHOTOS_WAIT)
  turn.talk.forget(PHOTOS_WAIT)
  return waiting !== null && isRecent(turn, waiting.at) ? waiting.photos : []
}

/** The same, left where they are. */
export function waitingPhotos(turn: KnownTurn): PhotoRef[] {
  const waiting = turn.talk.recall<Waiting>(PHOTOS_WAIT)
  return waiting !== null && isRecent(turn, waiting.at) ? waiting.photos : []
}

const PLACED = 'placed'
/** Pictures that came without a word and went to what was just reported; only until the next message. */
export function placedPhotos(turn: KnownTurn): PhotoRef[] {
  const placed = turn.talk.recall<Waiting>(PLACED)
  turn.talk.forget(PLACED)
  return placed !== null && isRecent(turn, placed.at) ? placed.photos : []
}

/** 先发图后说话 - keeps pictures until the words come. */
export function keepPhotos(turn: KnownTurn, photos: PhotoRef[]): void {
  const before = recallPhotos(turn)
  turn.talk.remember(PHOTOS_WAIT, { photos: [...before, ...photos], at: turn.tx.clock.now().toISOString() })
}

/** Pictures with or without a caption: to the named asset's newest report, else to what was just reported, else they wait. */
export async function takePhotos(turn: KnownTurn, items: ReadItem[]): Promise<void> {
  const photos = [...recallPhotos(turn), ...photosOf(turn)]
  if (photos.length === 0) return turn.reply(reportTexts.photoHint())
  // an asset merely carried over from the last report counts only while it is recent, below
  const named = items.filter((item) => item.asset_id !== null && item.match !== 'previous')
  if (named.length === 1) return toAsset(turn, Number(named[0]!.asset_id), photos)
  const placed = named.filter((item) => item.photos.length > 0)
  if (named.length > 1 && placed.length === named.length) return placeEach(turn, placed, photos)
  if (named.length > 1)
    return ask(
      turn,
      named.map((item) => Number(item.asset_id)),
      photos,
    )

  const recent = await justReported(turn)
  const assets = [...new Set(recent.map((report) => report.assetId))]
  if (assets.length === 1) {
    if (turn.text === '') turn.talk.remember(PLACED, { photos, at: turn.tx.clock.now().toISOString() })
    return toAsset(turn, assets[0]!, photos)
  }
  if (assets.length > 1) return ask(turn, assets, photos)
  keepPhotos(turn, photos)
  turn.saying.ask({ text: reportTexts.photosKept({ count: photos.length }), about: 'photos' })
}

/** "第一张是光伏 第二张是冷库": each picture to the asset the words give it. */
async function placeEach(turn: KnownTurn, items: ReadItem[], photos: PhotoRef[]): Promise<void> {
  for (const item of items) {
    const own = photos.filter((photo) => item.photos.includes(photo.sha256))
    if (own.length > 0) await toAsset(turn, Number(item.asset_id), own)
  }
}

/** Binds pictures to an asset and to its report, when one was just sent. */
export async function toAsset(turn: KnownTurn, assetId: number, photos: PhotoRef[]): Promise<void> {
  const { tx, person } = turn
  const [asset] = await assetsById(tx, [assetId])
  const report = (await justReported(turn)).find((r) => r.assetId === assetId) ?? null
  await bindPhotos(tx, { photos, assetId, reportId: report?.id ?? null, by: person })
  const name = asset ? await shortName(tx, asset) : ''
  const hint = staleHint(turn, photos)
  if (report === null) return turn.reply(reportTexts.photosOfAsset({ count: photos.length, asset: name }) + hint)
  // before the first words of a burst they may be about what comes next
  const opens = turn.text === '' && (turn.saying.opens || !(await turn.saying.followsClosely()))
  turn.saying.attach({ count: photos.length, assetId, reportId: report.id, hint }, opens ? photos : null)
}

/** Says when pictures are older than the county wants them; they are kept all the same (D63). */
export function staleHint(turn: KnownTurn, photos: PhotoRef[]): string {
  const days = turn.tx.settings.value<number>('photo.maxAgeDays')
  const limit = dayjs(turn.tx.clock.now()).subtract(days, 'day')
  const count = photos.filter((photo) => photo.takenAt !== null && dayjs(photo.takenAt).isBefore(limit)).length
  return count === 0 ? '' : reportTexts.photoStale({ count, days })
}

async function ask(turn: KnownTurn, assetIds: number[], photos: PhotoRef[]): Promise<void> {
  const assets = await assetsById(turn.tx, assetIds)
  const names = await Promise.all(assets.map((asset) => shortName(turn.tx, asset)))
  turn.talk.begin('photos', { photos, assetIds: assets.map((asset) => asset.id) })
  turn.saying.ask({
    text: reportTexts.photosWhich({ count: photos.length, choices: names }),
    choices: buttons.numbered(names),
    about: 'words',
  })
}

export async function justReported(turn: KnownTurn): Promise<Report[]> {
  const reports = await lastReportsOf(turn.tx, turn.person.id)
  const newest = reports[0]
  return reports.filter(
    (r) => standing.includes(r.state) && isRecent(turn, r.submittedAt) && r.messageId === newest?.messageId,
  )
}

function isRecent(turn: KnownTurn, at: Date | string): boolean {
  const minutes = turn.tx.settings.value<number>('photo.joinMinutes')
  return dayjs(turn.tx.clock.now()).diff(at, 'minute', true) <= minutes
}
