import { z } from 'zod'
import { anomaliesOf, anomalySentence } from '../../entities/contract/anomalies/anomalies.ts'
import { anomalyCodes } from '../../entities/contract/anomalies/anomaly.ts'
import { seesMoney } from '../../entities/contract/policy.ts'
import { arrearsOf } from '../../entities/income/arrears.ts'
import { operatingAssets } from '../../entities/income/seen.ts'
import { incomeKinds, type IncomeSums, sumIncome, type YearIncome, yearIncomes } from '../../entities/income/year.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import type { Person } from '../../entities/person/person.ts'
import { isWithin } from '../../entities/region/regions.ts'
import { routeTexts } from '../../entities/texts/apiDocs.ts'
import { incomeKindNames } from '../../entities/texts/asset.ts'
import { anomalyNames } from '../../entities/texts/contract.ts'
import { route } from '../route.ts'
import { codeOf, fen, maybe, says, text } from './fields.ts'
import { type Places, placesAsked } from './places.ts'

const place = { town: text('town').optional(), village: text('village').optional() }

/** A place above one's own holds what one may see of it. */
async function scopeAsked(tx: Runtime, who: Person, places: Places): Promise<string> {
  const { townCode, villageCode } = await placesAsked(tx, places)
  const asked = villageCode ?? townCode ?? who.regionCode
  return isWithin(who.regionCode, asked) ? who.regionCode : asked
}

export const contractAnomalies = route({
  name: 'contractAnomalies',
  method: 'GET',
  path: '/contract-anomalies',
  texts: routeTexts.contractAnomalies,
  query: z.strictObject(place),
  response: z.strictObject({
    items: says(
      z.array(
        z.strictObject({
          anomaly: codeOf(anomalyCodes, 'anomalyCode', anomalyNames),
          level: codeOf(['yellow', 'orange'], 'anomalyLevel'),
          assetNo: text('assetNo'),
          assetName: text('assetName'),
          contract: maybe(z.string(), 'contractCode'),
          text: text('anomalyText'),
        }),
      ),
      'items',
    ),
  }),
  example: { path: '/contract-anomalies' },
  allowed: seesMoney,
  async handle({ runtime, who, query }) {
    const found = await anomaliesOf(runtime, { scope: await scopeAsked(runtime, who, query), who })
    return {
      items: found.map((one) => ({
        anomaly: one.code,
        level: one.level,
        assetNo: one.asset.assetNo,
        assetName: one.asset.name,
        contract: one.contract?.code ?? null,
        text: anomalySentence(one, who),
      })),
    }
  },
})

export const listArrears = route({
  name: 'listArrears',
  method: 'GET',
  path: '/arrears',
  texts: routeTexts.listArrears,
  query: z.strictObject(place),
  response: z.strictObject({
    items: says(
      z.array(
        z.strictObject({
          assetNo: text('assetNo'),
          assetName: text('assetName'),
          contract: text('contractCode'),
          dueOn: text('dueOn'),
          dueFen: fen('arrearDueFen'),
          openFen: fen('openFen'),
          days: says(z.int(), 'overdueDays'),
          waitingFen: fen('waitingFen'),
        }),
      ),
      'items',
    ),
  }),
  example: { path: '/arrears' },
  allowed: seesMoney,
  async handle({ runtime, who, query }) {
    const found = await arrearsOf(runtime, { scope: await scopeAsked(runtime, who, query), who })
    return {
      items: found.map(({ asset, contract, ...rest }) => ({
        assetNo: asset.assetNo,
        assetName: asset.name,
        contract: contract.code,
        ...rest,
      })),
    }
  },
})

const kindFields = Object.fromEntries(
  incomeKinds.map((kind) => [kind, z.int().meta({ description: incomeKindNames[kind] ?? kind })]),
)
const figures = {
  dueFen: fen('incomeDueFen'),
  receivedFen: fen('incomeReceivedFen'),
  costFen: fen('incomeCostFen'),
  waitingFen: fen('waitingFen'),
  kinds: says(z.strictObject(kindFields).partial(), 'incomeKinds'),
}
const shown = ({ dueFen, receivedFen, costFen, waitingFen, kinds }: IncomeSums | YearIncome) => ({
  dueFen,
  receivedFen,
  costFen,
  waitingFen,
  kinds,
})

export const income = route({
  name: 'income',
  method: 'GET',
  path: '/income',
  texts: routeTexts.income,
  query: z.strictObject({ year: says(z.string().regex(/^20\d\d$/), 'incomeYear'), ...place }),
  response: z.strictObject({
    year: text('incomeYear'),
    total: says(
      z.strictObject({ assets: says(z.int(), 'assets'), told: says(z.int(), 'told'), ...figures }),
      'incomeTotal',
    ),
    assets: says(
      z.array(
        z.strictObject({
          assetNo: text('assetNo'),
          assetName: text('assetName'),
          villageCode: text('villageCode'),
          from: codeOf(['year', 'quarters', 'none'], 'incomeFrom'),
          ...figures,
        }),
      ),
      'incomeAssets',
    ),
  }),
  example: { path: '/income?year=2026' },
  allowed: seesMoney,
  async handle({ runtime, who, query: { year, ...places } }) {
    const scope = await scopeAsked(runtime, who, places)
    const rows = await yearIncomes(runtime, await operatingAssets(runtime, scope, who), year)
    const { assets, told, ...sums } = sumIncome(rows)
    return {
      year,
      total: { assets, told, ...shown({ assets, told, ...sums }) },
      assets: rows.map((row) => ({
        assetNo: row.asset.assetNo,
        assetName: row.asset.name,
        villageCode: row.asset.villageCode,
        from: row.from,
        ...shown(row),
      })),
    }
  },
})
