import { periodOf } from '../../entities/base/calendar.ts'
import { local, localDate } from '../../entities/base/clock.ts'
import type { Draft } from '../../entities/report/draft.ts'
import { matchAssets, readPeriod } from '../../entities/report/read/index.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import type { KnownTurn } from '../turn.ts'
import { known } from './context.ts'

/** A sentence that speaks of another asset or another period is a new report, never the amount or reason of this one. */
export async function isAboutAnother(turn: KnownTurn, { asked, items }: Draft): Promise<boolean> {
  const item = items[asked?.item ?? 0]!
  const { context } = await known(turn)
  const now = turn.tx.clock.now()
  const isThisQuarter = reportTexts.runningQuarterWords.test(turn.text)
  const period = isThisQuarter ? periodOf(localDate(now)) : readPeriod(turn.text, local(now).format())
  if (period !== null && item.period !== null && period !== item.period && asked?.what !== 'period') return true
  const own = new Set((item.assetId === null ? item.candidates : [item.assetId]).map(String))
  return matchAssets(turn.text, context.ledger ?? []).some((found) => {
    const named = [...found.entries, ...found.candidates]
    return named.length > 0 && !named.some((entry) => own.has(entry.id))
  })
}
