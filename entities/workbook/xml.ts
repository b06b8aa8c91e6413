/** What little of XML the parts of an .xlsx need: they are written by machines, flat and without namespaces of their own. */

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Entities, and Excel's own `_x000D_`. */
export const decoded = (text: string): string =>
  (text.includes('&')
    ? text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, digits?: string, name?: string) => {
        const code = hex ? parseInt(hex, 16) : digits ? Number(digits) : null
        if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
        return named[name ?? ''] ?? whole
      })
    : text
  ).replace(/_x([\dA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** An attribute of a tag; '' when it has none. */
export const attribute = (tag: string, name: string): string => {
  const at = tag.indexOf(`${name}="`)
  // `r="` is found in `r:id="` only behind a blank
  if (at < 0 || (at > 0 && !/\s/.test(tag[at - 1] ?? '')))
    return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? ''
  return tag.slice(at + name.length + 2, tag.indexOf('"', at + name.length + 2))
}

/** What a cell or a shared string says: all its runs together, without how it is pronounced. */
export function textIn(xml: string): string {
  const plain = xml.includes('<rPh') ? xml.replace(/<rPh[\s>][\s\S]*?<\/rPh>/g, '') : xml
  let text = ''
  for (const [, part = ''] of plain.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)) text += part
  return decoded(text)
}
