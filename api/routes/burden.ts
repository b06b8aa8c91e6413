import { z } from 'zod'
import { can } from '../../entities/person/policy.ts'
import { isWithin, regionMap, townCodeOf } from '../../entities/region/regions.ts'
import { type Burden, burdenOf } from '../../entities/report/burden.ts'
import { reportWays } from '../../entities/report/report.ts'
import { fieldErrorTexts } from '../../entities/texts/api.ts'
import { routeTexts } from '../../entities/texts/apiDocs.ts'
import { burdenTexts } from '../../entities/texts/burden.ts'
import { wayNames } from '../../entities/texts/trace.ts'
import { route } from '../route.ts'
import { says, text } from './fields.ts'
import { placesAsked } from './places.ts'

const count = z.int()
const gaps = ['asset', 'period', 'split', 'status', 'unit', 'amount', 'due', 'reason', 'confirm'] as const
const figures = {
  reports: says(count, 'burdenReports'),
  messages: says(count, 'burdenMessages'),
  questions: says(count, 'burdenQuestions'),
  again: says(count, 'burdenAgain'),
  asked: says(
    z.strictObject(
      Object.fromEntries(gaps.map((gap) => [gap, count.meta({ description: burdenTexts.asked[gap] ?? '' })])),
    ),
    'burdenAsked',
  ),
  ways: says(
    z.strictObject(Object.fromEntries(reportWays.map((way) => [way, count.meta({ description: wayNames[way] })]))),
    'burdenWays',
  ),
  onBehalf: says(count, 'burdenOnBehalf'),
  confirmations: says(count, 'burdenConfirmations'),
  seconds: says(count.nullable(), 'burdenSeconds'),
}
const villageSchema = z
  .strictObject({
    townCode: text('townCode'),
    townName: text('townName'),
    villageCode: text('villageCode'),
    villageName: text('villageName'),
    ...figures,
  })
  .meta({ id: 'VillageBurden' })

export const burden = route({
  name: 'burden',
  method: 'GET',
  path: '/burden',
  texts: routeTexts.burden,
  query: z.strictObject({
    month: says(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, fieldErrorTexts.month()), 'burdenMonth'),
    town: text('town').optional(),
    village: text('village').optional(),
  }),
  response: z.strictObject({
    month: text('burdenMonth'),
    total: says(z.strictObject(figures), 'totals'),
    villages: says(z.array(villageSchema), 'burdenVillages'),
  }),
  example: { path: '/burden?month=2026-10' },
  allowed: can.seeBurden,
  async handle({ runtime, who, query: { month, town, village } }) {
    const { townCode, villageCode } = await placesAsked(runtime, { town, village })
    const asked = villageCode ?? townCode ?? who.regionCode
    // what is not one's own is empty, as everywhere
    const within = isWithin(asked, who.regionCode) ? asked : isWithin(who.regionCode, asked) ? who.regionCode : null
    const { total, villages } = await burdenOf(runtime, { within: within ?? '-', month })
    const names = await regionMap(runtime)
    const name = (code: string) => names.get(code)?.name ?? ''
    return {
      month,
      total: present(total),
      villages: villages.map(({ villageCode: code, ...one }) => ({
        townCode: townCodeOf(code),
        townName: name(townCodeOf(code)),
        villageCode: code,
        villageName: name(code),
        ...present(one),
      })),
    }
  },
})

/** Every code is there, also where nothing was. */
const present = (one: Burden) => ({
  ...one,
  asked: Object.fromEntries(gaps.map((gap) => [gap, one.asked[gap] ?? 0])),
  ways: Object.fromEntries(reportWays.map((way) => [way, one.ways[way] ?? 0])),
})
