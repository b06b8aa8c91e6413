import { localDate } from '../../entities/base/clock.ts'
import { can } from '../../entities/person/policy.ts'
import { placeName, regionName } from '../../entities/region/regions.ts'
import { burdenOf } from '../../entities/report/burden.ts'
import { burdenTexts } from '../../entities/texts/burden.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import type { Command } from '../turn.ts'
import { placeOr } from './place.ts'

const MOST = 5

/** 负担 [月份] [地方] - what was asked of people in a month: the place first, then the villages asked most. */
export const burden: Command = {
  ...commandWords.burden,
  allowed: can.seeBurden,
  async run(turn, { place, year, number, month: said }) {
    const { tx } = turn
    const month = monthMeant(localDate(tx.clock.now()), { year, number, said })
    if (month === null) return turn.reply(burdenTexts.noMonth())
    const within = await placeOr(turn, place)
    if (within === null) return
    const { total, villages } = await burdenOf(tx, { within, month })
    const name = within.length === 12 ? await placeName(tx, within) : await regionName(tx, within)
    if (total.reports + total.questions === 0) return turn.reply(burdenTexts.nothing({ month, place: name }))
    const text = burdenTexts.total({ ...total, month, place: name, unchanged: total.ways.unchanged ?? 0 })
    const asked = within.length === 12 ? [] : villages.filter(({ questions }) => questions > 0).slice(0, MOST)
    const named = await Promise.all(
      asked.map(async (one) => ({ ...one, village: await placeName(tx, one.villageCode) })),
    )
    await turn.reply(named.length === 0 ? text : `${text}\n${burdenTexts.most({ villages: named })}`)
  },
}

/** `2026-10`; a month without its year is the last of that name; nothing said: this one. Null: no month. */
function monthMeant(
  today: string,
  { year, number, said }: { year: string | undefined; number: string | undefined; said: string | undefined },
): string | null {
  const running = today.slice(0, 7)
  if (said !== undefined) return said === '上月' || said === '上个月' ? before(running) : running
  if (number === undefined) return running
  const n = Number(number)
  if (n < 1 || n > 12) return null
  const at = (of: number) => `${of}-${String(n).padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  if (year !== undefined) return at(Number(year))
  return at(thisYear) > running ? at(thisYear - 1) : at(thisYear)
}

const before = (month: string): string => {
  const [year = 0, n = 0] = month.split('-').map(Number)
  return n === 1 ? `${year - 1}-12` : `${year}-${String(n - 1).padStart(2, '0')}`
}
