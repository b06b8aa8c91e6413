export { readReport } from './read.ts'
export type {
  Distribution,
  Flag,
  IncomeKind,
  Intent,
  Issue,
  LedgerEntry,
  Match,
  Media,
  Missing,
  PreviousItem,
  Reading,
  ReadingContext,
  ReadIncome,
  ReadItem,
} from './reading.ts'
export { readStatus } from './state.ts'
export { readAmount, type Amount } from '../../language/amounts.ts'
export { readPeriod } from '../../language/periods.ts'
export { readChoice, readYesBut, readYesNo } from './answer.ts'
export { matchAssets, type AssetMatch } from './matchAssets.ts'
