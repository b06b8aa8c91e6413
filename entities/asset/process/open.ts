import { audit } from '../../base/audit.ts'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { nextNumber } from '../../base/sequence.ts'
import { can } from '../../person/policy.ts'
import type { Person } from '../../person/person.ts'
import { processWords, rolesText } from '../../texts/process.ts'
import { Asset } from '../asset.ts'
import { lockAsset } from '../assets.ts'
import { machineOf } from './machines.ts'
import { AssetProcess, type ProcessKind } from './process.ts'
import { openProcess } from './processes.ts'

export interface OpenProcess {
  kind: ProcessKind
  assetId: number
  facts?: Record<string, unknown>
  messageId?: number | null
}

/** Opens a process for an asset, which locks the asset while it looks. Throws asset/not-found, process/not-yours, process/open-already. */
export async function openFor(
  tx: Runtime,
  who: Person,
  order: OpenProcess,
): Promise<{ process: AssetProcess; asset: Asset }> {
  const { kind, assetId } = order
  await lockAsset(tx, assetId)
  const asset = await tx.db.findOneBy(Asset, { id: assetId })
  must(asset && can.see(who, asset), 'asset/not-found')
  mayOpen(who, kind)
  const running = await openProcess(tx, assetId, kind)
  must(running === null, 'process/open-already', {
    code: running?.code ?? '',
    name: asset.name,
    kind: processWords[kind].name,
    state: running ? (processWords[kind].states[running.state] ?? '') : '',
  })
  const { villageCode, name: title } = asset
  return { process: await insert(tx, who, { ...order, villageCode, title }), asset }
}

export function mayOpen(who: Person, kind: ProcessKind): void {
  const { opens } = machineOf(kind)
  must(who.status === 'active' && opens.includes(who.role), 'process/not-yours', {
    step: processWords[kind].opening,
    by: rolesText(opens),
  })
}

export async function insert(
  tx: Runtime,
  who: Person,
  order: Omit<OpenProcess, 'assetId'> & { assetId: number | null; villageCode: string; title: string },
): Promise<AssetProcess> {
  const { kind, assetId, villageCode, title, facts = {}, messageId = null } = order
  const process = tx.db.create(AssetProcess, {
    code: `C${String(await nextNumber(tx, 'process')).padStart(4, '0')}`,
    kind,
    assetId,
    villageCode,
    title,
    state: machineOf(kind).start,
    facts,
    openedBy: who.id,
    openedAt: tx.clock.now(),
    closedOn: null,
    version: 1,
  })
  await tx.db.insert(AssetProcess, process as never)
  const subject =
    assetId === null ? { subject: 'process', subjectId: process.id } : { subject: 'asset', subjectId: assetId }
  const change = { process: process.code, facts }
  await audit(tx, { ...subject, action: `${kind}:open`, by: who.id, messageId, change })
  return process
}
