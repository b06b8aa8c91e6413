/** The name in a Content-Disposition, plain, percent-encoded or `filename*`; without folders. Null when it has none. */
export function fileName(disposition: string): string | null {
  const [, extended] = /filename\*\s*=\s*UTF-8''([^;\s]+)/i.exec(disposition) ?? []
  const [, plain] = /filename\s*=\s*"?([^";]+)"?/i.exec(disposition) ?? []
  const raw = extended ?? plain
  if (!raw) return null
  const decoded = decode(raw)
  return decoded.split(/[\\/]/).at(-1)?.trim() || null
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    // headers are read as Latin-1; a plain UTF-8 name comes back by this
    return Buffer.from(raw, 'latin1').toString('utf8')
  }
}
