import { inflateRawSync } from 'node:zlib'
import { DomainError } from '../base/errors.ts'
import type { Unpacked } from './bookParts.ts'

/** What a ledger may weigh once unpacked: a county's 20,000 assets are about 30 MB of XML. */
const MAX_UNPACKED = 96 * 1024 * 1024
const MAX_ENTRIES = 2000
const MAX_CELLS = 1_200_000

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50

/**
 * Looks through the zip container before anything else touches it: unpacks entry by entry against one budget, whatever
 * sizes the directory claims (zip bomb), and counts cells. Hands out its parts by name. Throws ledger/not-xlsx, ledger/broken, ledger/too-much.
 */
export function checkContainer(bytes: Buffer): Unpacked {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new DomainError('ledger/broken')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw new DomainError('ledger/too-much')
  let budget = MAX_UNPACKED
  let cells = 0
  const entries = new Map<string, Entry>()
  for (let at = bytes.readUInt32LE(end + 16), i = 0; i < count; i++) {
    const entry = readEntry(bytes, at)
    at = entry.next
    entries.set(entry.name, entry)
    const unpacked = unpack(bytes, entry, budget)
    budget -= unpacked.length
    if (entry.name.startsWith('xl/worksheets/')) cells += countCells(unpacked)
    if (cells > MAX_CELLS) throw new DomainError('ledger/too-much')
  }
  if (!entries.has('xl/workbook.xml')) throw new DomainError('ledger/not-xlsx')
  return (name) => {
    const entry = entries.get(name)
    return entry ? unpack(bytes, entry, MAX_UNPACKED) : null
  }
}

interface Entry {
  name: string
  method: number
  packedSize: number
  start: number
  next: number
}

function readEntry(bytes: Buffer, at: number): Entry {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new DomainError('ledger/broken')
  const nameLength = bytes.readUInt16LE(at + 28)
  const local = bytes.readUInt32LE(at + 42)
  if (local + 30 > bytes.length) throw new DomainError('ledger/broken')
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    method: bytes.readUInt16LE(at + 10),
    packedSize: bytes.readUInt32LE(at + 20),
    start: local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
    next: at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  }
}

function unpack(bytes: Buffer, { method, start, packedSize }: Entry, budget: number): Buffer {
  const packed = bytes.subarray(start, start + packedSize)
  if (method === 0) {
    if (packed.length > budget) throw new DomainError('ledger/too-much')
    return packed
  }
  if (method !== 8) throw new DomainError('ledger/broken')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, budget) })
  } catch (error) {
    throw new DomainError(
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'ledger/too-much' : 'ledger/broken',
    )
  }
}

/** Rows count too: offices sometimes format a sheet down to its last line. */
function countCells(xml: Buffer): number {
  let count = 0
  for (const mark of ['<c ', '<row '])
    for (let at = xml.indexOf(mark); at >= 0 && count <= MAX_CELLS; at = xml.indexOf(mark, at + 3)) count++
  return count
}
