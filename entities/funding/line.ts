import type { Fen } from '../base/money.ts'

/** What both lines have in common and matching looks at. Money in fen; below zero is money taken back. */
export interface Line {
  /** The office's own number: 流水号, 项目编号. */
  no: string
  year: number
  /** As written; may be empty. */
  town: string
  village: string
  name: string
  /** 指标文号, 批复文号. */
  docNo: string
  /** 资金来源, as the office wrote it. */
  source: string
  fen: Fen
  /** How far the written amount may be from the real one: half a yuan where the office writes 万元 with four decimals. */
  slackFen: Fen
}

/** 资金动态 - what happened to the money. */
export const movements = ['arranged', 'allocated', 'returned', 'unsaid'] as const
export type Movement = (typeof movements)[number]

/** 财政线 - one sum of the fiscal system. */
export interface FiscalEntry extends Line {
  movement: Movement
}

/** 项目线 - one project. `fen` is what it should have got: paid, else settled, else planned. */
export interface ProjectEntry extends Line {
  plannedFen: Fen | null
  settledFen: Fen | null
  paidFen: Fen | null
  department: string
}

/** A row that was not taken in, and why. */
export interface RefusedLine {
  sheet: string
  row: number
  reason: RefusedCode
  text: string
}
export type RefusedCode =
  | 'number-missing'
  | 'number-repeated'
  | 'name-missing'
  | 'year-missing'
  | 'amount-missing'
  | 'amount-error'
  | 'amount-unreadable'
  | 'amount-too-large'
  | 'text-too-long'

/** A written total that is not the sum of the rows it can mean. */
export interface WrongTotal {
  sheet: string
  row: number
  label: string
  writtenFen: Fen
  countedFen: Fen
}

export interface LineReading<T extends Line> {
  lines: T[]
  refused: RefusedLine[]
  totalsChecked: number
  wrongTotals: WrongTotal[]
  sheets: string[]
  skippedSheets: string[]
}
