/**
 * Cuts a text into parts of at most so many bytes, because the platform silently drops what is longer (2,048 bytes are 680
 * Chinese characters). A cut falls between paragraphs if it can, else between lines, sentences, words; never inside what a
 * reader sees as one character, never inside a link or a mention, and not inside a code fence that fits in one part.
 *
 * The parts joined are the text again. Only a fence longer than one part is closed at the cut and opened again.
 */
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** What is one thing to the reader. Bounded repetitions: a hostile text costs no more than its length. */
const WHOLE =
  /\[[^\]\n]{0,300}\]\([^)\s]{0,2000}\)|<a\b[^>]{0,500}>[^<]{0,300}<\/a>|<font\b[^>]{0,60}>[^<]{0,300}<\/font>|<@[^>\s]{1,64}>|https?:\/\/[\x21-\x7e]{1,2000}/g

/** A code fence from its opening line to its closing line, or to the end when it is never closed. */
const FENCE = /^(`{3,9}|~{3,9})[^\n]*\n(?:[\s\S]*?\n)??\1[^\S\n]*$|^(?:`{3,9}|~{3,9})[^\n]*\n[\s\S]*$/gm

/** From the best place to cut to the worst. */
const PLACES = [/\n\s*\n/g, /\n/g, /[。！？；…]+[”’」』）]?|[.!?;]\s/g, /[，、：\s]|[,:]\s/g]

interface Span {
  readonly from: number
  readonly to: number
  readonly fence: boolean
}

/** `limit` in UTF-8 bytes, at least 4. An empty text has no parts. */
export function splitText(text: string, limit: number): string[] {
  if (limit < 4) throw new RangeError('a part holds at least one code point: 4 bytes')
  const parts: string[] = []
  let rest = text
  while (Buffer.byteLength(rest) > limit) {
    const { part, next } = cut(rest, limit)
    parts.push(part)
    rest = next
  }
  return rest === '' ? parts : [...parts, rest]
}

function cut(text: string, limit: number): { part: string; next: string } {
  const fits = prefix(text, limit)
  // one look ahead is enough to know whether what follows belongs to the last character
  const near = text.slice(0, fits + 2)
  const spans = wholes(text, fits)
  const first = spans[0]
  if (first?.fence && first.from === 0 && first.to > fits) {
    const inFence = cutFence(text, limit)
    if (inFence) return inFence
  }
  const starts = [...graphemes.segment(near)].map((segment) => segment.index)
  const edges = starts.filter((at) => at > 0 && at <= fits)
  const free = edges.filter((at) => !spans.some((span) => span.from < at && at < span.to))
  const at = best(text, free.length > 0 ? free : edges) ?? fits
  return { part: text.slice(0, at), next: text.slice(at) }
}

/** The last good place of the second half, else the last place there is. */
function best(text: string, allowed: readonly number[]): number | undefined {
  const last = allowed.at(-1)
  if (last === undefined) return undefined
  const places = new Set(allowed)
  for (const place of PLACES) {
    let found: number | undefined
    for (const match of text.slice(0, last).matchAll(place)) {
      const after = match.index + match[0].length
      if (places.has(after) && after * 2 >= last) found = after
    }
    if (found !== undefined) return found
  }
  return last
}

/** Length in UTF-16 units of the longest prefix of whole code points within `limit` bytes. */
function prefix(text: string, limit: number): number {
  let bytes = 0
  let units = 0
  for (const point of text) {
    bytes += Buffer.byteLength(point)
    if (bytes > limit) break
    units += point.length
  }
  return units
}

/** The things that begin before `end`; a link inside a fence is the fence's affair. */
function wholes(text: string, end: number): Span[] {
  const fences: Span[] = []
  if (/```|~~~/.test(text.slice(0, end)))
    for (const match of text.matchAll(FENCE)) {
      if (match.index >= end) break
      fences.push({ from: match.index, to: match.index + match[0].length, fence: true })
    }
  const links: Span[] = []
  for (const match of text.slice(0, end + 2_400).matchAll(WHOLE)) {
    if (match.index >= end) break
    links.push({ from: match.index, to: match.index + match[0].length, fence: false })
  }
  return [...fences, ...links].sort((a, b) => a.from - b.from)
}

/** Null when the fence's own lines leave no room for content; then the text is cut as if it were none. */
function cutFence(text: string, limit: number): { part: string; next: string } | null {
  const opening = text.slice(0, text.indexOf('\n') + 1)
  const mark = /^(`+|~+)/.exec(opening)?.[0] ?? ''
  const room = limit - Buffer.byteLength(`\n${mark}\n`)
  if (Buffer.byteLength(opening) + 64 > room) return null
  const fits = prefix(text, room)
  const line = text.lastIndexOf('\n', fits - 1) + 1
  if (line > opening.length) return { part: `${text.slice(0, line)}${mark}\n`, next: opening + text.slice(line) }
  // one line longer than a part
  const inside = cut(text.slice(opening.length), room - Buffer.byteLength(opening))
  return { part: `${opening}${inside.part}\n${mark}\n`, next: opening + inside.next }
}
