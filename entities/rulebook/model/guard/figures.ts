import type { Clause } from '../../search/clause.ts'
import { contentWords, even, parts, share } from './evidence.ts'
import { type Figure, figures, sameFigure } from './figure.ts'
import { boundWords } from './bound.ts'
import { withoutQuotations } from './quotation.ts'
import { partyWords } from './guardWords.ts'

export type FigureFault = 'number' | 'number-elsewhere'

/** How much of what stands around a number in the wording must stand around it in the clause. */
const ENOUGH = 0.6
/** Articles and their parts are sources, checked in source.ts. */
const SOURCE_UNIT = /^[条款项章节编目]$/

/**
 * A number, date, ratio, period or amount must stand in a cited clause: same value (三分之二 is 2/3), same unit, same bound, and
 * about the same thing, so that the two thirds of who must come are not told as the two thirds who must agree.
 */
export function figureFault(wording: string, clauses: readonly Clause[]): FigureFault | null {
  const known = clauses.flatMap((clause) => surroundings(even(clause.text)))
  const like = (figure: Figure) => known.filter((one) => sameFigure(one.figure, figure))
  const isSource = ({ ordinal, unit }: Figure) => ordinal && SOURCE_UNIT.test(unit)
  if (figures(even(wording)).some((figure) => !isSource(figure) && like(figure).length === 0)) return 'number'
  const [told, most] = [counts(wording), clauses.map(({ text }) => counts(text))]
  for (const [raw, times] of told) if (times > 1 && !most.some((each) => (each.get(raw) ?? 0) >= times)) return 'number'
  for (const { figure, around } of surroundings(even(withoutQuotations(wording, clauses)))) {
    if (isSource(figure)) continue
    const same = like(figure)
    if (same.length === 0) return 'number'
    const about = contentWords(around[0].replace(ELSEWHERE, ' '))
    if (!same.some((one) => one.around.some((text) => share(about, text) >= ENOUGH))) return 'number-elsewhere'
  }
  return null
}

/** How often a figure stands in one part, at most. */
function counts(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const part of parts(even(text))) {
    const here = figures(part).map(({ value, raw, unit }) => `${value ?? raw}${unit}`)
    for (const one of here) found.set(one, Math.max(found.get(one) ?? 0, here.filter((other) => other === one).length))
  }
  return found
}

interface Surrounded {
  figure: Figure
  /** Its part of the sentence, then the same with what leads to it (…的，) or follows from it, when no number stands there. */
  around: [string, string]
}

function surroundings(text: string): Surrounded[] {
  return text.split(/[。；\n]+/).flatMap((sentence) => {
    const all = parts(sentence).map((part) => ({ part, figures: figures(part) }))
    return all.flatMap(({ part, figures: here }, at) => {
      const [last, next] = [all[at - 1], all[at + 1]]
      const leads = last?.figures.length === 0 ? last.part : ''
      const follows = part.endsWith('的') && next?.figures.length === 0 ? next.part : ''
      const wide = [leads, part, follows].join('，')
      return here.map((figure, i): Surrounded => {
        const own = part.slice(here[i - 1]?.end ?? 0, figure.start) + part.slice(figure.end, here[i + 1]?.start)
        return { figure, around: [own, wide] }
      })
    })
  })
}

/** Checked by bound.ts and party.ts; here they would only make two numbers look alike. */
const ELSEWHERE = new RegExp([...boundWords, ...partyWords].sort((a, b) => b.length - a.length).join('|'), 'g')
