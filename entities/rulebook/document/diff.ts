/** A stretch of text: in both, only in the old, or only in the new. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'come'
  readonly text: string
}

/** Beyond this many cells of the table only the differing middle is shown as a whole. */
const MOST_CELLS = 6_000_000
/** A common stretch shorter than this between two changes only makes them hard to read. */
const SHORTEST_SAME = 2

/** 改动 - what differs between two texts, by the longest common run of characters; numbers and Latin words stay whole. */
export function differences(before: string, after: string): Stretch[] {
  const [a, b] = [tokens(before), tokens(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const middle = longestCommon(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return tidy([
    { kind: 'same', text: a.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ])
}

const tokens = (text: string): string[] => text.match(/[A-Za-z]+|[\d.,%]*\d%?|[\s\S]/gu) ?? []

function longestCommon(a: readonly string[], b: readonly string[]): Stretch[] {
  if (a.length * b.length > MOST_CELLS)
    return [
      { kind: 'gone', text: a.join('') },
      { kind: 'come', text: b.join('') },
    ]
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
  const found: Stretch[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ kind: 'same', text: a[i]! })
      i++
      j++
    } else if (j >= b.length || (i < a.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!))
      found.push({ kind: 'gone', text: a[i++]! })
    else found.push({ kind: 'come', text: b[j++]! })
  }
  return found
}

/** Joins neighbours, and lets a change swallow a scrap that happens to stand in both. */
function tidy(stretches: readonly Stretch[]): Stretch[] {
  const runs: { gone: string; come: string; same: string }[] = [{ gone: '', come: '', same: '' }]
  for (const { kind, text } of stretches) {
    const last = runs.at(-1)!
    if (kind === 'same') last.same += text
    else if (last.same === '') last[kind] += text
    else runs.push({ gone: '', come: '', same: '', [kind]: text })
  }
  const merged: typeof runs = []
  for (const run of runs) {
    const last = merged.at(-1)
    const isChange = last && (last.gone !== '' || last.come !== '')
    if (isChange && last.same.length < SHORTEST_SAME && last.same !== '') {
      last.gone += last.same + run.gone
      last.come += last.same + run.come
      last.same = run.same
    } else merged.push({ ...run })
  }
  return merged.flatMap(({ gone, come, same }) =>
    [
      { kind: 'gone', text: gone } as const,
      { kind: 'come', text: come } as const,
      { kind: 'same', text: same } as const,
    ].filter(({ text }) => text !== ''),
  )
}
