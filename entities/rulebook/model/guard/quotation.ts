import type { Clause } from '../../search/clause.ts'
import { negations } from './negations.ts'
import { even, modals } from './evidence.ts'
import { figures } from './figure.ts'

export type QuotationFault = 'quotation' | 'quotation-cut' | 'unclosed'

const MARKS = /“([^“”「」"]*)”|「([^“”「」"]*)」|"([^“”「」"]*)"/g

/** What stands between quotation marks, in order. */
export const quotations = (wording: string): string[] =>
  [...wording.matchAll(MARKS)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')

/**
 * The wording for the other checks. A quotation that runs from stop to stop in the clause and has nothing around it that could turn
 * it (原文是“...”) is one mark: what is verbatim needs no further proof. Of any other only the marks go, so that 承租人可以“解除合同” is
 * read like every sentence.
 */
export const withoutQuotations = (wording: string, clauses: readonly Clause[]): string =>
  wording.replace(MARKS, (whole, ...groups: unknown[]) => {
    const quotation = groups.slice(0, 3).find((group): group is string => typeof group === 'string')
    const at = groups[3] as number // the offset follows the groups
    if (quotation === undefined) return whole
    const around =
      (wording.slice(0, at).split(STOP).at(-1) ?? '') + (wording.slice(at + whole.length).split(STOP)[0] ?? '')
    const turns =
      modals(around).length > 0 || negations(around).length > 0 || figures(even(around)).some(({ ordinal }) => !ordinal)
    const complete = clauses.some(({ text }) =>
      occurrences(text, quotation).some((start) => isPart(text, start, start + quotation.length)),
    )
    return complete && !turns ? '〓' : quotation
  })

const STOP = /[，。；：！？\n]/
const isPart = (text: string, start: number, end: number) =>
  (start === 0 || STOP.test(text[start - 1] ?? '')) &&
  (end === text.length || STOP.test(text[end] ?? '') || STOP.test(text[end - 1] ?? ''))

/** A quotation stands verbatim in a cited clause and cuts off neither part of a number nor the 不得 before it. */
export function quotationFault(wording: string, clauses: readonly Clause[]): QuotationFault | null {
  if (/[“”「」"]/.test(wording.replace(MARKS, ''))) return 'unclosed'
  for (const quotation of quotations(wording)) {
    if (quotation.trim() === '') return 'quotation'
    const places = clauses.flatMap(({ text }) => occurrences(text, quotation).map((at) => ({ text, at })))
    if (places.length === 0) return 'quotation'
    if (places.every(({ text, at }) => cuts(text, at, at + quotation.length))) return 'quotation-cut'
  }
  return null
}

function cuts(text: string, start: number, end: number): boolean {
  if (figures(text).some((figure) => inside(start, figure) || inside(end, figure))) return true
  const part =
    text
      .slice(0, start)
      .split(/[，。；：\n]/)
      .at(-1) ?? ''
  if (negations(part + text.slice(start, end)).some((negation) => negation.end <= part.length)) return true
  // 不|得转让, 应|当: never in the middle of a word that decides
  return /^(?:不得|不能|不可|未经|禁止|应当|必须|可以)/.test(text.slice(start - 1)) || endsInsideNegation(text, end)
}

const inside = (at: number, { start, end }: { start: number; end: number }) => at > start && at < end
const endsInsideNegation = (text: string, end: number) => /^(?:不得|不能|不可|未经|禁止)/.test(text.slice(end - 1))

export function occurrences(text: string, what: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) found.push(at)
  return found
}
