import { In } from 'typeorm'
import { assetsById } from '../asset/assets.ts'
import type { Runtime } from '../base/runtime.ts'
import { StoredFile } from '../message/storedFile.ts'
import type { Person } from '../person/person.ts'
import { photoTexts } from '../texts/photo.ts'
import { earlierUses, type PhotoUse } from './earlierUses.ts'
import { Photo } from './photo.ts'
import type { Report } from './report.ts'
import { SentPlace } from './sentPlace.ts'
import { placeDoubts } from './takenWhere.ts'
import { timeDoubts } from './takenWhen.ts'

/** A picture of a report that was there before. */
export interface Twin {
  /** The picture of this report. */
  sha256: string
  /** Where it was used before; `sha256` there is null when the reader may not see that picture. */
  before: PhotoUse
  sentence: string
}

export interface PhotoDoubts {
  /** What to look at, most telling first, one sentence each; empty: nothing odd. */
  sentences: string[]
  /** Said without alarm, in the detail only. */
  remarks: string[]
  twins: Twin[]
}

/**
 * 照片疑点 - what a reviewer should know of the pictures and places of reports, by report id; never a reason to refuse. All of it
 * rests on claims: what a picture says of itself, and what it looks like. What `who` may not see is named by its town only.
 */
export async function photoDoubts(tx: Runtime, reports: Report[], who: Person): Promise<Map<number, PhotoDoubts>> {
  const found = new Map<number, PhotoDoubts>()
  if (reports.length === 0) return found
  const ids = reports.map((report) => report.id)
  const photos = await tx.db.find(Photo, { where: { reportId: In(ids) }, order: { id: 'ASC' } })
  const places = await tx.db.findBy(SentPlace, { reportId: In(ids) })
  if (photos.length === 0 && places.length === 0) return found
  const files = await filesOf(tx, photos)
  const uses = await earlierUses(tx, photos, who)
  const assets = new Map(
    (
      await assetsById(
        tx,
        reports.map((report) => report.assetId),
      )
    ).map((one) => [one.id, one]),
  )
  for (const report of reports) {
    const own = photos.filter((photo) => photo.reportId === report.id)
    const ownFiles = own.flatMap((photo) => files.get(photo.sha256) ?? [])
    const twins = own.flatMap((photo) => {
      const before = uses.get(photo.id)?.[0]
      return before ? [{ sha256: photo.sha256, before, sentence: sentenceOf(before, report) }] : []
    })
    const sentences = [
      ...new Set(twins.map((twin) => twin.sentence)),
      ...timeDoubts(tx, report, own),
      ...placeDoubts(
        tx,
        assets.get(report.assetId),
        ownFiles,
        places.filter((place) => place.reportId === report.id),
      ),
      ...screens(ownFiles),
    ]
    const silent = ownFiles.filter((file) => file.takenAt === null && file.lng === null).length
    const remarks = silent === 0 ? [] : [photoTexts.saysNothing({ count: silent, all: silent === ownFiles.length })]
    if (sentences.length + remarks.length > 0) found.set(report.id, { sentences, remarks, twins })
  }
  return found
}

async function filesOf(tx: Runtime, photos: Photo[]): Promise<Map<string, StoredFile>> {
  if (photos.length === 0) return new Map()
  const rows = await tx.db.findBy(StoredFile, { sha256: In([...new Set(photos.map((photo) => photo.sha256))]) })
  return new Map(rows.map((row) => [row.sha256, row]))
}

const sentenceOf = (before: PhotoUse, report: Report) =>
  photoTexts.twin({ ...before, sameAsset: before.assetId === report.assetId })

function screens(files: StoredFile[]): string[] {
  const count = files.filter((file) => file.screen === 'screenshot').length
  return count > 0 ? [photoTexts.screenshot({ count })] : []
}
