import { DomainError } from '../../../base/errors.ts'

const LOST = /\ufffd/g

/** Text of a .txt or .md in the encodings Chinese offices use: UTF-8 and UTF-16 (with or without BOM), GBK/GB18030. Throws rules/wrong-type. */
export function decode(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return as('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return as('utf-16be', bytes)
  // figures and line ends of UTF-16 are half zeros; a text of one byte or more a character has none
  if (bytes.subarray(0, 4000).includes(0)) return utf16(bytes)
  const utf8 = as('utf-8', bytes)
  const lost = utf8.match(LOST)?.length ?? 0
  if (lost === 0) return utf8
  const gb = as('gb18030', bytes)
  const lostInGb = gb.match(LOST)?.length ?? 0
  if (Math.min(lost, lostInGb) * 50 > gb.length) throw new DomainError('rules/wrong-type')
  return lostInGb <= lost ? gb : utf8
}

const as = (encoding: string, bytes: Buffer): string =>
  new TextDecoder(encoding).decode(bytes).replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')

/** Without a mark: whichever order of bytes gives Chinese. */
function utf16(bytes: Buffer): string {
  const [text, share] = ['utf-16le', 'utf-16be']
    .map((encoding): [string, number] => {
      const text = as(encoding, bytes)
      return [text, (text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\x20-\x7e\n]/g)?.length ?? 0) / text.length]
    })
    .sort((a, b) => b[1] - a[1])[0]!
  if (share < 0.8) throw new DomainError('rules/wrong-type')
  return text
}
