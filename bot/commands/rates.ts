import { processPage } from '../../entities/asset/process/processes.ts'
import { missingOf, percentText, type Rates, rates } from '../../entities/asset/rates.ts'
import { countProgress } from '../../entities/asset/stocktake/figures.ts'
import { localDate } from '../../entities/base/clock.ts'
import { openNotices } from '../../entities/notice/notices.ts'
import { regionMap, regionName } from '../../entities/region/regions.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { isTitleRate, rateTexts } from '../../entities/texts/rates.ts'
import type { Command, KnownTurn } from '../turn.ts'
import { shortNames } from '../report/shortNames.ts'
import { placeOr } from './place.ts'

const MOST_NAMES = 8
const sum = (rows: readonly Rates[]) =>
  rows.reduce(
    (all, row) => ({
      total: all.total + row.total,
      titled: all.titled + row.titled,
      handedOver: all.handedOver + row.handedOver,
    }),
    {
      total: 0,
      titled: 0,
      handedOver: 0,
    },
  )

/** A keeper and a sector department see a part of the ledger; these figures are of the whole. */
const seesPlace: Command['allowed'] = (who) => !['keeper', 'sector'].includes(who.role)

/** 确权率, 移交率 [地方] - the rate, place by place, and the missing ones by name. */
export const rate: Command = {
  ...commandWords.rate,
  allowed: seesPlace,
  async run(turn, { what = '', place }) {
    const scope = await placeOr(turn, place)
    if (scope === null) return
    const kind = isTitleRate.test(what) ? 'title' : 'handover'
    const part = (row: Omit<Rates, 'code'>) => (kind === 'title' ? row.titled : row.handedOver)
    const rows = await rates(turn.tx, scope, scope.length === 6 ? 'town' : 'village')
    const all = sum(rows)
    const name = await regionName(turn.tx, scope)
    if (all.total === 0) return turn.reply(rateTexts.nothing({ place: name }))
    const head = rateTexts.head({
      what: kind,
      place: name,
      part: part(all),
      total: all.total,
      rate: percentText(part(all), all.total),
    })
    const behind = rows.filter((row) => part(row) < row.total)
    const lines = scope.length === 12 ? [] : await Promise.all(behind.map((row) => lineOf(turn, row, part(row))))
    await turn.reply([head, ...lines, ...(await namesMissing(turn, scope, kind, all.total - part(all)))].join('\n'))
  },
}

const lineOf = async ({ tx }: KnownTurn, { code, total }: Rates, part: number) =>
  rateTexts.line({ place: await regionName(tx, code), total, part, rate: percentText(part, total) })

async function namesMissing(
  { tx }: KnownTurn,
  scope: string,
  what: 'title' | 'handover',
  count: number,
): Promise<string[]> {
  if (count === 0) return []
  const assets = await missingOf(tx, scope, what, MOST_NAMES)
  // across villages the full name says which village it is
  const names = scope.length === 12 ? await shortNames(tx, assets) : assets.map(({ name }) => name)
  return [rateTexts.missing({ what, names, more: count - names.length })]
}

/** 进度 [地方] - title, handover, what runs, and this year's stocktake. */
export const progress: Command = {
  ...commandWords.progress,
  allowed: seesPlace,
  async run(turn, { place }) {
    const scope = await placeOr(turn, place)
    if (scope === null) return
    const { tx, person } = turn
    const all = sum(await rates(tx, scope, 'town'))
    const name = await regionName(tx, scope)
    if (all.total === 0) return turn.reply(rateTexts.nothing({ place: name }))
    const open = async (kind: 'title' | 'handover' | 'disposal') =>
      (await processPage(tx, person, { kind, open: true, scope }, { page: 1, size: 1 })).total
    const year = Number(localDate(tx.clock.now()).slice(0, 4))
    const towns = await countProgress(tx, scope, year)
    const villages = [...(await regionMap(tx)).values()].filter(
      ({ level, code }) => level === 'village' && code.startsWith(scope),
    )
    const begun = towns.reduce((total, town) => total + town.villages, 0)
    const closed = towns.reduce((total, town) => total + town.closed, 0)
    const notice = (await openNotices(tx, person, ['running', 'interrupted'], scope)).length
    await turn.reply(
      [
        rateTexts.place({
          place: name,
          total: all.total,
          titled: all.titled,
          titledRate: percentText(all.titled, all.total),
          handed: all.handedOver,
          handedRate: percentText(all.handedOver, all.total),
        }),
        rateTexts.running({
          title: await open('title'),
          handover: await open('handover'),
          disposal: await open('disposal'),
          notice,
          stocktake: rateTexts.stocktake({ year, begun, closed, of: villages.length }),
        }),
      ].join('\n'),
    )
  },
}
