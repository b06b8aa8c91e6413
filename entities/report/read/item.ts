import type { PeriodMention } from '../../language/period.ts'
import { scanPeriods } from '../../language/periods.ts'
import { currentQuarter } from '../../language/today.ts'
import { assemble, FUTURE } from './assemble.ts'
import { shareOfYear } from './check.ts'
import { atCommas } from './clauses.ts'
import { merge, type Found } from './found.ts'
import { readMoney } from './money.ts'
import { blank, choosePeriod, compared, isPartOfQuarter, splitByPeriod } from './period.ts'
import type { LedgerEntry } from './reading.ts'
import { readSince } from './since.ts'
import { readState } from './state.ts'
import type { Surroundings } from './surroundings.ts'
import type { Target } from './target.ts'

/** 一个正常一个空着, 里头有一个破了: nobody says which. */
const ONE_OF_THEM =
  /有?一(?:个|座|条|处)[^,;]{1,10}[,、 ]?另?有?一(?:个|座|条|处)|(?:里头|里面|当中|其中)?有[一两二三四五](?:个|座|条|处)(?!月|季)/

/** Reads one scope into items. `inherited` is a period said earlier in the message. */
export function readScope(
  clauses: string[],
  named: Target,
  around: Surroundings,
  inherited: PeriodMention | null,
): Found {
  const spoken = clauses.join(',')
  const target: Target =
    named.entries.length > 1 && ONE_OF_THEM.test(spoken)
      ? { entries: [], match: 'ambiguous', candidates: named.entries, voice: named.voice }
      : named
  const finished = !FUTURE.test(spoken)
  const periods = around.day ? scanPeriods(spoken, around.day, finished) : []
  const entry = target.entries[0] ?? target.candidates[0] ?? target.like
  const since = readSince(spoken, periods)
  const usable = periods.filter(
    (period) =>
      !compared(spoken, period) &&
      !(since && period.months[0] === since) &&
      !(since && period.kind === 'year' && since.startsWith(period.period)),
  )
  const parts = splitByPeriod(spoken, usable)
  if (parts.length > 1)
    return merge(parts.map(({ text, period }) => readPart(text, [period], since, target, around, null, entry)))
  return readPart(spoken, usable, since, target, around, inherited, entry)
}

function readPart(
  spoken: string,
  periods: PeriodMention[],
  since: string | null,
  target: Target,
  around: Surroundings,
  inherited: PeriodMention | null,
  entry: LedgerEntry | undefined,
): Found {
  const timeless = blank(spoken, around)
  const clauses = atCommas(timeless)
  const period = choosePeriod(periods) ?? inherited
  const partly = isPartOfQuarter(period, spoken)
  const share = shareOfYear(period?.period ?? (around.day ? currentQuarter(around.day) : null))
  const months = period?.kind === 'months' ? period.months.length : Math.round((share ?? 0.25) * 12)
  const state = readState(clauses, entry, spoken)
  // 合同今年12月到期 has not run out yet.
  const ahead = around.day
    ? scanPeriods(spoken, around.day, false).some(
        (named) =>
          named.future || (named.months[0] ?? '') > `${around.day?.year}-${String(around.day?.month).padStart(2, '0')}`,
      )
    : false
  if (ahead || /(?:快|即将|马上|就要|要)到期/.test(spoken))
    state.issues = state.issues.filter((issue) => issue !== 'contract_expired')
  const money = readMoney(clauses, entry, months)
  const found = assemble({
    spoken: timeless,
    period,
    since,
    state,
    money,
    target,
    around,
    entry,
  })
  // A month's money is not yet the quarter's; a deposit is no income.
  if (
    (partly && money.income?.basis === 'received' && money.income.precision === 'exact') ||
    (money.figures && /押金|保证金|定金/.test(spoken))
  )
    found.confirm = true
  return found
}
