import { asset } from '../asset/assets.ts'
import { standAt } from '../asset/standAt.ts'
import { isDuplicateKey } from '../base/errors.ts'
import { metresBetween, type Place } from '../base/place.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { SentPlace } from './sentPlace.ts'

/** A place that waits to be bound, and the message that brought it. */
export interface PlaceRef extends Place {
  label: string
  messageId: number
}

export interface BoundPlace {
  /** It is now where the asset stands: nobody had said so before. */
  filled: boolean
  /** How far it is from where the asset stands. */
  metres: number
}

/** Keeps a place as evidence of an asset and its report; the first one is where the asset stands, later ones are compared. */
export async function bindPlace(
  tx: Runtime,
  { place, assetId, reportId, by }: { place: PlaceRef; assetId: number; reportId: number | null; by: Person },
): Promise<BoundPlace> {
  const { lng, lat, label, messageId } = place
  try {
    const row = {
      assetId,
      reportId,
      senderId: by.id,
      messageId,
      lng,
      lat,
      label: label.slice(0, 200),
      sentAt: tx.clock.now(),
    }
    await tx.db.insert(SentPlace, row)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  const filled = await standAt(tx, { assetId, place, from: 'message', by: by.id, messageId })
  const stands = await asset(tx, assetId)
  const metres =
    stands?.lng == null || stands.lat === null ? 0 : metresBetween({ lng: stands.lng, lat: stands.lat }, place)
  return { filled, metres }
}

/** A corrected report takes over the places of the one it replaces. */
export async function movePlaces(tx: Runtime, from: number, to: { id: number; assetId: number }): Promise<void> {
  await tx.db.update(SentPlace, { reportId: from }, { reportId: to.id, assetId: to.assetId })
}
