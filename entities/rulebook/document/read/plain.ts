import { decode } from './decode.ts'
import type { ReadFile } from './line.ts'
import { rejoin } from './rejoin.ts'

/** 纯文本 - reads a .txt. Throws rules/wrong-type. */
export const readPlain = (bytes: Buffer): ReadFile => ({
  format: 'txt',
  lines: rejoin(decode(bytes).split('\n')).map((text) => ({ text })),
  notes: [],
})
