import { type Cell, MONEY, WAN } from '../../workbook/paper.ts'
import { paperTexts } from '../../texts/paper.ts'

/** 元 or 万元 - in what a book of this place counts. Source: domain.md §3: yuan for villages, ten thousands with four decimals above. */
export interface Look {
  unit: string
  format: string
  money(fen: number): number
}

const yuan: Look = { unit: paperTexts.yuan, format: MONEY, money: (fen) => fen / 100 }
const wan: Look = { unit: paperTexts.wan, format: WAN, money: (fen) => fen / 1_000_000 }
export const lookOf = (scope: string): Look => (scope.length === 12 ? yuan : wan)

export const moneyOrNothing = (look: Look, fen: unknown): Cell =>
  fen === null || fen === undefined ? null : look.money(Number(fen))
