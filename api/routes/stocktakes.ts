import { z } from 'zod'
import { depreciationOf, schedule } from '../../entities/asset/depreciation.ts'
import { outOfUse } from '../../entities/asset/outOfUse.ts'
import { rates as ratesOf } from '../../entities/asset/rates.ts'
import { count, countRest, followUp, linesOf, signStocktake } from '../../entities/asset/stocktake/count.ts'
import { countFigures, stocktakeSeen } from '../../entities/asset/stocktake/figures.ts'
import { openStocktake as open } from '../../entities/asset/stocktake/open.ts'
import { type Stocktake, stocktakeStates } from '../../entities/asset/stocktake/stocktake.ts'
import { countResults } from '../../entities/asset/stocktake/stocktakeLine.ts'
import { localDate } from '../../entities/base/clock.ts'
import { must } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { can } from '../../entities/person/policy.ts'
import type { Person } from '../../entities/person/person.ts'
import { placeName } from '../../entities/region/regions.ts'
import { fieldErrorTexts } from '../../entities/texts/api.ts'
import { exampleTexts, routeTexts } from '../../entities/texts/apiDocs.ts'
import { deprStateNames } from '../../entities/texts/lifeApi.ts'
import { countResultNames, stocktakeStateNames } from '../../entities/texts/stocktake.ts'
import { route } from '../route.ts'
import { assetNamed } from './assetFiles.ts'
import { codeOf, maybe, maybeCodeOf, says, text, words } from './fields.ts'
import { placesAsked } from './places.ts'

const figuresShape = {
  code: text('stocktakeCode'),
  villageName: text('villageName'),
  year: says(z.int(), 'stocktakeYear'),
  state: codeOf(stocktakeStates, 'stocktakeState', stocktakeStateNames),
  ledger: says(z.int(), 'stocktakeLedger'),
  counted: says(z.int(), 'stocktakeCounted'),
  agree: says(z.int(), 'stocktakeAgree'),
  damaged: says(z.int(), 'stocktakeDamaged'),
  short: says(z.int(), 'stocktakeShort'),
  missing: says(z.int(), 'stocktakeMissing'),
  surplus: says(z.int(), 'stocktakeSurplus'),
}
const figuresSchema = z.strictObject(figuresShape).meta({ id: 'StocktakeFigures' })
const stocktakeSchema = z
  .strictObject({
    ...figuresShape,
    dueOn: text('stocktakeDue'),
    version: says(z.int(), 'noticeVersion'),
    lines: says(
      z.array(
        z.strictObject({
          id: says(z.int(), 'lineId'),
          name: text('lineName'),
          result: maybeCodeOf(countResults, 'countResult', countResultNames),
          note: text('countNote'),
          followUp: text('followUp'),
        }),
      ),
      'stocktakeLines',
    ),
  })
  .meta({ id: 'Stocktake' })

async function present(
  tx: Runtime,
  { id, villageCode, year, dueOn, version }: Stocktake,
): Promise<z.input<typeof stocktakeSchema>> {
  const [figures] = (await countFigures(tx, villageCode, year)).map(({ villageCode: of, ...rest }) => ({ of, ...rest }))
  const { of: _, ...shown } = figures!
  const lines = await linesOf(tx, id)
  return {
    ...shown,
    villageName: await placeName(tx, villageCode),
    dueOn,
    version,
    lines: lines.map(({ id: line, name, result, note, followUp: done }) => ({
      id: line,
      name,
      result,
      note,
      followUp: done,
    })),
  }
}

async function named(tx: Runtime, who: Person, code: string): Promise<Stocktake> {
  const found = await stocktakeSeen(tx, who, code)
  must(found, 'stocktake/not-found', { code: code.slice(0, 12) })
  return found
}

/** A keeper and a sector department see a part of the ledger; these figures are of the whole. */
const seesPlace = (who: Person) => can.ask(who) && !['keeper', 'sector'].includes(who.role)
const yearOf = (runtime: Runtime) => Number(localDate(runtime.clock.now()).slice(0, 4))

export const listStocktakes = route({
  name: 'listStocktakes',
  method: 'GET',
  path: '/stocktakes',
  texts: routeTexts.listStocktakes,
  query: z.strictObject({ year: says(z.coerce.number().int().min(2000).max(2100), 'stocktakeYear').optional() }),
  response: z.strictObject({ items: says(z.array(figuresSchema), 'items') }),
  example: { path: '/stocktakes?year=2026' },
  allowed: seesPlace,
  async handle({ runtime, who, query: { year = yearOf(runtime) } }) {
    const found = await countFigures(runtime, who.regionCode, year)
    const items = found.map(async ({ villageCode, ...rest }) => ({
      ...rest,
      villageName: await placeName(runtime, villageCode),
    }))
    return { items: await Promise.all(items) }
  },
})

export const openStocktake = route({
  name: 'openStocktake',
  method: 'POST',
  path: '/stocktakes',
  texts: routeTexts.openStocktake,
  body: z.strictObject({ village: text('village') }),
  response: stocktakeSchema,
  example: { path: '/stocktakes', body: { village: exampleTexts.villageOfAsset } },
  allowed: can.ask,
  async handle({ runtime, who, body: { village } }) {
    const { villageCode = '' } = await placesAsked(runtime, { village })
    return runtime.write(async (tx) => present(tx, await open(tx, who, { villageCode })))
  },
})

const coded = z.strictObject({ code: text('stocktakeCode') })

