/** What happens to a picture on its way, on purpose or not. */
import sharp from 'sharp'
import type { Random } from '../../seed/random.ts'

type Change = (bytes: Buffer, random: Random) => Promise<Buffer>

async function sized(bytes: Buffer): Promise<{ width: number; height: number }> {
  const { width, height } = await sharp(bytes).metadata()
  return { width, height }
}

async function cropped(bytes: Buffer, [left, right, top, bottom]: [number, number, number, number]): Promise<Buffer> {
  const { width, height } = await sized(bytes)
  const [x, y] = [Math.round(left * width), Math.round(top * height)]
  const part = {
    left: x,
    top: y,
    width: Math.round((1 - right) * width) - x,
    height: Math.round((1 - bottom) * height) - y,
  }
  return sharp(bytes).extract(part).jpeg({ quality: 88 }).toBuffer()
}

const turned =
  (by: number): Change =>
  (bytes) =>
    sharp(bytes).rotate(by).jpeg({ quality: 90 }).toBuffer()
const scaled =
  (by: number): Change =>
  async (bytes) =>
    sharp(bytes)
      .resize(Math.round((await sized(bytes)).width * by))
      .jpeg({ quality: 85 })
      .toBuffer()

/** Each change the issue lists, and what commonly comes together. */
export const changes: Readonly<Record<string, Change>> = {
  'resized to 25 %': scaled(0.25),
  'resized to 60 %': scaled(0.6),
  'recompressed at 30': (bytes) => sharp(bytes).jpeg({ quality: 30 }).toBuffer(),
  'cropped 5 % a side': (bytes) => cropped(bytes, [0.05, 0.05, 0.05, 0.05]),
  'cropped 5 % on one side': (bytes, random) => {
    const at = random.int(0, 3)
    return cropped(bytes, [0, 1, 2, 3].map((side) => (side === at ? 0.05 : 0)) as [number, number, number, number])
  },
  'cropped 0 to 5 % a side': (bytes, random) =>
    cropped(bytes, [0, 1, 2, 3].map(() => random.between(0, 0.05)) as [number, number, number, number]),
  'turned by 90': turned(90),
  'turned by 180': turned(180),
  'turned by 270': turned(270),
  'turned by EXIF': (bytes, random) =>
    sharp(bytes)
      .keepExif()
      .withMetadata({ orientation: random.pick([3, 6, 8]) })
      .jpeg({ quality: 90 })
      .toBuffer(),
  'brightened by 30 %': (bytes) => sharp(bytes).linear(1.3, 8).jpeg({ quality: 90 }).toBuffer(),
  'brightened by gamma': (bytes) => sharp(bytes).gamma(2.2, 1.5).jpeg({ quality: 90 }).toBuffer(),
  'darkened by 30 %': (bytes) => sharp(bytes).linear(0.7, 0).jpeg({ quality: 90 }).toBuffer(),
  'more contrast': (bytes) => sharp(bytes).linear(1.3, -38).jpeg({ quality: 90 }).toBuffer(),
  'resized, cropped, turned, brightened': async (bytes, random) => {
    const cut = [0, 1, 2, 3].map(() => random.between(0, 0.05)) as [number, number, number, number]
    return sharp(await cropped(bytes, cut))
      .rotate(random.pick([90, 180, 270]))
      .linear(1.2, 5)
      .resize(300)
      .jpeg({ quality: 60 })
      .toBuffer()
  },
}
