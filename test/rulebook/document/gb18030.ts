let table: Map<string, [number, number]> | null = null

/** Text in GB18030 (two-byte characters only), which Node can read but not write. */
export function gb18030(text: string): Buffer {
  table ??= encodings()
  const bytes: number[] = []
  for (const c of text) bytes.push(...(c < '\u0080' ? [c.charCodeAt(0)] : (table.get(c) ?? missing(c))))
  return Buffer.from(bytes)
}

function encodings(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, [number, number]>()
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) found.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return found
}

function missing(c: string): never {
  throw new Error(`no two bytes for ${c}`)
}