export const getStocktake = route({
  name: 'getStocktake',
  method: 'GET',
  path: '/stocktakes/:code',
  texts: routeTexts.getStocktake,
  params: coded,
  response: stocktakeSchema,
  example: { path: '/stocktakes/P0001' },
  allowed: seesPlace,
  handle: async ({ runtime, who, params: { code } }) => present(runtime, await named(runtime, who, code)),
})

export const actOnStocktake = route({
  name: 'actOnStocktake',
  method: 'POST',
  path: '/stocktakes/:code/steps',
  texts: routeTexts.actOnStocktake,
  params: coded,
  body: z.strictObject({
    step: codeOf(['count', 'rest', 'follow_up', 'sign'], 'stocktakeStep'),
    version: says(z.int().min(1), 'noticeVersion').optional(),
    line: says(z.int(), 'lineId').optional(),
    name: words('lineName', 120).optional(),
    result: codeOf(countResults, 'countResult', countResultNames).optional(),
    note: words('countNote', 200).optional(),
    followUp: words('followUp', 200).optional(),
  }),
  response: stocktakeSchema,
  example: { path: '/stocktakes/P0001/steps', body: { step: 'rest' } },
  allowed: can.ask,
  handle: ({ runtime, who, params: { code }, body }) =>
    runtime.write(async (tx) => {
      const stocktake = await named(tx, who, code)
      const { id: stocktakeId } = stocktake
      const lines = await linesOf(tx, stocktakeId)
      const line = lines.find(({ id }) => id === body.line)
      must(body.line === undefined || line, 'stocktake/not-in-count')
      const { name = '', result, note = '', followUp: done } = body
      if (body.step === 'rest') await countRest(tx, who, { stocktakeId })
      else if (body.step === 'sign') await signStocktake(tx, who, { stocktakeId, seen: body.version })
      else if (body.step === 'count') {
        must(result, 'stocktake/needs-result')
        await count(tx, who, { stocktakeId, assetId: line?.assetId ?? null, name: line?.name ?? name, result, note })
      } else {
        must(line && done, 'stocktake/needs-line')
        await followUp(tx, who, { lineId: line.id, words: done })
      }
      return present(tx, await named(tx, who, code))
    }),
})

/** Tenths of a percent, never rounded up to the whole while something is missing. */
const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.floor((part * 1000) / whole) / 10)

export const rates = route({
  name: 'rates',
  method: 'GET',
  path: '/rates',
  texts: routeTexts.rates,
  query: z.strictObject({
    level: codeOf(['town', 'village'], 'rateLevel').default('town'),
    town: text('town').optional(),
  }),
  response: z.strictObject({
    items: says(
      z.array(
        z.strictObject({
          code: text('townCode'),
          name: text('townName'),
          total: says(z.int(), 'rateTotal'),
          titled: says(z.int(), 'rateTitled'),
          handedOver: says(z.int(), 'rateHandedOver'),
          titlePercent: says(z.number(), 'titleRate'),
          handoverPercent: says(z.number(), 'handoverRate'),
        }),
      ),
      'items',
    ),
  }),
  example: { path: '/rates?level=town' },
  allowed: seesPlace,
  async handle({ runtime, who, query: { level, town } }) {
    const { townCode } = await placesAsked(runtime, { town })
    const rows = await ratesOf(runtime, who.regionCode, level)
    const items = rows
      .filter(({ code }) => townCode === undefined || code.startsWith(townCode))
      .map(async (row) => ({
        ...row,
        name: await placeName(runtime, row.code),
        titlePercent: percent(row.titled, row.total),
        handoverPercent: percent(row.handedOver, row.total),
      }))
    return { items: await Promise.all(items) }
  },
})

const deprStates = ['running', 'full', 'none', 'units', 'no_start'] as const

export const depreciation = route({
  name: 'depreciation',
  method: 'GET',
  path: '/assets/:no/depreciation',
  texts: routeTexts.depreciation,
  params: z.strictObject({ no: text('assetNo') }),
  query: z.strictObject({
    day: says(
      z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, fieldErrorTexts.day()),
      'deprDay',
    ).optional(),
  }),
  response: z.strictObject({
    state: codeOf(deprStates, 'deprState', deprStateNames),
    isDefault: says(z.boolean(), 'deprDefault'),
    lifeYears: maybe(z.int(), 'lifeYears'),
    salvagePercent: maybe(z.number(), 'salvagePercent'),
    months: says(z.int(), 'deprMonths'),
    monthlyFen: says(z.int(), 'deprMonthly'),
    accumulatedFen: says(z.int(), 'deprAccumulated'),
    netFen: says(z.int(), 'deprNet'),
    years: says(
      z.array(
        z.strictObject({
          period: text('deprYear'),
          fen: says(z.int(), 'deprFen'),
          accumulatedFen: says(z.int(), 'deprAccumulated'),
          netFen: says(z.int(), 'deprNet'),
        }),
      ),
      'deprYears',
    ),
  }),
  example: { path: '/assets/421024102901-O-2018-003/depreciation' },
  allowed: can.ask,
  async handle({ runtime, who, params: { no }, query }) {
    const asset = await assetNamed(runtime, who, no)
    const day = query.day ?? localDate(runtime.clock.now())
    const outOfUseOn = (await outOfUse(runtime, [asset.id])).get(asset.id) ?? null
    const { of, ...found } = depreciationOf(asset, runtime.settings, { day, outOfUseOn })
    const { lifeYears = null, salvagePercent = null } = of ?? {}
    return { ...found, lifeYears, salvagePercent, years: of === null ? [] : schedule(of, 'year', day) }
  },
})
