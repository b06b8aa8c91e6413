import { In } from 'typeorm'
import { type Asset } from '../asset/asset.ts'
import { assetsById } from '../asset/assets.ts'
import { shortName } from '../asset/names.ts'
import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { PhotoTwin } from '../message/likeness/photoTwin.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { regionName } from '../region/regions.ts'
import type { EarlierUse } from '../texts/photo.ts'
import { Photo } from './photo.ts'
import { Report } from './report.ts'

/** Where a picture stands already. Outside the reader's scope: the town, the quarter and the day, nothing else. */
export interface PhotoUse extends EarlierUse {
  /** Null when the reader may not see it. */
  sha256: string | null
  assetId: number | null
  /** The very same file; else it only looks the same. */
  exact: boolean
  /** 0 to 1. */
  likeness: number
}

const FEW = 500

/**
 * What was sent before and is the same picture or nearly so, by photo id, the likest and then the oldest first. Lawful, and left
 * out: the same asset for the same period (sent again, corrected), and what was taken back within the period.
 */
export async function earlierUses(tx: Runtime, photos: Photo[], who: Person): Promise<Map<number, PhotoUse[]>> {
  const own = [...new Set(photos.map((photo) => photo.sha256))]
  if (own.length === 0) return new Map()
  const pairs = await tx.db.find(PhotoTwin, { where: { sha256: In(own) }, order: { likeness: 'DESC' }, take: 20 * FEW })
  const likeness = new Map(pairs.map((pair) => [`${pair.sha256} ${pair.twin}`, pair.likeness]))
  const all = [...new Set([...own, ...pairs.map((pair) => pair.twin)])]
  const candidates = (await inParts(all, (part) => tx.db.findBy(Photo, { sha256: In(part) }))).filter(
    (photo) => photo.assetId !== null,
  )
  const reportIds = [...candidates, ...photos].flatMap((photo) => photo.reportId ?? [])
  const reports = new Map(
    (await inParts([...new Set(reportIds)], (part) => tx.db.findBy(Report, { id: In(part) }))).map((r) => [r.id, r]),
  )
  const reportOf = (photo: Photo) => (photo.reportId === null ? undefined : reports.get(photo.reportId))
  const assetIds = [...new Set(candidates.map((photo) => photo.assetId!))]
  const assets = new Map((await inParts(assetIds, (part) => assetsById(tx, part))).map((asset) => [asset.id, asset]))

  const found = new Map<number, PhotoUse[]>()
  for (const photo of photos) {
    const like = (other: Photo) =>
      other.sha256 === photo.sha256 ? 1 : (likeness.get(`${photo.sha256} ${other.sha256}`) ?? 0)
    const before = candidates
      .filter((other) => other.id < photo.id && like(other) > 0 && !isLawful(photo, other, reportOf))
      .sort((a, b) => like(b) - like(a) || a.id - b.id)
    const uses: PhotoUse[] = []
    for (const other of before) {
      const asset = assets.get(other.assetId!)
      if (asset)
        uses.push(
          await useOf(tx, who, {
            other,
            asset,
            report: reportOf(other),
            likeness: like(other),
            exact: other.sha256 === photo.sha256,
          }),
        )
    }
    if (uses.length > 0) found.set(photo.id, uses)
  }
  return found
}

function isLawful(photo: Photo, other: Photo, reportOf: (photo: Photo) => Report | undefined): boolean {
  const [mine, theirs] = [reportOf(photo), reportOf(other)]
  if (other.assetId === photo.assetId && (theirs === undefined || theirs.period === mine?.period)) return true
  const isTakenBack = theirs?.state === 'withdrawn' || theirs?.state === 'superseded'
  return isTakenBack && theirs.period === mine?.period && other.senderId === photo.senderId
}

interface Found {
  other: Photo
  asset: Asset
  report: Report | undefined
  likeness: number
  exact: boolean
}

async function useOf(tx: Runtime, who: Person, { other, asset, report, likeness, exact }: Found): Promise<PhotoUse> {
  const sees = can.see(who, asset)
  return {
    sha256: sees ? other.sha256 : null,
    assetId: sees ? asset.id : null,
    asset: sees ? await shortName(tx, asset) : '',
    village: sees ? await regionName(tx, asset.villageCode) : '',
    town: await regionName(tx, asset.townCode),
    period: report?.period ?? null,
    day: localDate(other.sentAt),
    likeness,
    exact,
  }
}

/** Lists of any length in a question the store takes. */
async function inParts<K, T>(keys: K[], ask: (part: K[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  for (let at = 0; at < keys.length; at += FEW) found.push(...(await ask(keys.slice(at, at + FEW))))
  return found
}
