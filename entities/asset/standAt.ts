import { IsNull } from 'typeorm'
import { audit } from '../base/audit.ts'
import { isPlace, type Place } from '../base/place.ts'
import type { Runtime } from '../base/runtime.ts'
import { Asset } from './asset.ts'

interface Stands {
  assetId: number
  place: Place
  from: NonNullable<Asset['placeFrom']>
  by: string
  messageId: number | null
}

/** 坐落 - writes down where an asset stands when nobody has said so yet; true when it did. What stands there is never overwritten. */
export async function standAt(tx: Runtime, { assetId, place, from, by, messageId }: Stands): Promise<boolean> {
  if (!isPlace(place)) return false
  const { lng, lat } = place
  const done = await tx.db.update(
    Asset,
    { id: assetId, lng: IsNull(), lat: IsNull() },
    { lng, lat, placeFrom: from, version: () => 'version + 1', updatedAt: tx.clock.now() },
  )
  if (done.affected !== 1) return false
  await audit(tx, { subject: 'asset', subjectId: assetId, action: 'place', by, messageId, change: { lng, lat, from } })
  return true
}
