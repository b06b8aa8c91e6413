import { addDays } from '../base/calendar.ts'
import type { Contract } from './contract.ts'
import { monthsOf } from './codes.ts'
import { addMonths, daysOf } from './term.ts'

/** 应收 - one payment a contract promises. */
export interface DueLine {
  /** The days it pays for, both included. */
  from: string
  to: string
  dueOn: string
  fen: number
}

export type Planned = Pick<Contract, 'startOn' | 'endOn' | 'endedOn' | 'rentFen' | 'cycle' | 'payDue'>

/**
 * 收租计划 - every payment of a contract in order. A last period that is not full, by the term or because the contract ended early, is
 * paid by its days, rounded to the fen. A period is due on the first pay day from its beginning on; where the contract names none, on
 * its last day (D: no source fixes it).
 */
export function duePlan(contract: Planned): DueLine[] {
  const { startOn, endOn, endedOn, rentFen, cycle, payDue } = contract
  const last = endedOn !== null && endedOn < endOn ? endedOn : endOn
  const months = monthsOf[cycle]
  const lines: DueLine[] = []
  for (let n = 0; ; n++) {
    const from = months === null ? startOn : addMonths(startOn, n * months)
    if (from > last || (months === null && n > 0)) return lines
    const full = months === null ? endOn : addDays(addMonths(startOn, (n + 1) * months), -1)
    const to = full < last ? full : last
    lines.push({
      from,
      to,
      dueOn: dueDay(from, to, payDue),
      fen: partOf(rentFen, daysOf(from, to), daysOf(from, full)),
    })
  }
}

/** Rent for some of a period's days, half a fen up; in whole numbers, because fen times days may pass 2^53. */
const partOf = (fen: number, days: number, of: number): number =>
  Number((2n * BigInt(fen) * BigInt(days) + BigInt(of)) / (2n * BigInt(of)))

function dueDay(from: string, to: string, payDue: readonly string[]): string {
  if (payDue.length === 0) return to
  const candidates = payDue.flatMap((said) =>
    said.length === 2
      ? [0, 1].map((month) => inMonth(addMonths(`${from.slice(0, 7)}-01`, month).slice(0, 7), said))
      : [0, 1].map((more) => inMonth(`${Number(from.slice(0, 4)) + more}-${said.slice(0, 2)}`, said.slice(3))),
  )
  return candidates.filter((day) => day >= from).reduce((a, b) => (a < b ? a : b))
}

/** Day `dd` of a month, or its last. */
function inMonth(month: string, dd: string): string {
  const last = addDays(addMonths(`${month}-01`, 1), -1)
  const day = `${month}-${dd}`
  return day < last ? day : last
}

export const sumOf = (lines: readonly { fen: number }[]): number => lines.reduce((total, { fen }) => total + fen, 0)

/** What is due between two days, both included. */
export const dueBetween = (contract: Planned, from: string, to: string): DueLine[] =>
  duePlan(contract).filter(({ dueOn }) => dueOn >= from && dueOn <= to)
