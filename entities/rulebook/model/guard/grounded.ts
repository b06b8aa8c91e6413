import { sentencesNear } from './aligned.ts'
import { boundWords } from './bound.ts'
import { even, type Grounds, modals, parts, texts } from './evidence.ts'
import { figures } from './figure.ts'
import { bindingCharacters, linkingCharacters, plainWords, sameWords } from './guardWords.ts'

export type GroundFault = 'unfounded'

const FREE = new Set<string>([...plainWords, ...bindingCharacters])
const LINKS = new Set<string>(linkingCharacters)
/** The longest word of the lists above. */
const LONGEST = 8
const BOUNDARY = /[^\p{Script=Han}\d]/u

/**
 * Every character of a part is one of two or more that stand so in the sentences it was made from, or of a word that claims nothing.
 * A linking character of the grounds (经, 由) may stand between such pieces, two in a row would make a word nobody wrote.
 */
export function groundFault(wording: string, grounds: Grounds): GroundFault | null {
  const evidence = texts(grounds)
  return parts(proven(even(wording))).every((part) => {
    const near = sentencesNear(part, evidence).join('\n') || evidence.join('\n')
    const stands = (piece: string) =>
      near.includes(piece) || (sameWords[piece]?.some((same) => near.includes(same)) ?? false)
    return covered(part, stands)
  })
    ? null
    : 'unfounded'
}

/** Without what other checks have proven: figures with their bounds, modals, sources. */
function proven(text: string): string {
  const shown = text.replace(/《[^《》]*》|第[零〇一二两三四五六七八九十百千\d]+条/g, (found) =>
    '＿'.repeat(found.length),
  )
  const spans = [...figures(shown).map((figure) => withBounds(shown, figure)), ...modals(shown)]
  return spans.reduce(
    (left, { start, end }) => left.slice(0, start) + '＿'.repeat(end - start) + left.slice(end),
    shown,
  )
}

const BOUNDS = `(?:${[...boundWords].sort((a, b) => b.length - a.length).join('|')})+`
const [BOUND_BEFORE, BOUND_AFTER] = [new RegExp(`${BOUNDS}$`), new RegExp(`^的?${BOUNDS}`)]
const withBounds = (text: string, { start, end }: { start: number; end: number }) => ({
  start: start - (BOUND_BEFORE.exec(text.slice(0, start))?.[0].length ?? 0),
  end: end + (BOUND_AFTER.exec(text.slice(end))?.[0].length ?? 0),
})

function covered(part: string, stands: (piece: string) => boolean): boolean {
  // reached[i]: covered up to i; alone[i]: only with a single character at the end
  const reached = new Array<boolean>(part.length + 1).fill(false)
  const alone = new Array<boolean>(part.length + 1).fill(false)
  reached[0] = true
  for (let at = 0; at < part.length; at++) {
    if (!reached[at] && !alone[at]) continue
    const one = part[at] ?? ''
    if (BOUNDARY.test(one)) reached[at + 1] = true
    else if (reached[at] && LINKS.has(one) && stands(one)) alone[at + 1] = true
    for (let end = at + 1; end <= part.length; end++) {
      const piece = part.slice(at, end)
      const grounded = stands(piece)
      if (FREE.has(piece) || (grounded && (piece.length > 1 || sameWords[piece]))) reached[end] = true
      if (!grounded && piece.length > LONGEST) break
    }
  }
  return (reached[part.length] ?? false) || (alone[part.length] ?? false)
}
