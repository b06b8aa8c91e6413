import sharp from 'sharp'
import { isDuplicateKey } from '../base/errors.ts'
import { putThumbnail } from '../base/files.ts'
import type { Runtime } from '../base/runtime.ts'
import { claimsOf } from './exif.ts'
import { keepPrint } from './likeness/keepPrint.ts'
import type { KeptFile, RefusedFile } from './incoming.ts'
import { keepTableOrSound } from './keepPlain.ts'
import { isScreenshot } from './screenshot.ts'
import { StoredFile } from './storedFile.ts'

export interface Upload {
  name: string
  bytes: Buffer
}

/** What a phone or a computer calls its pictures; what the file says it is counts, not what it is named. */
const pictures: Record<string, string> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' }
const THUMBNAIL = 480
const MEGABYTE = 1024 * 1024
const MAX_PIXELS = 120_000_000

/**
 * 照片 - keeps an uploaded picture once by content, with a thumbnail; durable when it resolves. What cannot be kept comes back
 * as the reason, so that the sender is told in a plain sentence. EXIF is read before anything is resized, which would drop it.
 */
export async function keepFile(runtime: Runtime, { name, bytes }: Upload): Promise<KeptFile | RefusedFile> {
  const shortName = name.slice(0, 120)
  if (bytes.length > runtime.settings.value<number>('file.maxMegabytes') * MEGABYTE)
    return { name: shortName, refused: 'too-large' }
  const other = await keepTableOrSound(runtime, { name: shortName, bytes })
  if (other) return other
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS })
  const about = await image.metadata().catch(() => null)
  const contentType = about?.format ? pictures[about.format] : undefined
  if (!contentType) return { name: shortName, refused: looksLikePicture(bytes) ? 'broken' : 'wrong-type' }
  const thumbnail = await image
    .rotate()
    .resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 78 })
    .toBuffer()
    .catch(() => null)
  if (thumbnail === null) return { name: shortName, refused: 'broken' }

  const claims = await claimsOf(bytes)
  const { takenAt, place, gps } = claims
  const sha256 = await runtime.files.put(bytes)
  await putThumbnail(runtime.files, sha256, thumbnail)
  await remember(runtime, {
    sha256,
    contentType,
    size: bytes.length,
    width: about?.width ?? null,
    height: about?.height ?? null,
    takenAt,
    lng: place?.lng ?? null,
    lat: place?.lat ?? null,
    gps,
    screen: (await isScreenshot(bytes, about ?? {}, claims)) ? 'screenshot' : null,
  })
  // a picture is kept also when nothing can be said of what it looks like; a job tries again
  await keepPrint(runtime, sha256, bytes).catch((error: unknown) =>
    runtime.log.error({ sha256, err: error }, 'picture not printed'),
  )
  return {
    sha256,
    name: shortName,
    contentType,
    size: bytes.length,
    takenAt: takenAt?.toISOString() ?? null,
  } satisfies KeptFile
}

async function remember(runtime: Runtime, file: Omit<StoredFile, 'hasThumbnail' | 'createdAt'>): Promise<void> {
  if (await runtime.db.existsBy(StoredFile, { sha256: file.sha256 })) return
  try {
    await runtime.write((tx) => tx.db.insert(StoredFile, { ...file, hasThumbnail: true, createdAt: tx.clock.now() }))
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

const SIGNATURES = ['ffd8ff', '89504e47', '47494638', '52494646']
const looksLikePicture = (bytes: Buffer): boolean =>
  SIGNATURES.some((start) => bytes.subarray(0, 4).toString('hex').startsWith(start))

/** A kept file for showing; null when there is none of that hash. */
export async function openFile(
  runtime: Runtime,
  sha256: string,
  thumbnail = false,
): Promise<{ path: string; contentType: string } | null> {
  const known = /^[0-9a-f]{64}$/.test(sha256) ? await runtime.db.findOneBy(StoredFile, { sha256 }) : null
  if (!known) return null
  return thumbnail && known.hasThumbnail
    ? { path: runtime.files.path(sha256, 'thumbnail'), contentType: 'image/jpeg' }
    : { path: runtime.files.path(sha256), contentType: known.contentType }
}
