import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import { maskPapers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { StoredFile } from '../message/storedFile.ts'
import type { Person } from '../person/person.ts'
import { documentKindNames } from '../texts/assetCodes.ts'
import type { Asset } from './asset.ts'
import { checkDay } from './check.ts'
import { AssetDocument } from './document.ts'
import type { DocumentKind } from './fileCodes.ts'
import { mayFilePaper, mayRemovePaper } from './policy.ts'

export interface Paper {
  asset: Asset
  kind: DocumentKind
  /** Its kind, when nothing better is said. */
  title?: string
  /** Of a stored file. */
  sha256: string
  datedOn?: string | null
  by: Person
  messageId?: number | null
  subject?: string | null
  subjectId?: number | null
}

/** 归档 - files a stored paper with an asset. Throws person/out-of-scope, asset/paper-known, asset/paper-not-found, asset/bad-value. */
export async function filePaper(tx: Runtime, paper: Paper): Promise<AssetDocument> {
  const { asset, kind, sha256, by, messageId = null, subject = null, subjectId = null } = paper
  must(mayFilePaper(by, asset), 'person/out-of-scope')
  must(await tx.db.existsBy(StoredFile, { sha256 }), 'asset/paper-not-found')
  const title = maskPapers(paper.title?.trim() ?? '').slice(0, 120) || documentKindNames[kind]
  const before = await tx.db.findOneBy(AssetDocument, { assetId: asset.id, sha256 })
  must(before?.state !== 'filed', 'asset/paper-known', { name: asset.name })
  const values = {
    kind,
    title,
    datedOn: checkDay(paper.datedOn ?? null),
    broughtBy: by.id,
    messageId,
    subject,
    subjectId,
    state: 'filed' as const,
    filedAt: tx.clock.now(),
  }
  if (before) await tx.db.update(AssetDocument, { id: before.id }, values)
  else await tx.db.insert(AssetDocument, { assetId: asset.id, sha256, ...values })
  await note(tx, asset.id, 'file-paper', by, messageId, { kind, title, sha256 })
  return tx.db.findOneByOrFail(AssetDocument, { assetId: asset.id, sha256 })
}

/** 撤出档案 - takes a paper out again: whoever brought it, or the county. The row and the file stay. Throws asset/paper-not-found, person/forbidden. */
export async function removePaper(
  tx: Runtime,
  {
    asset,
    id,
    by,
    reason,
    messageId = null,
  }: { asset: Asset; id: number; by: Person; reason: string; messageId?: number | null },
): Promise<void> {
  const paper = await tx.db.findOneBy(AssetDocument, { id, assetId: asset.id, state: 'filed' })
  must(paper, 'asset/paper-not-found')
  must(mayRemovePaper(by, asset, paper), 'person/forbidden')
  await tx.db.update(AssetDocument, { id }, { state: 'removed' })
  const { kind, title, sha256 } = paper
  await note(tx, asset.id, 'remove-paper', by, messageId, {
    kind,
    title,
    sha256,
    reason: maskPapers(reason).slice(0, 200),
  })
}

export const papersOf = (tx: Runtime, assetId: number): Promise<AssetDocument[]> =>
  tx.db.find(AssetDocument, { where: { assetId, state: 'filed' }, order: { id: 'ASC' } })

const note = (
  tx: Runtime,
  assetId: number,
  action: string,
  by: Person,
  messageId: number | null,
  change: Record<string, unknown>,
) => audit(tx, { subject: 'asset', subjectId: assetId, action, by: by.id, messageId, change })
