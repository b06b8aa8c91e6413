import { anomaliesOf, anomalySentence } from '../../entities/contract/anomalies/anomalies.ts'
import { bindingContracts } from '../../entities/contract/contracts.ts'
import { seesMoney } from '../../entities/contract/policy.ts'
import { arrearsOf, openSum } from '../../entities/income/arrears.ts'
import { operatingAssets } from '../../entities/income/seen.ts'
import { shortName } from '../../entities/asset/names.ts'
import { periodOf } from '../../entities/base/calendar.ts'
import { localDate } from '../../entities/base/clock.ts'
import { regionName } from '../../entities/region/regions.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { contractTexts, fullDay } from '../../entities/texts/contract.ts'
import { incomeTexts } from '../../entities/texts/income.ts'
import { chosenAsset } from '../file/choose.ts'
import { showContracts } from '../file/contracts.ts'
import type { Command } from '../turn.ts'
import { placeOr } from './place.ts'

const MOST_LINES = 9

/** 合同 冷库 - the contracts of an asset, with what is wrong and what is owed. */
export const contract: Command = {
  ...commandWords.contract,
  allowed: seesMoney,
  async run(turn, { asset: said = '' }) {
    if (said.trim() === '') return turn.reply(contractTexts.which())
    const asset = await chosenAsset(turn, said, { contracts: true })
    if (asset) await showContracts(turn, asset)
  },
}

/** 合同异常 [地方]. */
export const contractAnomalies: Command = {
  ...commandWords.contractAnomalies,
  allowed: seesMoney,
  async run(turn, { place }) {
    const { tx, person: who } = turn
    const scope = await placeOr(turn, place)
    if (scope === null) return
    const found = await anomaliesOf(tx, { scope, who })
    const where = await regionName(tx, scope)
    if (found.length === 0) return turn.reply(contractTexts.noAnomalies({ place: where }))
    const lines = found.slice(0, MOST_LINES).map((one) => anomalySentence(one, who))
    const left = found.length - lines.length
    await turn.reply(contractTexts.anomalies({ place: where, count: found.length, lines, left }))
  },
}

/** 欠租 [地方] - what contracts promised and no accepted report covers, the longest first. */
export const arrears: Command = {
  ...commandWords.arrears,
  allowed: seesMoney,
  async run(turn, { place }) {
    const { tx, person: who } = turn
    const scope = await placeOr(turn, place)
    if (scope === null) return
    const where = await regionName(tx, scope)
    const found = (await arrearsOf(tx, { scope, who })).toSorted((a, b) => b.days - a.days)
    if (found.length === 0) {
      const ids = (await operatingAssets(tx, scope, who)).map(({ id }) => id)
      const { size } = await bindingContracts(tx, ids)
      return turn.reply(incomeTexts.noArrears({ place: where, contracts: size }))
    }
    const isVillage = scope.length === 12
    const lines = found.slice(0, MOST_LINES).map(async ({ asset, dueOn, ...rest }) =>
      incomeTexts.arrear({
        ...rest,
        asset: isVillage ? await shortName(tx, asset) : asset.name,
        dueOn: fullDay(dueOn),
      }),
    )
    const told = {
      place: where,
      count: found.length,
      openFen: openSum(found),
      left: Math.max(0, found.length - MOST_LINES),
      period: periodOf(localDate(tx.clock.now())),
      allTold: found.every(({ openFen, waitingFen }) => openFen === waitingFen),
    }
    await turn.reply(incomeTexts.arrears({ ...told, lines: await Promise.all(lines) }))
  },
}
