/**
 * Cuts a text into parts of at most so many bytes, because the platform silently drops what is longer (2,048 bytes are 680
 * Chinese characters). A cut falls between paragraphs if it can, else between lines, sentences, words; never inside what a
 * reader sees as one character, never inside a link or a mention, and not inside a code fence that fits in one part.
 *
 * The parts joined are the text again. Only a fence longer than one part is closed at the cut and opened again.
 */
import { edgesIn } from './graphemes.ts'

/** What is one thing to the reader. Bounded, and none may begin inside another: a hostile text costs no more than its length. */
const WHOLE =
  /\[[^[\]\n]{0,300}\]\([^)[\s]{0,2000}\)|<a\b[^<>]{0,500}>[^<]{0,300}<\/a>|<font\b[^<>]{0,60}>[^<]{0,300}<\/font>|<@[^<>\s]{1,64}>|https?:\/\/[\x21-\x7e]{1,2000}/g
/** As far as a part's last link may reach beyond it. */
const LONGEST_WHOLE = 2_400

/** From the best place to cut to the worst. */
const PLACES = [/\n\s*\n/g, /\n/g, /[。！？；…]+[”’」』）]?|[.!?;]\s/g, /[，、：\s]|[,:]\s/g]

interface Span {
  readonly from: number
  readonly to: number
}

/** `limit` in UTF-8 bytes, at least 4. An empty text has no parts. Takes time in proportion to the text. */
export function splitText(text: string, limit: number): string[] {
  if (limit < 4) throw new RangeError('a part holds at least one code point: 4 bytes')
  const parts: string[] = []
  let rest = text
  while (prefix(rest, limit) < rest.length) {
    const { part, next } = cut(rest, limit)
    parts.push(part)
    rest = next
  }
  return rest === '' ? parts : [...parts, rest]
}

function cut(text: string, limit: number): { part: string; next: string } {
  const fits = prefix(text, limit)
  const near = text.slice(0, fits + LONGEST_WHOLE)
  const fences = fencesIn(near, fits)
  const first = fences[0]
  if (first?.from === 0 && first.to > fits) {
    const inFence = cutFence(text, limit)
    if (inFence) return inFence
  }
  const edges = edgesIn(near, fits)
  const free = edges.slice()
  for (const { from, to } of [...fences, ...linksIn(near, fits)]) free.fill(0, from + 1, Math.min(to, fits + 1))
  const at = best(near, free) ?? best(near, edges) ?? fits
  return { part: text.slice(0, at), next: text.slice(at) }
}

/** The last good place of the second half, else the last place there is. `allowed` is 1 where a cut may be. */
function best(text: string, allowed: Uint8Array): number | undefined {
  const last = allowed.lastIndexOf(1)
  if (last < 1) return undefined
  const head = text.slice(0, last)
  for (const place of PLACES) {
    let found: number | undefined
    for (const match of head.matchAll(place)) {
      const after = match.index + match[0].length
      if (allowed[after] === 1 && after * 2 >= last) found = after
    }
    if (found !== undefined) return found
  }
  return last
}

/** Length in UTF-16 units of the longest prefix of whole code points within `limit` bytes. */
function prefix(text: string, limit: number): number {
  let bytes = 0
  let at = 0
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes > limit) break
    at += point < 0x10000 ? 1 : 2
  }
  return at
}

/** Code fences that begin before `end`, from the opening line to the closing line; one that is not closed before `end` has no end. */
function fencesIn(near: string, end: number): Span[] {
  const spans: Span[] = []
  let open: { from: number; mark: string } | null = null
  for (let from = 0, newline = 0; from < end && newline >= 0; from = newline + 1) {
    newline = near.indexOf('\n', from)
    const line = near.slice(from, newline < 0 ? near.length : newline)
    const mark = /^(?:`{3,9}|~{3,9})/.exec(line)?.[0]
    if (!mark) continue
    if (!open) {
      if (newline >= 0) open = { from, mark }
    } else if (line.trimEnd() === open.mark) {
      spans.push({ from: open.from, to: from + line.length })
      open = null
    }
  }
  return open ? [...spans, { from: open.from, to: Number.POSITIVE_INFINITY }] : spans
}

/** Links and mentions that begin before `end`. */
function linksIn(near: string, end: number): Span[] {
  const spans: Span[] = []
  for (const match of near.matchAll(WHOLE)) {
    if (match.index >= end) break
    spans.push({ from: match.index, to: match.index + match[0].length })
  }
  return spans
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
