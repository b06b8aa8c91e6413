import { In } from 'typeorm'
import { assetsById } from '../../entities/asset/assets.ts'
import { shortName } from '../../entities/asset/names.ts'
import { Photo } from '../../entities/report/photo.ts'
import type { PhotoRef } from '../../entities/report/photos.ts'
import { type Reading, readReport } from '../../entities/report/read/index.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import type { KnownTurn } from '../turn.ts'
import type { Known } from './context.ts'
import { placedPhotos, takePhotos, waitingPhotos } from './photos.ts'

/** A caption is short and asks nothing. */
const LONGEST = 20

/**
 * 先图后说明 - some channels send a picture and its caption as two messages: words that only name what the pictures just sent show.
 * False when they say more, or there is no picture.
 */
export async function takeCaption(turn: KnownTurn, reading: Reading, { context }: Known): Promise<boolean> {
  const justPlaced = placedPhotos(turn) // gone with this message, whatever it says
  if (reading.intent !== 'ask' && reading.items.length > 0) return false
  if (turn.text.length > LONGEST || reportTexts.asksWords.test(turn.text)) return false
  const waiting = waitingPhotos(turn)
  const placed = waiting.length === 0 ? justPlaced : []
  const photos = waiting.length > 0 ? waiting : placed
  if (photos.length === 0) return false
  const media = photos.map(({ sha256 }) => ({ id: sha256, type: 'image' }))
  const { intent, items } = readReport(turn.text, { ...context, media })
  const named = items.filter(
    (item) => item.asset_id !== null && item.match !== 'previous' && item.match !== 'out_of_scope',
  )
  if (intent !== 'photo' || named.length === 0) return false
  if (waiting.length > 0) await takePhotos(turn, named)
  else if (named.length === 1) await putRight(turn, Number(named[0]!.asset_id), placed)
  return waiting.length > 0 || named.length === 1
}

/** Pictures went to what was just reported; the caption says what they show, the same or something else. */
async function putRight({ tx, person, reply, saying }: KnownTurn, assetId: number, photos: PhotoRef[]): Promise<void> {
  saying.claimPhotos()
  const which = {
    sha256: In(photos.map(({ sha256 }) => sha256)),
    messageId: In(photos.map(({ messageId }) => messageId)),
  }
  const bound = await tx.db.findBy(Photo, { ...which, senderId: person.id })
  const wrong = bound.filter((photo) => photo.assetId !== assetId)
  if (wrong.length > 0) await tx.db.update(Photo, { id: In(wrong.map(({ id }) => id)) }, { assetId, reportId: null })
  const [asset] = await assetsById(tx, [assetId])
  await reply(reportTexts.photosOfAsset({ count: photos.length, asset: asset ? await shortName(tx, asset) : '' }))
}
