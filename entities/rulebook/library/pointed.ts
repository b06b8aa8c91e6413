import type { Runtime } from '../../base/runtime.ts'
import { documentsCalled } from '../document/clauseAt.ts'
import { keptVersions } from '../document/standing.ts'
import { documentNumber } from '../document/structure/number.ts'
import { ASKS_FOR_WORDS, COUNTY_RULES, POINTED } from './pointedWords.ts'

/** A clause asked for by its name; `document` as it was called, `article` as 第三条. */
export interface Pointed {
  readonly document: string
  readonly article: string
}

/** 指名问条文 - 《…细则》第三条怎么说; null when more is asked than what stands there, or no document is named. */
export function pointedAt(question: string): Pointed | null {
  const groups = POINTED.exec(question.normalize('NFKC').replace(/\s+/g, ''))?.groups
  if (!groups?.article || !ASKS_FOR_WORDS.test(groups.rest ?? '')) return null
  const document = groups.title ?? groups.number ?? groups.name
  return document ? { document, article: groups.article } : null
}

/**
 * The title under which the store has it, and the day whose wording is meant: a number names one version, and when that one holds
 * no longer, its own first day. Null: not stored, or it could be several.
 */
export async function documentMeant(
  tx: Pick<Runtime, 'db'>,
  { document: called }: Pointed,
  { county, today }: { county: readonly string[]; today: string },
): Promise<{ title: string; on: string | null } | null> {
  const [only, ...others] = county
  if (COUNTY_RULES.test(called)) return only !== undefined && others.length === 0 ? { title: only, on: null } : null
  const [document] = await documentsCalled(tx, called)
  if (!document) return null
  const number = documentNumber(called)?.number
  const version = (await keptVersions(tx, document.id)).find((one) => number !== undefined && one.number === number)
  const isOld = version !== undefined && version.effectiveTo !== null && version.effectiveTo < today
  return { title: document.title, on: isOld ? version.effectiveFrom : null }
}
