/** The peer: dHash as everybody writes it, and a look at every one. */
import sharp from 'sharp'

/** Bits of 64 that may differ; the value its users recommend. */
export const PEER_ALIKE = 10

export async function differenceHash(bytes: Buffer): Promise<bigint> {
  const grey = await sharp(bytes).rotate().greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer()
  let bits = 0n
  for (let y = 0; y < 8; y++)
    for (let x = 0; x < 8; x++) bits = (bits << 1n) | (grey[y * 9 + x]! < grey[y * 9 + x + 1]! ? 1n : 0n)
  return bits
}

export function differing(a: bigint, b: bigint): number {
  let both = a ^ b
  let count = 0
  for (; both > 0n; both &= both - 1n) count++
  return count
}
