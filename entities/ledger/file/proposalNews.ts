import { Asset } from '../../asset/asset.ts'
import { fieldOf } from '../../asset/fields.ts'
import type { AssetProposal } from '../../asset/proposal.ts'
import { shownValue } from '../../asset/shown.ts'
import type { Runtime } from '../../base/runtime.ts'
import { tell } from '../../message/tell.ts'
import { onDuty } from '../../person/duty.ts'
import { person } from '../../person/people.ts'
import type { Person } from '../../person/person.ts'
import { whoDid } from '../../person/whoDid.ts'
import { regionMap } from '../../region/regions.ts'
import { fieldTo } from '../../texts/assetHistory.ts'
import { fieldNames } from '../../texts/assetFields.ts'
import { fileTexts } from '../../texts/assetFile.ts'
import { valueText } from '../../texts/assetValues.ts'

/** `经营主体改成鲜到家冷链，预计使用年限改成15 年`, as this person may read it. */
export async function proposalWords(
  tx: Runtime,
  who: Person,
  asset: Asset,
  { wanted }: AssetProposal,
): Promise<string> {
  const places = await regionMap(tx)
  return Object.entries(wanted)
    .map(([key, value]) => {
      const field = fieldOf.get(key)!
      const shown = shownValue(who, asset, field, value)
      return fieldTo(
        fieldNames[field.key],
        valueText(field, shown, (code) => places.get(code)?.name ?? code),
      )
    })
    .join('，')
}

/** Tells whoever of the county is on duty that a change is asked for. */
export async function tellOfProposal(tx: Runtime, proposal: AssetProposal): Promise<void> {
  const [duty] = await onDuty(tx, tx.clock.now())
  if (!duty) return
  const asset = await tx.db.findOneByOrFail(Asset, { id: proposal.assetId })
  await tell(tx, duty.id, {
    key: `proposal:${proposal.code}`,
    text: fileTexts.proposalNews({
      code: proposal.code,
      by: await whoDid(tx, proposal.proposedBy),
      asset: asset.name,
      wanted: await proposalWords(tx, duty, asset, proposal),
      reason: proposal.reason,
    }),
  })
}

/** Tells the proposer what the county decided, with the reason. */
export async function tellOfDecision(tx: Runtime, proposal: AssetProposal): Promise<void> {
  const asset = await tx.db.findOneByOrFail(Asset, { id: proposal.assetId })
  const proposer = await person(tx, proposal.proposedBy)
  if (!proposer) return
  const wanted = await proposalWords(tx, proposer, asset, proposal)
  const { code, decisionReason } = proposal
  await tell(tx, proposer.id, {
    key: `proposal:${code}:${proposal.state}`,
    text:
      proposal.state === 'accepted'
        ? fileTexts.proposalAccepted({ code, asset: asset.name, wanted })
        : fileTexts.proposalRefused({ code, asset: asset.name, reason: decisionReason ?? '' }),
  })
}
