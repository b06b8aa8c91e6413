import { In } from 'typeorm'
import { opStatuses } from '../asset/classes.ts'
import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { type Book as Writer, type Cell, finish, head, newBook, open, write } from '../workbook/paper.ts'
import { Person } from '../person/person.ts'
import { regionMap, townCodeOf } from '../region/regions.ts'
import { opStatusNames } from '../texts/asset.ts'
import { statisticsBook as words } from '../texts/statistics.ts'
import { type Standing, type Sums, sumsBy, sumUp } from './statistics.ts'

interface Book {
  rows: readonly Standing[]
  place: string
  period: string
}

/** 统计表 - the quarter as an office files it: sums by village with a total, and every asset with its receipt. */
export async function writeStatistics(tx: Runtime, book: Book): Promise<{ name: string; bytes: Buffer }> {
  const { workbook, bytes } = newBook()
  await addSummary(tx, workbook, book)
  await addDetails(tx, workbook, book)
  return { name: words.fileName(book), bytes: await bytes() }
}

async function addSummary(tx: Runtime, workbook: Writer, book: Book): Promise<void> {
  const { rows } = book
  const names = await regionMap(tx)
  const name = (code: string) => names.get(code)?.name ?? ''
  const all = sumUp(rows)
  // a state nobody is in would only make the table wide
  const states = opStatuses.filter((status) => all.states[status] > 0)
  const { town, village, owed, reported, accepted, missing, received, receivable, expense } = words.heads
  const heads = [town, village, owed, reported, accepted, missing, ...states.map((one) => opStatusNames[one])]
  const bands = [[...heads, received, receivable, expense]]
  const width = bands[0]!.length
  const money = [width - 2, width - 1, width]
  const sheet = open(workbook, words.summary, [12, 14, ...Array<number>(width - 5).fill(9), 16, 16, 14])
  const note = words.madeOn({ day: localDate(tx.clock.now()) })
  head(sheet, { title: words.title(book), width, bands, note })
  const cells = (sums: Sums): Cell[] => [
    sums.owed,
    sums.reported,
    sums.accepted,
    sums.missing.length,
    ...states.map((status) => sums.states[status]),
    sums.receivedFen / 100,
    sums.receivableFen / 100,
    sums.expenseFen / 100,
  ]
  for (const [code, sums] of sumsBy(rows, 'villageCode'))
    write(sheet, [name(townCodeOf(code)), name(code), ...cells(sums)], { money })
  write(sheet, [words.total, null, ...cells(all)], { money, isTotal: true })
  finish(sheet, width, words.signatures)
}

async function addDetails(tx: Runtime, workbook: Writer, book: Book): Promise<void> {
  const names = await regionMap(tx)
  const name = (code: string) => names.get(code)?.name ?? ''
  const ids = [...new Set(book.rows.flatMap(({ report }) => report?.senderId ?? []))]
  const people = new Map((await tx.db.findBy(Person, { id: In(ids) })).map((person) => [person.id, person.name]))
  const bands = [words.detailHeads]
  const width = words.detailHeads.length
  const sheet = open(workbook, words.details, [12, 12, 26, 28, 10, 14, 14, 12, 10, 18, 10, 12])
  head(sheet, { title: words.detailTitle(book), width, bands })
  const yuan = (fen: number | null | undefined): Cell => (fen == null ? null : fen / 100)
  for (const { asset, report, isOwed } of book.rows)
    write(
      sheet,
      [
        name(asset.townCode),
        name(asset.villageCode),
        asset.assetNo,
        asset.name,
        report?.status ? opStatusNames[report.status] : null,
        yuan(report?.receivedFen),
        yuan(report?.receivableFen),
        yuan(report?.expenseFen),
        report ? (words.reportStates[report.state] ?? '') : isOwed ? words.notReported : words.notOwed,
        report?.receiptNo ?? null,
        report ? (people.get(report.senderId) ?? null) : null,
        report ? localDate(report.submittedAt) : null,
      ],
      { money: [6, 7, 8] },
    )
  finish(sheet, width, words.signatures)
}
