import { extname } from 'node:path'
import { DomainError } from '../../../base/errors.ts'
import { openContainer } from './container.ts'
import { readDocx } from './docx.ts'
import type { ReadFile } from './line.ts'
import { readMarkdown } from './markdown.ts'
import { readPdf } from './pdf.ts'
import { readPlain } from './plain.ts'
import { readXlsx } from './xlsx.ts'

/** A rule book with pictures; text alone is a tenth of it. */
export const MAX_RULE_BYTES = 30 * 1024 * 1024
const MAX_TEXT_BYTES = 8 * 1024 * 1024

const startsWith = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex
const PICTURES = ['ffd8ff', '89504e47', '47494638', '52494646', '424d', '49492a00', '4d4d002a']

/**
 * Reads a file by what it is, not by what it is called. Throws, each with one Chinese sentence: rules/empty-file,
 * rules/too-large, rules/too-much, rules/password, rules/old-doc, rules/ofd, rules/picture, rules/wrong-type, rules/broken,
 * rules/scanned, rules/garbled, rules/no-text.
 */
export async function readFile(bytes: Buffer, name: string): Promise<ReadFile> {
  if (bytes.length === 0) throw new DomainError('rules/empty-file')
  if (bytes.length > MAX_RULE_BYTES) throw new DomainError('rules/too-large', { limit: MAX_RULE_BYTES / 1024 / 1024 })
  const read = await readByKind(bytes, name)
  if (!read.lines.some((line) => /[\p{L}\p{N}]/u.test(line.text))) throw new DomainError('rules/no-text')
  return read
}

function readByKind(bytes: Buffer, name: string): ReadFile | Promise<ReadFile> {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return readPdf(bytes)
  if (startsWith(bytes, 'd0cf11e0'))
    throw new DomainError(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'rules/password' : 'rules/old-doc',
    )
  if (startsWith(bytes, '504b0304')) {
    const { names } = openContainer(bytes)
    if (names.some((entry) => /(^|\/)OFD\.xml$/i.test(entry))) throw new DomainError('rules/ofd')
    return names.some((entry) => entry.startsWith('xl/worksheets/')) ? readXlsx(bytes) : readDocx(bytes)
  }
  if (PICTURES.some((start) => startsWith(bytes, start))) throw new DomainError('rules/picture')
  const type = extname(name).toLowerCase()
  if (type === '.doc' || type === '.wps') throw new DomainError('rules/old-doc')
  if (!['.txt', '.md', '.markdown', '.text', ''].includes(type)) throw new DomainError('rules/wrong-type')
  if (bytes.length > MAX_TEXT_BYTES) throw new DomainError('rules/too-large', { limit: MAX_TEXT_BYTES / 1024 / 1024 })
  return type === '.md' || type === '.markdown' ? readMarkdown(bytes) : readPlain(bytes)
}
