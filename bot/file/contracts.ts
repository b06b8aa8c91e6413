import type { Asset } from '../../entities/asset/asset.ts'
import { shortName } from '../../entities/asset/names.ts'
import { anomaliesOf, anomalySentence } from '../../entities/contract/anomalies/anomalies.ts'
import { contractsOf } from '../../entities/contract/contracts.ts'
import { duePlan } from '../../entities/contract/plan.ts'
import { partyShown } from '../../entities/contract/shown.ts'
import { localDate } from '../../entities/base/clock.ts'
import { arrearsOf } from '../../entities/income/arrears.ts'
import { contractTexts, fullDay } from '../../entities/texts/contract.ts'
import { incomeTexts } from '../../entities/texts/income.ts'
import type { KnownTurn } from '../turn.ts'

const MOST = 4

/** Every contract that is not withdrawn, the newest first; then what is owed and what is wrong. */
export async function showContracts(turn: KnownTurn, asset: Asset): Promise<void> {
  const { tx, person: who } = turn
  const kept = (await contractsOf(tx, asset.id)).filter(({ state }) => state !== 'withdrawn')
  const today = localDate(tx.clock.now())
  const about = { scope: asset.villageCode, who, assetId: asset.id }
  const lines = kept.slice(0, MOST).map((one) => {
    const next = duePlan(one).find(({ dueOn }) => dueOn >= today)
    const isOpen = ['approved', 'signed', 'active', 'expiring'].includes(one.state)
    return contractTexts.line({
      ...one,
      partyB: partyShown(who, one),
      next: next && isOpen ? { day: fullDay(next.dueOn), fen: next.fen } : null,
    })
  })
  const owed = (await arrearsOf(tx, about)).map(({ asset: _, dueOn, ...rest }) =>
    incomeTexts.arrear({ ...rest, asset: contractTexts.rent(), dueOn: fullDay(dueOn) }),
  )
  const wrong = (await anomaliesOf(tx, about)).map((one) => anomalySentence(one, who))
  const name = await shortName(tx, asset)
  await turn.reply(
    [
      lines.length > 0 ? contractTexts.head({ name, count: kept.length }) : contractTexts.none({ name }),
      ...lines,
      ...owed.slice(0, MOST),
    ].join('\n'),
  )
  if (wrong.length > 0) await turn.reply(contractTexts.look({ lines: wrong }))
}
