import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { regionMap, townCodeOf } from '../region/regions.ts'
import { incomeKindNames } from '../texts/asset.ts'
import { type Cell, finish, head, newBook, open, write } from '../workbook/paper.ts'
import { incomeBook as words } from '../texts/income.ts'
import { incomeBy, incomeKinds, type IncomeSums, sumIncome, type YearIncome } from './year.ts'

interface Book {
  rows: readonly YearIncome[]
  place: string
  year: string
}

/** 收益情况表 - the year as an office files it: sums by village with a total, and every asset. */
export async function writeIncome(tx: Runtime, book: Book): Promise<{ name: string; bytes: Buffer }> {
  const { workbook, bytes } = newBook()
  const names = await regionMap(tx)
  const name = (code: string) => names.get(code)?.name ?? ''
  const all = sumIncome(book.rows)
  // a kind nobody has would only make the table wide
  const kinds = incomeKinds.filter((kind) => all.kinds[kind])
  const figures = ({
    dueFen,
    receivedFen,
    costFen,
    kinds: of,
  }: Pick<IncomeSums, 'dueFen' | 'receivedFen' | 'costFen' | 'kinds'>): Cell[] => [
    dueFen / 100,
    receivedFen / 100,
    ...kinds.map((kind) => (of[kind] ?? 0) / 100),
    costFen / 100,
  ]
  const money = (first: number) => Array.from({ length: kinds.length + 3 }, (_, i) => first + i)
  const moneyHeads = [words.due, words.received, ...kinds.map((kind) => incomeKindNames[kind] ?? ''), words.cost]
  const widths = moneyHeads.map(() => 15)

  const summaryHeads = [words.town, words.village, words.assets, words.told, ...moneyHeads]
  const summary = open(workbook, words.summary, [12, 14, 9, 9, ...widths])
  const note = words.madeOn({ day: localDate(tx.clock.now()) })
  head(summary, { title: words.title(book), width: summaryHeads.length, bands: [summaryHeads], note })
  for (const [code, sums] of incomeBy(book.rows, 'villageCode'))
    write(summary, [name(townCodeOf(code)), name(code), sums.assets, sums.told, ...figures(sums)], { money: money(5) })
  write(summary, [words.total, null, all.assets, all.told, ...figures(all)], { money: money(5), isTotal: true })
  finish(summary, summaryHeads.length, words.signatures)

  const detailHeads = [words.town, words.village, words.assetNo, words.name, ...moneyHeads, words.from]
  const details = open(workbook, words.details, [12, 12, 26, 28, ...widths, 10])
  head(details, { title: words.detailTitle(book), width: detailHeads.length, bands: [detailHeads], note })
  for (const row of book.rows) {
    const { asset } = row
    const place = [name(asset.townCode), name(asset.villageCode), asset.assetNo, asset.name]
    write(details, [...place, ...figures(row), words.froms[row.from]], { money: money(5) })
  }
  write(details, [words.total, null, null, null, ...figures(all), null], { money: money(5), isTotal: true })
  finish(details, detailHeads.length, words.signatures)
  return { name: words.fileName(book), bytes: await bytes() }
}
