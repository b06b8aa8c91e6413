import { DomainError } from '../../../base/errors.ts'

const LOST = /\ufffd/g

/** Text of a .txt or .md in the encodings Chinese offices use: UTF-8 and UTF-16 (with or without BOM), GBK/GB18030. Throws rules/wrong-type. */
export function decode(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return as('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return as('utf-16be', bytes)
  const zeros = [0, 0]
  for (const [at, byte] of bytes.subarray(0, 4000).entries()) if (byte === 0) zeros[at % 2]!++
  // line ends and digits of UTF-16 leave zeros on one side only; zeros on both are a program's file
  if (zeros[0]! + zeros[1]! > 0) {
    if (Math.min(...zeros) > 0) throw new DomainError('rules/wrong-type')
    return as(zeros[1]! > 0 ? 'utf-16le' : 'utf-16be', bytes)
  }
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
