import sharp from 'sharp'
import type { PictureClaims } from './exif.ts'

/** Widths of phone screens, in pixels of the picture a phone makes of its own screen. */
const WIDTHS = new Set([
  720, 750, 828, 886, 1080, 1125, 1170, 1179, 1206, 1220, 1240, 1242, 1260, 1284, 1290, 1320, 1440,
])
/** Screens are longer than what a camera takes: 18:9 to 21:9. */
const LONGEST = 2.4
const SHORTEST = 1.95
/** Where clock and battery stand, as a share of the height. */
const BAR = 0.03
/** Grey values that count as the bar's own colour. */
const LEVEL = 2
const CLEAR = 70

/**
 * 截屏 - a picture of exactly a phone's screen, with no camera named, whose uppermost strip is one colour with some signs on it.
 * All three: a long photograph with a plain sky has nothing on it. Cropped or sent smaller it is not seen: better silent than wrong.
 */
export async function isScreenshot(
  bytes: Buffer,
  { width = 0, height = 0 }: { width?: number | undefined; height?: number | undefined },
  { camera, takenAt, gps }: PictureClaims,
): Promise<boolean> {
  const ratio = height / width
  if (camera !== null || takenAt !== null || gps !== null) return false
  if (!WIDTHS.has(width) || ratio < SHORTEST || ratio > LONGEST) return false
  const strip = await sharp(bytes)
    .extract({ left: 0, top: 0, width, height: Math.round(height * BAR) })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer()
    .catch(() => null)
  if (strip === null) return false
  const histogram = new Uint32Array(256)
  for (const grey of strip) histogram[grey]!++
  const own = histogram.indexOf(Math.max(...histogram))
  let [level, clear] = [0, 0]
  for (const [grey, count] of histogram.entries()) {
    if (Math.abs(grey - own) <= LEVEL) level += count
    if (Math.abs(grey - own) >= CLEAR) clear += count
  }
  return level >= 0.8 * strip.length && clear >= 0.01 * strip.length && clear <= 0.2 * strip.length
}
