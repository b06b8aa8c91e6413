import type { Runtime } from '../../base/runtime.ts'
import { type Pointer, pointerOf } from './citation.ts'
import { versionInForce } from './inForce.ts'
import { partOf } from './paragraphs.ts'
import { RuleClause } from './ruleClause.ts'
import { RuleDocument } from './ruleDocument.ts'
import { RuleVersion } from './ruleVersion.ts'
import { documentNumber } from './structure/number.ts'
import { documentsNamed } from './title.ts'
import { keptVersions, type Standing, standingOf } from './standing.ts'

type Reader = Pick<Runtime, 'db'>

/** A clause as it stood on the day asked about. */
export interface ClauseFound {
  readonly document: RuleDocument
  readonly version: RuleVersion
  readonly clause: RuleClause
  /** The words pointed at: the clause, or the paragraph or item of it; verbatim. */
  readonly quote: string
  /** False: the clause has no such paragraph or item, `quote` is the whole. */
  readonly isExact: boolean
  /** How the version stands on the day; anything but in-force must be said. */
  readonly standing: Standing
  /** The newest later version, when there is one: what became of the clause in it. It must be said. */
  readonly newer: Newer | null
}

export interface Newer {
  readonly version: RuleVersion
  readonly clause: RuleClause | null
  readonly change: 'same' | 'moved' | 'changed' | 'removed'
}

/** Why nothing was found. version: the document is known, but every version of it was withdrawn. */
export type NotFound = { readonly missing: 'document' | 'article' | 'version' }

/**
 * 查条 - the clause a citation means, as it stood on a day (`YYYY-MM-DD`). The document goes by its full or short title or its
 * number (鄂政办发〔2021〕41号), the article by 第十二条, 12, 第三十六条第（七）项. When no version holds on that day the nearest one
 * is given, with its standing.
 */
export async function clauseAt(
  reader: Reader,
  { document: name, article }: { document: string; article: string },
  on: string,
): Promise<ClauseFound | NotFound> {
  const documents = await documentsCalled(reader, name)
  if (documents.length === 0) return { missing: 'document' }
  let hasVersion = false
  for (const document of documents) {
    const versions = await keptVersions(reader, document.id)
    const version = (await versionInForce(reader, document.id, on)) ?? nearest(versions, on)
    if (!version) continue
    hasVersion = true
    const found = await clauseOf(reader, version, article)
    if (!found) continue
    const quote = partOf(found.clause.text, found.pointer)
    return {
      document,
      version,
      clause: found.clause,
      quote: quote ?? found.clause.text,
      isExact: quote !== null,
      standing: standingOf(version, on),
      newer: await newerOf(reader, versions, version, found.clause),
    }
  }
  return { missing: hasVersion ? 'article' : 'version' }
}

/** Documents by title or by number; whole documents before parts. */
export async function documentsCalled({ db }: Reader, name: string): Promise<RuleDocument[]> {
  const documents = await db.find(RuleDocument, { order: { part: 'ASC', id: 'ASC' } })
  const named = documentsNamed(documents, name)
  if (named.length > 0) return named
  const number = documentNumber(name)?.number
  const known = number === undefined ? null : await db.findOneBy(RuleVersion, { number, state: 'kept' })
  return documents.filter((document) => document.id === known?.documentId)
}

/** The last one begun by then, else the first to come. */
const nearest = (versions: readonly RuleVersion[], on: string): RuleVersion | undefined =>
  versions.findLast(
    (version) =>
      version.effectiveFrom <= on && version.effectiveTo !== null && version.effectiveTo >= version.effectiveFrom,
  ) ?? versions.find((version) => version.effectiveFrom > on)

async function clauseOf(
  { db }: Reader,
  version: RuleVersion,
  article: string,
): Promise<{ clause: RuleClause; pointer: Pointer } | null> {
  for (const pointer of [pointerOf(article), pointerOf(article, true)]) {
    const clause = pointer && (await db.findOneBy(RuleClause, { versionId: version.id, articleKey: pointer.key }))
    if (clause) return { clause, pointer }
  }
  return null
}

async function newerOf(
  { db }: Reader,
  versions: readonly RuleVersion[],
  version: RuleVersion,
  clause: RuleClause,
): Promise<Newer | null> {
  const last = versions.at(-1)
  if (!last || versions.indexOf(last) <= versions.findIndex((v) => v.id === version.id)) return null
  const same = await db.findOneBy(RuleClause, { versionId: last.id, articleKey: clause.articleKey })
  if (same?.hash === clause.hash) return { version: last, clause: same, change: 'same' }
  const moved = await db.findOneBy(RuleClause, { versionId: last.id, hash: clause.hash })
  if (moved) return { version: last, clause: moved, change: 'moved' }
  return { version: last, clause: same, change: same ? 'changed' : 'removed' }
}

export const isFound = (found: ClauseFound | NotFound): found is ClauseFound => !('missing' in found)
