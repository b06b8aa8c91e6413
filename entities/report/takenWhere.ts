import type { Asset } from '../asset/asset.ts'
import { metresBetween, type Place } from '../base/place.ts'
import type { Runtime } from '../base/runtime.ts'
import type { StoredFile } from '../message/storedFile.ts'
import { photoTexts } from '../texts/photo.ts'
import type { SentPlace } from './sentPlace.ts'

/** Pictures and places that say they are farther from where the asset stands than the county lets pass. */
export function placeDoubts(tx: Runtime, asset: Asset | undefined, files: StoredFile[], sent: SentPlace[]): string[] {
  if (!asset || asset.lng === null || asset.lat === null) return []
  const stands = { lng: asset.lng, lat: asset.lat }
  const far = tx.settings.value<number>('photo.farMetres')
  const off = (place: Place, mayBeOff = 0) => Math.max(0, metresBetween(stands, place) - mayBeOff)
  const taken = files
    .flatMap((file) =>
      file.lng === null || file.lat === null ? [] : [off({ lng: file.lng, lat: file.lat }, file.gps?.metres ?? 0)],
    )
    .filter((metres) => metres > far)
  const told = sent.map((place) => off(place)).filter((metres) => metres > far)
  return [
    ...(taken.length > 0 ? [photoTexts.takenFar({ count: taken.length, metres: Math.max(...taken) })] : []),
    ...(told.length > 0 ? [photoTexts.sentFar({ metres: Math.max(...told) })] : []),
  ]
}
