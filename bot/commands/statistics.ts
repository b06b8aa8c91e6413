import { shortName } from '../../entities/asset/names.ts'
import { opStatuses } from '../../entities/asset/classes.ts'
import { isQuarter, periodOf, previousPeriod } from '../../entities/base/calendar.ts'
import { local, localDate } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { WORKBOOK } from '../../entities/message/fileKinds.ts'
import { keepPlain } from '../../entities/message/keepPlain.ts'
import { levelOf } from '../../entities/person/role.ts'
import { regionName } from '../../entities/region/regions.ts'
import { lastEnded } from '../../entities/report/due.ts'
import { readPeriod } from '../../entities/report/read/index.ts'
import { standings, type Standing, sumsBy, sumUp } from '../../entities/report/statistics.ts'
import { writeStatistics } from '../../entities/report/statisticsBook.ts'
import { opStatusNames } from '../../entities/texts/asset.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { statisticsTexts } from '../../entities/texts/statistics.ts'
import type { Command, KnownTurn } from '../turn.ts'
import { placeOr } from './place.ts'

const PLACES = 6

/** 统计 [地方] [季度], 统计表 - the quarter's figures as the reports stand now. */
export const statistics: Command = {
  ...commandWords.statistics,
  allowed: () => true,
  async run(turn, { table, place, early, before, after }) {
    const { tx, person } = turn
    const period = periodMeant(turn, early ?? before ?? after ?? '')
    if (period === null) return turn.reply(statisticsTexts.onlyQuarters())
    const code = await placeOr(turn, place)
    if (code === null) return
    const name = await regionName(tx, code)
    const rows = await standings(tx, person, { place: code, period })
    if (rows.length === 0) return turn.reply(statisticsTexts.nothing({ place: name }))
    if (!table) return turn.reply(await figuresText(turn, rows, { code, name, period }))
    const book = await writeStatistics(tx, { rows, place: name, period })
    const file = await keepPlain(tx, { ...book, contentType: WORKBOOK })
    await turn.reply(statisticsTexts.table({ place: name, period }), { files: [file] })
  },
}

/** Nothing said: the newest quarter that is over. Null when it is no quarter. */
function periodMeant({ tx }: KnownTurn, said: string): string | null {
  const today = localDate(tx.clock.now())
  if (said === '') return lastEnded('quarter', today)
  if (/上/.test(said)) return previousPeriod(periodOf(today))
  if (/[本这]/.test(said)) return periodOf(today)
  const period = readPeriod(said, local(tx.clock.now()).format())
  return period !== null && isQuarter(period) ? period : null
}

async function figuresText(
  turn: KnownTurn,
  rows: Standing[],
  { code, name, period }: { code: string; name: string; period: string },
): Promise<string> {
  const sums = sumUp(rows)
  const { owed, reported, accepted, unasked, receivedFen, receivableFen } = sums
  return statisticsTexts.figures({
    place: name,
    period,
    owed,
    reported,
    accepted,
    unasked,
    receivedFen,
    receivableFen,
    states: opStatuses
      .map((status) => ({ state: opStatusNames[status], count: sums.states[status] }))
      .filter(({ count }) => count > 0),
    inTenThousands: levelOf[turn.person.role] === 'county' && code.length < 9,
    missing: await missingText(turn.tx, rows, code),
    missingCount: sums.missing.length,
    isOpen: owed > 0,
  })
}

/** A village is told its assets, a town its villages with them, the county its towns with a count. */
async function missingText(tx: Runtime, rows: Standing[], code: string): Promise<string[]> {
  if (code.length === 12) return Promise.all(sumUp(rows).missing.map((asset) => shortName(tx, asset)))
  const isCounty = code.length < 9
  const places = sumsBy(rows, isCounty ? 'townCode' : 'villageCode').filter(([, sums]) => sums.missing.length > 0)
  const told = await Promise.all(
    places.slice(0, isCounty ? 10 : PLACES).map(async ([place, { missing }]) =>
      statisticsTexts.missingOf({
        place: await regionName(tx, place),
        assets: isCounty || missing.length > 3 ? [] : await Promise.all(missing.map((asset) => shortName(tx, asset))),
        count: missing.length,
      }),
    ),
  )
  return places.length > told.length ? [...told, statisticsTexts.missingMore({ count: places.length })] : told
}
