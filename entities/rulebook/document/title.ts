import type { RuleDocument } from './ruleDocument.ts'
import { matchable } from './matchable.ts'

/** A title without what does not tell documents apart: 《》, 中华人民共和国, （试行）, （2021年修订）, blanks. */
export const titleKey = (title: string): string =>
  matchable(title)
    .replace(/[《》〈〉<>]/g, '')
    .replace(/^中华人民共和国(?=.{2})/, '')
    .replace(/\((?:试行|暂行|试用|(?:\d{4}|[一二三四五六七八九〇零]{4})年?[^()]{0,12})\)/g, '')
    .slice(0, 160)

type Named = Pick<RuleDocument, 'title' | 'part' | 'titleKey'>

/**
 * The documents a name stands for: the full or the short title, with or without 《》, with or without the part (民法典合同编); else
 * the only ones whose title ends with it (扶贫项目资产后续管理实施细则), or contains it. The parts of one code come together.
 */
export function documentsNamed<D extends Named>(documents: readonly D[], name: string): D[] {
  const key = titleKey(name)
  if (key.length < 2) return []
  const exact = documents.filter((d) => d.titleKey === key || (d.part !== '' && `${d.titleKey}${d.part}` === key))
  if (exact.length > 0) return exact
  for (const is of [(d: D) => d.titleKey.endsWith(key), (d: D) => d.titleKey.includes(key)]) {
    const found = key.length >= 3 ? documents.filter(is) : []
    if (new Set(found.map((d) => d.titleKey)).size === 1) return found
    if (found.length > 0) return []
  }
  return []
}
