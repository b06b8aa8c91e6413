import { audit } from '../../base/audit.ts'
import { localDate } from '../../base/clock.ts'
import { DomainError, isDuplicateKey } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { StoredFile } from '../../message/storedFile.ts'
import type { DraftClause, RuleDraft, RuleKind } from './draft.ts'
import { hashOf } from './matchable.ts'
import { markChanged } from './revision.ts'
import { RuleClause } from './ruleClause.ts'
import { RuleDocument } from './ruleDocument.ts'
import { RuleVersion } from './ruleVersion.ts'
import { isDay } from './structure/dates.ts'
import { titleKey } from './title.ts'
import { chain, keptVersions } from './standing.ts'
import { versionLabel } from './versionLabel.ts'

export interface KeepOrder {
  /** Person id, or `system`. */
  by: string
  /** What a person decided instead of what was read. */
  effectiveFrom?: string
  kind?: RuleKind
  title?: string
  messageId?: number
}

export interface Kept {
  document: RuleDocument
  version: RuleVersion
  /** same: this wording was kept already and nothing changed; dated: only its first day did. */
  outcome: 'new' | 'same' | 'dated'
  /** The version that held until this one begins, to compare with. */
  before: RuleVersion | null
}

/**
 * 收入 - keeps a version as it was understood; the same wording again changes nothing. The file itself is put into the file
 * store before (`tx.files.put`). Throws rules/no-date, rules/bad-date.
 */
export async function keepVersion(tx: Runtime, draft: RuleDraft, order: KeepOrder): Promise<Kept> {
  const title = (order.title ?? draft.title).slice(0, 200)
  const kind = order.kind ?? draft.kind
  if (order.effectiveFrom !== undefined && !isDay(order.effectiveFrom))
    throw new DomainError('rules/bad-date', { date: order.effectiveFrom })
  const effectiveFrom = order.effectiveFrom ?? draft.effectiveFrom ?? undatedStart(tx, kind)
  if (effectiveFrom === null) throw new DomainError('rules/no-date', { title })
  const document = await documentOf(tx, { title, part: draft.part.slice(0, 40), kind })
  const contentHash = contentOf(draft.clauses)
  const known = (await keptVersions(tx, document.id)).findLast((version) => version.contentHash === contentHash)
  if (known) return alreadyKept(tx, document, known, order)

  await rememberFile(tx, draft)
  const row = {
    documentId: document.id,
    title,
    versionLabel: versionLabel(draft),
    number: draft.number.slice(0, 80),
    issuer: draft.issuer.slice(0, 200),
    passedOn: draft.passedOn,
    issuedOn: draft.issuedOn,
    effectiveFrom,
    effectiveTo: null,
    expiresOn: draft.expiresOn,
    frontMatter: [...draft.front, ...draft.back].join('\n').slice(0, 15_000),
    clauseCount: draft.clauses.length,
    contentHash,
    sourceFileSha256: draft.source.sha256,
    sourceName: draft.source.name,
    state: 'kept' as const,
    importedBy: order.by,
    importedAt: tx.clock.now(),
  }
  const version = tx.db.create(RuleVersion, row)
  await tx.db.insert(RuleVersion, version)
  await insertClauses(tx, version.id, draft.clauses)
  await chain(tx, document.id)
  await takeNewestTitle(tx, document, kind)
  await markChanged(tx)
  await audit(tx, {
    subject: 'rule',
    subjectId: version.id,
    action: 'keep',
    by: order.by,
    messageId: order.messageId ?? null,
    change: { document: document.id, title, effectiveFrom, clauses: draft.clauses.length, file: draft.source.sha256 },
  })
  return kept(tx, document, version.id, 'new')
}

/** A template or training material has no day of effect; it is of use from today. */
const undatedStart = (tx: Runtime, kind: RuleKind): string | null =>
  kind === 'template' || kind === 'training' ? localDate(tx.clock.now()) : null

async function alreadyKept(tx: Runtime, document: RuleDocument, known: RuleVersion, order: KeepOrder): Promise<Kept> {
  if (order.effectiveFrom === undefined || order.effectiveFrom === known.effectiveFrom)
    return kept(tx, document, known.id, 'same')
  await tx.db.update(RuleVersion, { id: known.id }, { effectiveFrom: order.effectiveFrom })
  await chain(tx, document.id)
  await markChanged(tx)
  await audit(tx, {
    subject: 'rule',
    subjectId: known.id,
    action: 'date',
    by: order.by,
    messageId: order.messageId ?? null,
    change: { effectiveFrom: { old: known.effectiveFrom, new: order.effectiveFrom } },
  })
  return kept(tx, document, known.id, 'dated')
}

async function kept(tx: Runtime, document: RuleDocument, id: number, outcome: Kept['outcome']): Promise<Kept> {
  const versions = await keptVersions(tx, document.id)
  const at = versions.findIndex((version) => version.id === id)
  return { document, version: versions[at]!, outcome, before: versions[at - 1] ?? null }
}

async function documentOf(tx: Runtime, of: Pick<RuleDocument, 'title' | 'part' | 'kind'>): Promise<RuleDocument> {
  const where = { titleKey: titleKey(of.title), part: of.part }
  const find = () => tx.db.findOneBy(RuleDocument, where)
  const known = await find()
  if (!known) {
    const row = tx.db.create(RuleDocument, { ...where, title: of.title, kind: of.kind, createdAt: tx.clock.now() })
    try {
      await tx.db.insert(RuleDocument, row)
      return row
    } catch (error) {
      const other = isDuplicateKey(error) ? await find() : null
      if (!other) throw error
      return other
    }
  }
  // two imports of one document wait for one another
  const lock =
    tx.db.connection.options.type === 'better-sqlite3' ? {} : { lock: { mode: 'pessimistic_write' as const } }
  await tx.db.findOne(RuleDocument, { where: { id: known.id }, ...lock })
  return known
}

/** A document is called as its newest version is: （试行） goes when the trial is over. */
async function takeNewestTitle(tx: Runtime, document: RuleDocument, kind: RuleKind): Promise<void> {
  const title = (await keptVersions(tx, document.id)).at(-1)?.title ?? document.title
  if (title === document.title && kind === document.kind) return
  await tx.db.update(RuleDocument, { id: document.id }, { title, kind })
  Object.assign(document, { title, kind })
}

const contentOf = (clauses: readonly DraftClause[]): string =>
  hashOf(clauses.map((clause) => `${clause.key}\n${clause.text}`).join('\n'))

async function insertClauses(tx: Runtime, versionId: number, clauses: readonly DraftClause[]): Promise<void> {
  const rows = clauses.map((clause, i) => ({
    versionId,
    ordinal: i + 1,
    chapter: clause.chapter.slice(0, 300),
    article: clause.label.slice(0, 80),
    articleKey: clause.key.slice(0, 40),
    kind: clause.kind,
    text: clause.text,
    hash: hashOf(clause.text),
  }))
  for (let at = 0; at < rows.length; at += 100) await tx.db.insert(RuleClause, rows.slice(at, at + 100))
}

const CONTENT_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  md: 'text/markdown',
  txt: 'text/plain',
}

/** So that the original can be opened again from the file store. */
async function rememberFile(tx: Runtime, { source }: RuleDraft): Promise<void> {
  if (await tx.db.existsBy(StoredFile, { sha256: source.sha256 })) return
  await tx.db.insert(StoredFile, {
    sha256: source.sha256,
    contentType: CONTENT_TYPES[source.format],
    size: source.size,
    width: null,
    height: null,
    takenAt: null,
    hasThumbnail: false,
    createdAt: tx.clock.now(),
  })
}
