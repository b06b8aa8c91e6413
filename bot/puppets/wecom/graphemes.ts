/** Where one character of the reader ends and the next begins. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Between any two of these there is an edge (Unicode TR 29): plain ASCII, Chinese, kana and their punctuation. */
const PLAIN = /[\n\x20-\x7e\u2010-\u2027\u3001-\u3029\u3031-\u3096\u30a0-\u30ff\u3400-\u9fff\uff01-\uff60]+/y

/** The segmenter copies its whole text for every step, so it gets little at a time. UTF-16 units. */
const WINDOW = 48

/** 1 at every edge from 1 to `end`, 0 elsewhere. `text` goes on behind `end` by a code point at least, or ends there. */
export function edgesIn(text: string, end: number): Uint8Array {
  const edges = new Uint8Array(end + 1)
  let width = WINDOW
  for (let at = 0; at < end; ) {
    const before = at
    PLAIN.lastIndex = at
    const plainTo = PLAIN.test(text) ? PLAIN.lastIndex : at
    // what follows may belong to the last of them
    at = Math.max(at, plainTo === text.length ? plainTo : plainTo - 1)
    edges.fill(1, before + 1, at + 1)
    if (at > before) continue
    for (const edge of edgesBehind(text, at, width)) {
      at = edge
      if (at <= end) edges[at] = 1
    }
    // one character longer than the window
    width = at === before ? width * 2 : WINDOW
  }
  return edges
}

/** The edges behind `at`, an edge itself, that a window shows for certain. */
function edgesBehind(text: string, at: number, width: number): number[] {
  const isPair = (text.codePointAt(at + width - 1) ?? 0) > 0xffff
  // half a pair would have an edge before it where the whole has none
  const to = at + width + (isPair ? 1 : 0)
  const edges = [...segmenter.segment(text.slice(at, to))].map(({ index }) => at + index).slice(1)
  return to >= text.length ? [...edges, text.length] : edges
}
