import { assetSeen } from '../../asset/pages.ts'
import { audit } from '../../base/audit.ts'
import { DomainError, must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { canReconcile } from '../policy.ts'
import { type NoAssetReason, ProjectAsset } from '../projectAsset.ts'
import { ProjectLine } from '../projectLine.ts'

export interface RegisterDecision {
  projectNo: string
  /** The asset it made; one call for each. */
  assetNo?: string | undefined
  /** It made none: why (F022). Takes links a person made before back. */
  noAsset?: NoAssetReason | undefined
  words?: string | undefined
}

/** 登记项目形成的资产 - says which asset a project made, or that it made none. Throws person/forbidden, funding/project-not-found, funding/asset-of-project, asset/not-found. */
export async function decideAsset(
  tx: Runtime,
  { projectNo, assetNo, noAsset, words = '' }: RegisterDecision,
  who: Person,
): Promise<void> {
  must(canReconcile.register(who), 'person/forbidden')
  must((assetNo === undefined) !== (noAsset === undefined), 'funding/asset-of-project')
  must(noAsset !== 'other' || words.trim().length >= 2, 'funding/words')
  must((await tx.db.countBy(ProjectLine, { no: projectNo })) === 1, 'funding/project-not-found', { no: projectNo })
  const asset = assetNo === undefined ? null : await assetSeen(tx, who, assetNo)
  if (assetNo !== undefined && asset === null) throw new DomainError('asset/not-found')
  const before = await tx.db.findBy(ProjectAsset, { projectNo })
  if (asset && before.some((one) => one.assetId === asset.id)) return
  // an asset and "no asset" cannot both be true
  const replaced = before.filter((one) => (asset ? one.assetId === 0 : true))
  for (const one of replaced) await tx.db.delete(ProjectAsset, { id: one.id })
  const row = {
    projectNo,
    assetId: asset?.id ?? 0,
    noAssetReason: noAsset ?? ('' as const),
    words: words.trim().slice(0, 200),
    by: who.id,
    at: tx.clock.now(),
  }
  await tx.db.insert(ProjectAsset, row)
  const told = ({
    assetId,
    noAssetReason,
    words: said,
  }: Pick<ProjectAsset, 'assetId' | 'noAssetReason' | 'words'>) => ({ assetId, noAssetReason, words: said })
  await audit(tx, {
    subject: 'project_line',
    subjectId: projectNo,
    action: 'register',
    by: who.id,
    change: { old: replaced.map(told), new: told(row) },
  })
}
