import { inflateRawSync } from 'node:zlib'
import { DomainError } from '../../../base/errors.ts'

/** A rule book of 1,000 pages is about 20 MB of XML. */
const MAX_UNPACKED = 64 * 1024 * 1024
const MAX_ENTRIES = 3000
const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const ENTRY = 0x02014b50

/** A zip container: names of all entries, and the words of those that are XML. */
export interface Container {
  readonly names: readonly string[]
  text(name: string): string | null
}

/**
 * Opens a zip container without trusting it: only XML is unpacked, against one budget, whatever sizes the directory claims
 * (zip bomb). Pictures stay packed. Throws rules/broken, rules/too-much.
 */
export function openContainer(bytes: Buffer): Container {
  const end = bytes.lastIndexOf(END_OF_DIRECTORY)
  if (end < 0 || end + 22 > bytes.length) throw new DomainError('rules/broken')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw new DomainError('rules/too-much')
  const names: string[] = []
  const texts = new Map<string, string>()
  let budget = MAX_UNPACKED
  for (let at = bytes.readUInt32LE(end + 16), i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new DomainError('rules/broken')
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    names.push(name)
    if (/\.(xml|rels)$/i.test(name)) {
      const content = unpack(bytes, at, budget)
      budget -= content.length
      texts.set(name, content.toString('utf8').replace(/^\ufeff/, ''))
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return { names, text: (name) => texts.get(name) ?? null }
}

function unpack(bytes: Buffer, entry: number, budget: number): Buffer {
  const local = bytes.readUInt32LE(entry + 42)
  if (local + 30 > bytes.length) throw new DomainError('rules/broken')
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(entry + 20))
  const method = bytes.readUInt16LE(entry + 10)
  if (method === 0) {
    if (packed.length > budget) throw new DomainError('rules/too-much')
    return packed
  }
  if (method !== 8) throw new DomainError('rules/broken')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, budget) })
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new DomainError(isTooLarge ? 'rules/too-much' : 'rules/broken')
  }
}
