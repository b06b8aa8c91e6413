import type { CountResult } from '../asset/stocktake/stocktakeLine.ts'
import type { HistoryWords } from './assetHistory.ts'
import { paperNames, processWords } from './process.ts'
import { countResultNames } from './stocktake.ts'

/** Lines of an asset's history for what it goes through. Part of texts/assetHistory.ts. */
type Line = (words: HistoryWords) => string
const code = ({ change }: HistoryWords) => String(change['process'] ?? '')
const tail = ({ fields }: HistoryWords) => (fields ? `，${fields}` : '')

const ofProcesses: Record<string, Line> = Object.fromEntries(
  Object.entries(processWords).flatMap(([kind, { name, opening, steps }]) => [
    [`${kind}:open`, (words: HistoryWords) => `${opening}（${code(words)}）`],
    ...Object.entries(steps).map(([step, { name: does }]): [string, Line] => [
      `${kind}:${step}`,
      (words) => `${name}：${does}（${code(words)}）${tail(words)}`,
    ]),
  ]),
)
const ofStocktakes: Record<string, Line> = Object.fromEntries(
  Object.entries(countResultNames).map(([result, name]): [string, Line] => [
    `stocktake:${result satisfies string as CountResult}`,
    ({ change }) => `盘点：${name}${change['note'] ? `（${String(change['note'])}）` : ''}`,
  ]),
)

export const lifeHistory: Record<string, Line> = {
  ...ofProcesses,
  ...ofStocktakes,
  register: (words) => `登记入账（${code(words)}）`,
  paper: (words) =>
    `交材料：${paperNames[String(words.change['paper']) as keyof typeof paperNames] ?? ''}（${code(words)}）`,
}
