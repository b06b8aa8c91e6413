import { addDays } from '../base/calendar.ts'
import { instant } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Gap } from './draft.ts'
import { Report, type ReportWay } from './report.ts'
import { ReportQuestion } from './reportQuestion.ts'

/** 填报负担 - what reporting cost people in a month. About places, never about persons: no ranking, no count of log-ins (F186). */
export interface Burden {
  reports: number
  /** Messages sent for them; corrections count as reports of their own. */
  messages: number
  /** Questions put, also for what was never filed; `again` of them were the same question once more. */
  questions: number
  again: number
  /** By what was asked. */
  asked: Partial<Record<Gap['what'], number>>
  ways: Partial<Record<ReportWay, number>>
  /** Filed by the township for a village. */
  onBehalf: number
  /** Confirmations that 无变化 took, for the reports of that way. */
  confirmations: number
  /** From the first word to the report, on average over reports; null without any. */
  seconds: number | null
}

/** One village's burden of a month. */
export type VillageBurden = Burden & { villageCode: string }

/** Burden of a month `2026-10` in a place: all of it, and by village, who was asked most first. */
export async function burdenOf(
  tx: Runtime,
  { within, month }: { within: string; month: string },
): Promise<{ total: Burden; villages: VillageBurden[] }> {
  const range = { within: `${within}%`, from: instant(`${month}-01`), to: instant(firstOfNext(month)) }
  const reports = await tx.db
    .createQueryBuilder(Report, 'r')
    .where('r.submittedAt >= :from AND r.submittedAt < :to AND r.villageCode LIKE :within AND r.way IS NOT NULL', range)
    .getMany()
  const questions = await tx.db
    .createQueryBuilder(ReportQuestion, 'q')
    .where('q.at >= :from AND q.at < :to AND q.villageCode LIKE :within', range)
    .getMany()
  const codes = [...new Set([...reports, ...questions].map((row) => row.villageCode))].sort()
  const villages = codes.map((villageCode) => ({
    villageCode,
    ...sum(
      reports.filter((row) => row.villageCode === villageCode),
      questions.filter((row) => row.villageCode === villageCode),
    ),
  }))
  return { total: sum(reports, questions), villages: villages.sort((a, b) => b.questions - a.questions) }
}

function sum(reports: readonly Report[], questions: readonly ReportQuestion[]): Burden {
  const timed = reports.filter(({ seconds }) => seconds !== null)
  const unchanged = reports.filter(({ way }) => way === 'unchanged')
  return {
    reports: reports.length,
    messages: reports.reduce((total, { messages }) => total + (messages ?? 0), 0),
    questions: questions.length,
    again: questions.filter(({ again }) => again).length,
    asked: counted(questions.map(({ what }) => what)),
    ways: counted(reports.flatMap(({ way }) => way ?? [])),
    onBehalf: reports.filter(({ onBehalf }) => onBehalf).length,
    confirmations: new Set(unchanged.map(({ messageId }) => messageId)).size,
    seconds:
      timed.length === 0
        ? null
        : Math.round(timed.reduce((total, { seconds }) => total + (seconds ?? 0), 0) / timed.length),
  }
}

function counted<K extends string>(keys: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

const firstOfNext = (month: string): string => `${addDays(`${month}-28`, 4).slice(0, 7)}-01`
