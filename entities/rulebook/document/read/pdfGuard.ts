import { inflateSync } from 'node:zlib'
import { DomainError } from '../../../base/errors.ts'

/** What the compressed streams of a PDF may weigh unpacked: 2,000 pages of text are about 60 MB, fonts included. */
const MAX_UNPACKED = 256 * 1024 * 1024
const MARK = Buffer.from('stream')

/**
 * Unpacks every Flate stream once against one budget, before the PDF library is let near it: it would unpack a stream of zeros
 * as large as it likes. Throws rules/too-much.
 */
export function checkStreams(bytes: Buffer, most = MAX_UNPACKED): void {
  let budget = most
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 6)) {
    let start = at + 6
    if (bytes[start] === 0x0d) start++
    if (bytes[start] === 0x0a) start++
    // the first byte of a zlib stream; anything else is not one
    for (let packed = bytes.subarray(start); (packed[0] ?? 0) % 16 === 8 && packed.length > 8; ) {
      const unpacked = inflated(packed, budget)
      budget -= unpacked.length
      // a stream packed twice
      packed = unpacked.length > 0 && packed.buffer !== unpacked.buffer ? unpacked : Buffer.alloc(0)
    }
  }
}

function inflated(packed: Buffer, budget: number): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, budget) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new DomainError('rules/too-much')
    return Buffer.alloc(0)
  }
}
