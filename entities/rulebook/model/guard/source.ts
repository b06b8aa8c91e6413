import { valuesOf } from '../../../language/numerals.ts'
import type { Clause } from '../../search/clause.ts'
import { even } from './evidence.ts'

export type SourceFault = 'document' | 'article'

const NUMERAL = String.raw`[零〇一二两三四五六七八九十百千0-9]+`
const ARTICLE = new RegExp(String.raw`第(${NUMERAL})(条|款|项|章|节|编|目)(?:之(${NUMERAL}))?`, 'g')
const NAMED = new RegExp(String.raw`《([^《》]*)》(?:的)?((?:第${NUMERAL}条(?:之${NUMERAL})?[、和及]?)*)`, 'g')
/** A law without its marks (土地管理法, 管理条例): it must stand in a cited clause or be the name of its document. */
const UNMARKED =
  /[\p{Script=Han}]{2,}?(?:法典|条例|细则|(?:管理|组织|承包|评估|保护|担保|物权|合同|土地|税|财产|刑|民)法|办法|函|号)(?!律|规|人|定|院|庭|则)/gu
const NO_NAME = /(?:按照|根据|依照|依据|本|该|此|有关|上述)?(?:办法|方法|本法|该法)$/

/** A document or article that is named must be one of the cited clauses, both together, or stand so in their text. */
export function sourceFault(wording: string, clauses: readonly Clause[]): SourceFault | null {
  const text = even(wording)
  const bodies = clauses.map((clause) => even(clause.text))
  const stands = (words: string) => bodies.some((body) => body.includes(words))
  if (/[《》]/.test(text.replace(NAMED, ''))) return 'document'
  for (const [whole, name = '', articles = ''] of text.matchAll(NAMED)) {
    if (stands(whole)) continue
    const own = clauses.filter((clause) => sameDocument(clause.document, name))
    if (own.length === 0) return 'document'
    for (const [article] of articles.matchAll(ARTICLE))
      if (!own.some((clause) => sameArticle(clause.article, article))) return 'article'
  }
  const rest = text.replace(NAMED, '〓')
  for (const [article, , kind] of rest.matchAll(ARTICLE)) {
    const isOwn = kind === '条' && clauses.some((clause) => sameArticle(clause.article, article))
    if (!isOwn && !stands(article)) return 'article'
  }
  for (const [name] of rest.matchAll(UNMARKED)) {
    if (NO_NAME.test(name)) continue
    const known = clauses.some((clause) => bare(clause.document).endsWith(tail(name)) && tail(name).length > 2)
    if (!known && !stands(tail(name))) return 'document'
  }
  return null
}

/** 《民法典》 and 中华人民共和国民法典 are one document. */
const bare = (name: string) =>
  even(name)
    .replace(/[《》]/g, '')
    .replace(/^中华人民共和国/, '')
const sameDocument = (one: string, other: string) => bare(one) === bare(other)
const tail = (name: string) => name.replace(/^.*(?:按照|根据|依照|依据|中华人民共和国)/, '')

function sameArticle(one: string, other: string): boolean {
  const [a, b] = [numberOf(one), numberOf(other)]
  return a !== null && a === b
}

/** 第二十四条 and 第24条 are 24; 第二百一十条之一 is 210-1. Null: no article. */
function numberOf(article: string): string | null {
  const match = new RegExp(String.raw`^第(${NUMERAL})条(?:之(${NUMERAL}))?`).exec(even(article))
  if (!match) return null
  return [match[1], match[2]].map((run) => (run ? String(valuesOf(run)?.[0]) : '')).join('-')
}
