import { instant, local } from '../../entities/base/clock.ts'

export interface Quarter {
  year: number
  q: 1 | 2 | 3 | 4
  /** `2026Q3` */
  code: string
  firstDay: string
  /** First instant after the quarter. */
  end: Date
}

export function quarter(year: number, q: number): Quarter {
  const at = year * 4 + (q - 1)
  const y = Math.floor(at / 4)
  const n = (at % 4) + 1
  const next = at + 1
  return {
    year: y,
    // the remainder of a division by four, plus one
    q: n as Quarter['q'],
    code: `${y}Q${n}`,
    firstDay: `${y}-${String(n * 3 - 2).padStart(2, '0')}-01`,
    end: instant(`${Math.floor(next / 4)}-${String((next % 4) * 3 + 1).padStart(2, '0')}-01`),
  }
}

/** The `count` quarters that have ended at `now`, oldest first. */
export function endedQuarters(now: Date, count: number): Quarter[] {
  const today = local(now)
  const current = Math.floor(today.month() / 3) + 1
  return Array.from({ length: count }, (_, i) => quarter(today.year(), current - count + i))
}
