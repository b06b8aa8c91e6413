import { asset as assetById } from '../../entities/asset/assets.ts'
import { change as changeAsset } from '../../entities/asset/change.ts'
import { ChangedMeanwhile } from '../../entities/asset/changedMeanwhile.ts'
import { fieldOf } from '../../entities/asset/fields.ts'
import { mayChange } from '../../entities/asset/policy.ts'
import { propose } from '../../entities/asset/propose.ts'
import { must } from '../../entities/base/errors.ts'
import { tellOfProposal } from '../../entities/ledger/file/proposalNews.ts'
import { readChoice, readYesNo } from '../../entities/report/read/index.ts'
import { fieldNames } from '../../entities/texts/assetFields.ts'
import { fileTexts } from '../../entities/texts/assetFile.ts'
import { valueText } from '../../entities/texts/assetValues.ts'
import { CHANGE, type ChangeTalk } from '../file/change.ts'
import { resumeAside } from '../report/open.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

/** The yes to a change that was read back: the county's is written, a village's goes to the county. */
export const change: Dialogue = {
  name: CHANGE,
  async step(turn) {
    const choice = readChoice(turn.text, 2)
    const yes = choice === null ? readYesNo(turn.text) : choice === 1
    if (yes === null) return 'pass'
    const talk = turn.talk.state<ChangeTalk>()
    turn.talk.end()
    if (yes) await carryOut(turn, talk)
    else await turn.reply(fileTexts.dropped())
    await resumeAside(turn)
    return 'done'
  },
}

async function carryOut(turn: KnownTurn, { assetId, key, value, seen }: ChangeTalk): Promise<void> {
  const { tx, person, message } = turn
  const asset = await assetById(tx, assetId)
  must(asset, 'asset/not-found')
  const field = fieldOf.get(key)!
  const words = { asset: asset.name, field: fieldNames[field.key], wanted: valueText(field, value) }
  const order = { wanted: { [key]: value }, seen, messageId: message.id }
  if (!mayChange(person, asset, field)) {
    const proposal = await propose(tx, { ...order, asset, by: person })
    await tellOfProposal(tx, proposal)
    return turn.reply(fileTexts.proposed({ ...words, code: proposal.code }))
  }
  try {
    await changeAsset(tx, person, { ...order, assetId })
    await turn.reply(fileTexts.changed(words))
  } catch (error) {
    // nothing was written; the exchange is over all the same, or the next yes would meet the same conflict
    if (!(error instanceof ChangedMeanwhile)) throw error
    await turn.reply(error.sentence)
  }
}
