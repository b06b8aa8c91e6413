import { within } from '../../base/page.ts'
import type { Runtime } from '../../base/runtime.ts'
import { townCodeOf } from '../../region/regions.ts'
import { can } from '../../person/policy.ts'
import type { Person } from '../../person/person.ts'
import { Stocktake, type StocktakeState } from './stocktake.ts'
import { type CountResult, StocktakeLine } from './stocktakeLine.ts'

/** 账实 - one village's count of one year, in figures. Whoever works out 账实相符 reads these. */
export interface CountFigures {
  villageCode: string
  year: number
  code: string
  state: StocktakeState
  /** Lines of the ledger. */
  ledger: number
  counted: number
  /** Of the counted: as the ledger says. */
  agree: number
  damaged: number
  short: number
  missing: number
  /** Besides the ledger. */
  surplus: number
}

/** What was counted within a place in a year, village by village. A village without a count is not in it. */
export async function countFigures(tx: Runtime, scope: string, year: number): Promise<CountFigures[]> {
  const rows = await tx.db
    .createQueryBuilder(Stocktake, 's')
    .leftJoin(StocktakeLine, 'l', 'l.stocktakeId = s.id')
    .select(['s.villageCode AS villageCode', 's.code AS code', 's.state AS state', 'l.result AS result'])
    .addSelect('COUNT(l.id)', 'lines')
    .where(...within('s.villageCode', 'scope', scope))
    .andWhere('s.year = :year', { year })
    .groupBy('s.villageCode')
    .addGroupBy('s.code')
    .addGroupBy('s.state')
    .addGroupBy('l.result')
    .orderBy('s.villageCode', 'ASC')
    .getRawMany<{
      villageCode: string
      code: string
      state: StocktakeState
      result: CountResult | null
      lines: string
    }>()
  const villages = new Map<string, CountFigures>()
  for (const { villageCode, code, state, result, lines } of rows) {
    const empty = { ledger: 0, counted: 0, agree: 0, damaged: 0, short: 0, missing: 0, surplus: 0 }
    const figures = villages.get(villageCode) ?? { villageCode, year, code, state, ...empty }
    const number = Number(lines)
    if (result !== 'surplus') figures.ledger += number
    if (result !== null && result !== 'surplus') figures.counted += number
    if (result !== null) figures[result === 'found' ? 'agree' : result] += number
    villages.set(villageCode, figures)
  }
  return [...villages.values()]
}

/** The same, town by town; `villages`: how many counts there are, `closed`: how many are signed by the town. */
export async function countProgress(tx: Runtime, scope: string, year: number) {
  const towns = new Map<
    string,
    { townCode: string; villages: number; closed: number; ledger: number; agree: number; differ: number }
  >()
  for (const figures of await countFigures(tx, scope, year)) {
    const townCode = townCodeOf(figures.villageCode)
    const town = towns.get(townCode) ?? { townCode, villages: 0, closed: 0, ledger: 0, agree: 0, differ: 0 }
    town.villages++
    if (figures.state === 'closed') town.closed++
    town.ledger += figures.ledger
    town.agree += figures.agree
    town.differ += figures.damaged + figures.short + figures.missing + figures.surplus
    towns.set(townCode, town)
  }
  return [...towns.values()]
}

/** This year's count of a village; null when it has not begun. */
export const stocktakeOf = (tx: Runtime, villageCode: string, year: number): Promise<Stocktake | null> =>
  tx.db.findOneBy(Stocktake, { villageCode, year })

export async function stocktakeSeen(tx: Runtime, who: Person, code: string): Promise<Stocktake | null> {
  const found = await tx.db.findOneBy(Stocktake, { code: code.toUpperCase() })
  return found && can.see(who, found) ? found : null
}
