import { IsNull } from 'typeorm'
import { standAt } from '../asset/standAt.ts'
import { daysBetween } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import { isDuplicateKey } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { PhotoTwin } from '../message/likeness/photoTwin.ts'
import { StoredFile } from '../message/storedFile.ts'
import type { Person } from '../person/person.ts'
import { Photo } from './photo.ts'

/** A picture that waits to be bound: where it is kept and which message brought it. */
export interface PhotoRef {
  sha256: string
  messageId: number
  takenAt: string | null
}

/** Binds pictures to an asset and, when there is one, its report. The same picture of the same message for the same report is bound once. */
export async function bindPhotos(
  tx: Runtime,
  { photos, assetId, reportId, by }: { photos: PhotoRef[]; assetId: number; reportId: number | null; by: Person },
): Promise<number> {
  let bound = 0
  for (const photo of photos) {
    try {
      await tx.db.insert(Photo, {
        sha256: photo.sha256,
        messageId: photo.messageId,
        assetId,
        reportId,
        senderId: by.id,
        sentAt: tx.clock.now(),
        takenAt: photo.takenAt === null ? null : new Date(photo.takenAt),
      })
      bound++
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
  await placeFromPhotos(tx, { photos, assetId, by })
  return bound
}

/** A fresh picture that is no copy of another may say where its asset stands, when nobody has (domain.md §3 #5). */
async function placeFromPhotos(
  tx: Runtime,
  { photos, assetId, by }: { photos: PhotoRef[]; assetId: number; by: Person },
): Promise<void> {
  const days = tx.settings.value<number>('photo.maxAgeDays')
  for (const { sha256, messageId } of photos) {
    const file = await tx.db.findOneBy(StoredFile, { sha256 })
    if (!file || file.lng === null || file.lat === null || file.takenAt === null || file.screen !== null) continue
    const age = daysBetween(localDate(file.takenAt), localDate(tx.clock.now()))
    if (age < 0 || age > days || (await tx.db.existsBy(PhotoTwin, { sha256 }))) continue
    await standAt(tx, { assetId, place: { lng: file.lng, lat: file.lat }, from: 'photo', by: by.id, messageId })
  }
}

/** A corrected report takes over the pictures of the one it replaces. */
export async function movePhotos(tx: Runtime, from: number, to: { id: number; assetId: number }): Promise<void> {
  await tx.db.update(Photo, { reportId: from }, { reportId: to.id, assetId: to.assetId })
}

/** A picture turns out to belong to another report. */
export async function movePhoto(
  tx: Runtime,
  { sha256, messageId, reportId }: { sha256: string; messageId: number; reportId: number },
  to: { id: number; assetId: number },
): Promise<void> {
  await tx.db.update(Photo, { sha256, messageId, reportId }, { reportId: to.id, assetId: to.assetId })
}

export const photoCounts = async (tx: Runtime, reportIds: number[]): Promise<Map<number, number>> => {
  const counts = new Map<number, number>()
  if (reportIds.length === 0) return counts
  const rows = await tx.db
    .createQueryBuilder(Photo, 'p')
    .select('p.reportId', 'reportId')
    .addSelect('COUNT(*)', 'photos')
    .where('p.reportId IN (:...reportIds)', { reportIds })
    .groupBy('p.reportId')
    .getRawMany<{ reportId: number; photos: string | number }>()
  for (const { reportId, photos } of rows) counts.set(Number(reportId), Number(photos))
  return counts
}

/** Pictures of an asset that belong to no report yet. */
export const loosePhotos = (tx: Runtime, assetId: number): Promise<Photo[]> =>
  tx.db.findBy(Photo, { assetId, reportId: IsNull() })
