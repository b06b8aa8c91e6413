import type { Table, TableRow } from '../../workbook/cells.ts'
import { isRepeatedHead } from '../../workbook/header.ts'
import { type Header, yuanPerUnit } from './header.ts'
import { townIn, splitTown, villageName, villageStem } from '../../region/placeNames.ts'
import type { LedgerReading } from './reading.ts'
import { readRow } from './row.ts'
import { TotalChecker, totalLabel } from './totals.ts'
import type { Understanding } from './understand.ts'
import { fenIn, isNothing } from '../../workbook/values.ts'
import { footNote, moneyUnits, type MoneyUnit } from '../../workbook/rowWords.ts'
import type { Field } from './headWords.ts'
import { cellAt } from '../../workbook/workbook.ts'
import type { LedgerReason } from '../../texts/ledger.ts'

/** Where the rows of a block belong: a town or village written once stands for the rows below it. */
interface Block {
  town: string
  village: string
}

export interface Located {
  town: string
  village: string
  reasons: LedgerReason[]
}

/** Reads one sheet row by row into the reading. `given` is the unit for money columns that name none. */
export function readSheet(
  table: Table,
  header: Header,
  given: MoneyUnit | null,
  context: Understanding,
  reading: LedgerReading,
): void {
  const money = header.columns.find((c) => c.field === 'original') ?? header.columns.find((c) => c.field === 'invested')
  const perYuan = (field: Field) => {
    const column = header.columns.find((c) => c.field === field)
    return (column && yuanPerUnit(header, column)) ?? (given ? moneyUnits[given] : 1)
  }
  const column = (field: Field) => header.columns.find((c) => c.field === field)?.index
  const sheetTown = townIn(context.towns, table.name) ?? townIn(context.towns, header.title)
  const totals = new TotalChecker()
  let block: Block = { town: sheetTown?.name ?? '', village: '' }
  let rows = 0

  for (const row of table.rows.slice(header.firstRow)) {
    const cell = (field: Field) => cellAt(row, column(field))
    if (
      header.columns.every((c) => c.field === 'seq' || cellAt(row, c.index).isRepeat || isNothing(cellAt(row, c.index)))
    )
      continue
    if (isRepeatedHead(row, header)) continue
    const total = totalIn(row, header)
    if (total) {
      const written = money ? fenIn(cellAt(row, money.index), perYuan(money.field)).value : null
      if (written !== null) reading.totals.push(totals.check({ sheet: table.name, row: row.number }, total, written))
      block = { town: sheetTown?.name ?? '', village: '' }
      continue
    }
    if (isFootNote(row, header)) continue

    const place = locate(
      { town: cell('town').text, village: cell('village').text, name: cell('name').text },
      block,
      context,
      sheetTown?.name ?? '',
    )
    if (place.reasons.length === 0) block = place
    const read = readRow({ table, row, cell, place, perYuan })
    if ('reasons' in read) reading.refused.push(read)
    else {
      reading.rows.push(read.row)
      reading.notices.push(...read.notices)
    }
    rows++
    const counted = 'reasons' in read ? read.originalFen : read.row.originalFen
    if (counted !== null) totals.count({ town: place.town, village: place.village, fen: counted })
  }
  const named = money ? Object.entries(moneyUnits).find(([, yuan]) => yuan === perYuan(money.field))?.[0] : undefined
  reading.sheets.push({
    name: table.name,
    columns: header.columns,
    unknownHeads: header.unknown,
    moneyUnit: named ?? '',
    rows,
  })
}

function totalIn(row: TableRow, { columns }: Header) {
  const first = Math.max(
    ...columns.filter((c) => ['seq', 'town', 'village', 'name', 'classLike'].includes(c.field)).map((c) => c.index),
  )
  for (const { text } of row.cells.slice(0, first + 1)) {
    const total = text === '' ? null : totalLabel(text)
    if (total) return total
  }
  return null
}

/** `填表人：…`, `说明：…` below the table: words, but neither a name nor money. */
function isFootNote(row: TableRow, { columns }: Header): boolean {
  const filled = row.cells.filter((c) => c.text !== '' && !c.isRepeat)
  const has = (...fields: Field[]) =>
    columns.some((c) => fields.includes(c.field) && !isNothing(cellAt(row, c.index)) && !cellAt(row, c.index).isRepeat)
  if (has('original', 'invested')) return false
  return filled.length <= 4 && (footNote.test(filled[0]?.text ?? '') || !has('name'))
}

function locate(
  written: { town: string; village: string; name: string },
  block: Block,
  { towns, villages }: Understanding,
  sheetTown: string,
): Located {
  const split = splitTown(towns, written.village || written.town)
  const villageText = split.town ? split.rest : written.village
  const ownTown = split.town ?? townIn(towns, written.town)
  if (written.town !== '' && !ownTown)
    return { town: written.town, village: villageText, reasons: [{ code: 'town-unknown', text: written.town }] }
  const reasons: LedgerReason[] = []
  // an empty village continues the block only where the town is left empty too; a town without a village is an omission
  const village =
    villageText !== ''
      ? villageText
      : written.town === ''
        ? block.village
        : villageInName(written.name, villages, ownTown?.code)
  const known = village === '' ? [] : villages.filter((v) => villageStem(v.name) === villageStem(village))
  const onlyTown = known.length === 1 ? towns.find((t) => t.code === known[0]?.parentCode) : undefined
  const isContinued = villageText === '' || (written.town === '' && block.town !== '')
  const town = ownTown?.name ?? (isContinued && block.town !== '' ? block.town : sheetTown || (onlyTown?.name ?? ''))
  if (town === '') reasons.push({ code: 'town-missing' })
  if (village === '') reasons.push({ code: 'village-missing' })
  else if (villageName(village).length > 20) reasons.push({ code: 'too-long', text: village })
  return { town, village: village === '' ? '' : villageName(village), reasons }
}

function villageInName(name: string, villages: Understanding['villages'], townCode: string | undefined): string {
  const inside = villages.filter((v) => v.parentCode === townCode && name.startsWith(v.name))
  return inside.length === 1 ? (inside[0]?.name ?? '') : ''
}
