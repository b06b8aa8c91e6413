import { z } from 'zod'
import { opStatuses } from '../../entities/asset/classes.ts'
import { can } from '../../entities/person/policy.ts'
import { isWithin, regionMap, townCodeOf } from '../../entities/region/regions.ts'
import { standings, type Sums, sumsBy, sumUp } from '../../entities/report/statistics.ts'
import { fieldErrorTexts } from '../../entities/texts/api.ts'
import { routeTexts } from '../../entities/texts/apiDocs.ts'
import { opStatusNames } from '../../entities/texts/asset.ts'
import { route } from '../route.ts'
import { fen, says, text } from './fields.ts'
import { placesAsked } from './places.ts'

const count = z.int()
const sums = {
  owed: says(count, 'owed'),
  reported: says(count, 'reported'),
  accepted: says(count, 'acceptedCount'),
  unasked: says(count, 'unasked'),
  states: says(
    z.strictObject(
      Object.fromEntries(opStatuses.map((status) => [status, count.meta({ description: opStatusNames[status] })])),
    ),
    'stateCounts',
  ),
  receivedFen: fen('receivedFen'),
  receivableFen: fen('receivableFen'),
  expenseFen: fen('expenseFen'),
  missing: says(z.array(z.string()), 'missing'),
}
const villageSchema = z
  .strictObject({
    townCode: text('townCode'),
    townName: text('townName'),
    villageCode: text('villageCode'),
    villageName: text('villageName'),
    ...sums,
  })
  .meta({ id: 'VillageFigures' })

export const statistics = route({
  name: 'statistics',
  method: 'GET',
  path: '/statistics',
  texts: routeTexts.statistics,
  query: z.strictObject({
    period: says(z.string().regex(/^\d{4}Q[1-4]$/, fieldErrorTexts.period()), 'quarter'),
    town: text('town').optional(),
    village: text('village').optional(),
  }),
  response: z.strictObject({
    period: text('quarter'),
    total: says(z.strictObject(sums), 'totals'),
    villages: says(z.array(villageSchema), 'villageFigures'),
  }),
  example: { path: '/statistics?period=2026Q3' },
  allowed: can.ask,
  async handle({ runtime, who, query: { period, town, village } }) {
    const { townCode, villageCode } = await placesAsked(runtime, { town, village })
    const asked = villageCode ?? townCode ?? who.regionCode
    const names = await regionMap(runtime)
    const name = (code: string) => names.get(code)?.name ?? ''
    // a place above one's own holds what one may see of it
    const place = isWithin(who.regionCode, asked) ? who.regionCode : asked
    const rows = await standings(runtime, who, { place, period })
    return {
      period,
      total: present(sumUp(rows)),
      villages: sumsBy(rows, 'villageCode').map(([code, of]) => ({
        townCode: townCodeOf(code),
        townName: name(townCodeOf(code)),
        villageCode: code,
        villageName: name(code),
        ...present(of),
      })),
    }
  },
})

const present = ({ missing, ...rest }: Sums) => ({ ...rest, missing: missing.map((asset) => asset.assetNo) })
