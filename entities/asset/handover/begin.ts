import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { peopleOf } from '../../person/people.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { unitOf } from '../../person/unit.ts'
import { regionName } from '../../region/regions.ts'
import { Asset } from '../asset.ts'
import { openFor } from '../process/open.ts'
import type { AssetProcess } from '../process/process.ts'
import type { Party, PartyFact } from './handover.ts'

/** 起草移交. Throws asset/not-found, handover/done, process/not-yours, process/open-already. */
export async function beginHandover(
  tx: Runtime,
  who: Person,
  { assetId, messageId = null }: { assetId: number; messageId?: number | null },
): Promise<AssetProcess> {
  const asset = await tx.db.findOneBy(Asset, { id: assetId })
  must(asset && can.see(who, asset), 'asset/not-found')
  must(asset.handoverStatus !== 'done', 'handover/done', { name: asset.name })
  const { process } = await openFor(tx, who, { kind: 'handover', assetId, messageId })
  return process
}

/**
 * Who usually signs: whoever prepares it hands over, the village's cadre receives, the level above watches over it (the town when the county
 * or a department hands over, the county when the town does). Throws handover/no-receiver, handover/no-supervisor.
 */
export async function usualParties(tx: Runtime, who: Person, asset: Asset): Promise<Record<Party, PartyFact>> {
  const village = await regionName(tx, asset.villageCode)
  const [cadre] = await peopleOf(tx, asset.villageCode, 'village')
  must(cadre, 'handover/no-receiver', { village })
  const above =
    who.role === 'town'
      ? await peopleOf(tx, asset.villageCode.slice(0, 6), 'county')
      : await peopleOf(tx, asset.townCode, 'town')
  const supervisor = above.find(({ id }) => id !== who.id)
  must(supervisor, 'handover/no-supervisor')
  const party = async (person: Person): Promise<PartyFact> => ({
    org: (await unitOf(tx, person)) || person.name,
    name: person.name,
    personId: person.id,
  })
  return { from: await party(who), to: await party(cadre), supervisor: await party(supervisor) }
}
