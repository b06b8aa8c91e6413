import { shortName } from '../../entities/asset/names.ts'
import { localDate } from '../../entities/base/clock.ts'
import { seesMoney } from '../../entities/contract/policy.ts'
import { writeIncome } from '../../entities/income/book.ts'
import { operatingAssets } from '../../entities/income/seen.ts'
import { incomeBy, incomeKinds, sumIncome, type YearIncome, yearIncomes } from '../../entities/income/year.ts'
import { WORKBOOK } from '../../entities/message/fileKinds.ts'
import { keepPlain } from '../../entities/message/keepPlain.ts'
import { levelOf } from '../../entities/person/role.ts'
import { regionName } from '../../entities/region/regions.ts'
import { incomeKindNames } from '../../entities/texts/asset.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { incomeTexts } from '../../entities/texts/income.ts'
import type { Command, KnownTurn } from '../turn.ts'
import { placeOr } from './place.ts'

const MOST_LINES = 9

/** 收益 [地方] [年], 收益表 - the year's income as the accepted reports have it, beside what the contracts promised. */
export const income: Command = {
  ...commandWords.income,
  allowed: seesMoney,
  async run(turn, { table, place, early, middle, late }) {
    const { tx, person: who } = turn
    const today = localDate(tx.clock.now())
    const year = yearMeant(early ?? middle ?? late ?? '', today)
    if (year > today.slice(0, 4)) return turn.reply(incomeTexts.later({ year }))
    const scope = await placeOr(turn, place)
    if (scope === null) return
    const where = await regionName(tx, scope)
    const rows = await yearIncomes(tx, await operatingAssets(tx, scope, who), year)
    if (rows.length === 0) return turn.reply(incomeTexts.nothing({ place: where }))
    if (!table) return turn.reply(await figures(turn, rows, { scope, where, year, today }))
    const file = await keepPlain(tx, {
      ...(await writeIncome(tx, { rows, place: where, year })),
      contentType: WORKBOOK,
    })
    await turn.reply(incomeTexts.table({ place: where, year }), { files: [file] })
  },
}

function yearMeant(said: string, today: string): string {
  const back: Record<string, number> = { 今年: 0, 本年: 0, 去年: 1, 上年: 1, 前年: 2 }
  const [word = ''] = Object.keys(back).filter((one) => said.startsWith(one))
  if (word !== '') return String(Number(today.slice(0, 4)) - back[word]!)
  const digits = /\d{4}/.exec(said)?.[0]
  return digits ?? today.slice(0, 4)
}

/** A village is told its assets, a town its villages, the county its towns. */
async function figures(
  { tx, person }: KnownTurn,
  rows: readonly YearIncome[],
  { scope, where, year, today }: { scope: string; where: string; year: string; today: string },
): Promise<string> {
  const sums = sumIncome(rows)
  const parts =
    scope.length === 12
      ? await Promise.all(rows.map(async (row) => ({ ...row, name: await shortName(tx, row.asset) })))
      : await Promise.all(
          incomeBy(rows, scope.length === 9 ? 'villageCode' : 'townCode').map(async ([code, of]) => ({
            ...of,
            name: await regionName(tx, code),
          })),
        )
  const known = parts.filter((one) => one.dueFen > 0 || one.receivedFen > 0 || one.costFen > 0)
  const lines = known.slice(0, MOST_LINES).map((one) => incomeTexts.line(one))
  return incomeTexts.year({
    ...sums,
    place: where,
    year,
    kinds: incomeKinds.flatMap((kind) =>
      sums.kinds[kind] ? [{ kind: incomeKindNames[kind]!, fen: sums.kinds[kind] }] : [],
    ),
    inTenThousands: levelOf[person.role] === 'county' && scope.length < 9,
    lines,
    left: known.length - lines.length,
    isOver: year < today.slice(0, 4),
  })
}
