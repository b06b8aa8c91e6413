import { In } from 'typeorm'
import type { Runtime } from '../../base/runtime.ts'
import type { KeptFile } from '../../message/incoming.ts'
import { StoredFile } from '../../message/storedFile.ts'
import { versionsInForce } from './inForce.ts'
import { RuleDocument } from './ruleDocument.ts'

/** 附送材料 - a template or a piece of training material the county has loaded: sent as the file it is, never quoted as a rule. */
export interface Material {
  readonly documentId: number
  readonly kind: 'template' | 'training'
  readonly title: string
  /** The original, as it was loaded. */
  readonly file: KeptFile
}

/** Those in use on a day (`YYYY-MM-DD`), templates first. */
export async function materialsInForce(tx: Pick<Runtime, 'db'>, on: string): Promise<Material[]> {
  const documents = await tx.db.find(RuleDocument, {
    where: { kind: In(['template', 'training']) },
    order: { kind: 'ASC', id: 'ASC' },
  })
  if (documents.length === 0) return []
  const versions = new Map((await versionsInForce(tx, on)).map((version) => [version.documentId, version]))
  const hashes = [...versions.values()].map(({ sourceFileSha256 }) => sourceFileSha256)
  const files = new Map((await tx.db.findBy(StoredFile, { sha256: In(hashes) })).map((file) => [file.sha256, file]))
  return documents.flatMap(({ id, kind }): Material[] => {
    const version = versions.get(id)
    const stored = version && files.get(version.sourceFileSha256)
    if (!stored || (kind !== 'template' && kind !== 'training')) return []
    const { sha256, contentType, size } = stored
    return [
      { documentId: id, kind, title: version.title, file: { sha256, contentType, size, name: version.sourceName } },
    ]
  })
}
