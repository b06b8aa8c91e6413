import { IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm'
import type { Runtime } from '../../base/runtime.ts'
import type { Clause } from '../search/clause.ts'
import type { ClauseKind } from './draft.ts'
import { RuleClause } from './ruleClause.ts'
import { RuleVersion } from './ruleVersion.ts'

type Reader = Pick<Runtime, 'db'>

const holding = (on: string) => [
  { state: 'kept' as const, effectiveFrom: LessThanOrEqual(on), effectiveTo: IsNull() },
  { state: 'kept' as const, effectiveFrom: LessThanOrEqual(on), effectiveTo: MoreThanOrEqual(on) },
]

/** 现行版本 - the version of a document that holds on a day; null when none does. */
export async function versionInForce({ db }: Reader, documentId: number, on: string): Promise<RuleVersion | null> {
  const found = await db.find(RuleVersion, {
    where: holding(on).map((where) => ({ ...where, documentId })),
    order: { effectiveFrom: 'DESC', id: 'DESC' },
    take: 1,
  })
  return found[0] ?? null
}

/** A clause that holds, ready for the search (search/clause.ts). */
export interface ClauseInForce extends Clause {
  readonly documentId: number
  readonly versionId: number
  readonly clauseId: number
  readonly articleKey: string
  readonly kind: ClauseKind
}

/** The same clause through all versions of a document, so that what was learnt of it stays: d3/705. */
export const clauseCode = (documentId: number, key: string): string => `d${documentId}/${key}`

/** The versions that hold on a day, one a document. */
export async function versionsInForce({ db }: Reader, on: string): Promise<RuleVersion[]> {
  const versions = await db.find(RuleVersion, {
    where: holding(on),
    order: { documentId: 'ASC', effectiveFrom: 'ASC', id: 'ASC' },
  })
  // of two that hold on the same day the later one does
  return [...new Map(versions.map((version) => [version.documentId, version])).values()]
}

/** Its clauses as printed, ready for the search. Title as it is cited: 中华人民共和国民法典; the part stands in the chapter. */
export async function clausesOfVersion(reader: Reader, version: RuleVersion): Promise<ClauseInForce[]> {
  return (await clausesOf(reader, version.id)).map((row) => ({
    id: clauseCode(version.documentId, row.articleKey),
    document: version.title,
    chapter: row.chapter,
    article: row.article,
    text: row.text,
    documentId: version.documentId,
    versionId: version.id,
    clauseId: row.id,
    articleKey: row.articleKey,
    kind: row.kind,
  }))
}

export async function clausesInForce(reader: Reader, on: string): Promise<ClauseInForce[]> {
  const clauses: ClauseInForce[] = []
  for (const version of await versionsInForce(reader, on)) clauses.push(...(await clausesOfVersion(reader, version)))
  return clauses
}

/** Clauses of a version, as printed. */
export const clausesOf = ({ db }: Reader, versionId: number): Promise<RuleClause[]> =>
  db.find(RuleClause, { where: { versionId }, order: { ordinal: 'ASC' } })
