import { localDate } from '../../base/clock.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { placeName, regionMap } from '../../region/regions.ts'
import { assetClassNames } from '../../texts/asset.ts'
import { ledgerBook as words } from '../../texts/ledgerBook.ts'
import { paperTexts } from '../../texts/paper.ts'
import { newBook } from '../../workbook/paper.ts'
import type { BookAsked } from '../order.ts'
import { addDetails, type Columns, detailColumns, keysOf } from './details.ts'
import { lookOf } from './look.ts'
import { type LedgerRow, villagesOf } from './rows.ts'
import { addSummary } from './summary.ts'

export interface MadeBook {
  name: string
  bytes: Buffer
}

/** 县总台账、镇台账、村台账 - by year and class, as this person may read it. Rows are read once, so that both sheets say the same. */
export async function ledgerBook(
  tx: Runtime,
  who: Person,
  asked: BookAsked,
  columns: Columns = detailColumns,
): Promise<MadeBook> {
  const rows: LedgerRow[] = []
  for await (const village of villagesOf(tx, who, { asked, keys: keysOf(columns) })) rows.push(...village.rows)
  const { scope, year, assetClass } = asked
  const names = await regionMap(tx)
  const name = (code: string) => names.get(code)?.name ?? ''
  const isCounty = scope.length === 6
  const about = {
    place: await placeName(tx, scope),
    isCounty,
    ...(year === undefined ? {} : { year }),
    ...(assetClass ? { className: assetClassNames[assetClass] } : {}),
  }
  const title = words.title({ ...about, label: tx.settings.value<string>('label.asset') })
  const shared = {
    title,
    look: lookOf(scope),
    note: words.madeOn({ day: localDate(tx.clock.now()) }),
    signatures: paperTexts.signatures,
  }
  const { workbook, bytes } = newBook()
  addSummary(workbook, rows, { ...shared, place: placeOfSummary(scope, name) })
  const town = { head: words.town, name: (row: LedgerRow) => name(row.townCode) }
  const village = { head: words.village, name: (row: LedgerRow) => name(row.villageCode) }
  addDetails(workbook, rows, {
    ...shared,
    columns,
    places: isCounty ? [town, village] : scope.length === 9 ? [village] : [],
    townName: name,
    villageName: name,
    levels: { village: scope.length < 12, town: isCounty },
  })
  return { name: words.fileName(about), bytes: await bytes() }
}

function placeOfSummary(scope: string, name: (code: string) => string) {
  if (scope.length === 12) return null
  return scope.length === 6
    ? { head: words.town, of: (row: LedgerRow) => row.townCode, name }
    : { head: words.village, of: (row: LedgerRow) => row.villageCode, name }
}
