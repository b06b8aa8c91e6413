import { type FieldKey, fields, parts } from '../../asset/fields.ts'
import type { Asset } from '../../asset/asset.ts'
import { papersOf } from '../../asset/papers.ts'
import { shownValue } from '../../asset/shown.ts'
import { fundsOf, valuesOf } from '../../asset/values.ts'
import { local, localDate } from '../../base/clock.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { whoDid } from '../../person/whoDid.ts'
import { regionMap } from '../../region/regions.ts'
import { Photo } from '../../report/photo.ts'
import { documentKindNames, fundSourceNames } from '../../texts/assetCodes.ts'
import { fieldNames, partNames } from '../../texts/assetFields.ts'
import { valueText } from '../../texts/assetValues.ts'
import { assetBook as words } from '../../texts/ledgerBook.ts'
import { paperTexts } from '../../texts/paper.ts'
import { band, type Cell, finish, head, newBook, open, sumOver, write } from '../../workbook/paper.ts'
import { historyOf, historyWay } from '../file/history.ts'
import type { MadeBook } from './ledger.ts'

const WIDTHS = [20, 34, 20, 34]
const MOST_HISTORY = 200
/** Said by the parts below, or nothing to a reader. */
const left: readonly FieldKey[] = ['funds', 'keeperId', 'placeFrom', 'version']

/** 一项一档 - all that is filed of one asset, on one sheet, as this person may read it. */
export async function assetBook(tx: Runtime, who: Person, asset: Asset): Promise<MadeBook> {
  const { workbook, bytes } = newBook()
  const sheet = open(workbook, words.sheet, WIDTHS)
  const label = tx.settings.value<string>('label.asset')
  head(sheet, { title: words.title(asset.name, label), width: WIDTHS.length, bands: [], note: asset.assetNo })
  const put = (cells: Cell[], money: number[] = [], isTotal = false) =>
    write(sheet, cells, { money, isTotal, widths: WIDTHS })
  const title = (text: string) => band(sheet, text, WIDTHS.length)

  const places = await regionMap(tx)
  const place = (code: string) => places.get(code)?.name ?? code
  const shown = fields.filter(({ key }) => !left.includes(key))
  const values = await valuesOf(
    tx,
    asset,
    shown.map(({ key }) => key),
  )
  for (const part of parts) {
    title(partNames[part])
    const own = shown.filter((field) => field.part === part)
    for (let i = 0; i < own.length; i += 2)
      put(
        [own[i], own[i + 1]].flatMap((field): Cell[] =>
          field
            ? [fieldNames[field.key], valueText(field, shownValue(who, asset, field, values[field.key]), place)]
            : [null, null],
        ),
      )
  }

  title(words.funds)
  put(words.fundHeads, [], true)
  const funds = await fundsOf(tx, asset.id)
  let last = 0
  for (const { source, docNo, year, amountFen } of funds)
    last = put([fundSourceNames[source], docNo || null, year, amountFen / 100], [4])
  const sum = funds.reduce((fen, { amountFen }) => fen + amountFen, 0) / 100
  if (funds.length === 0) put([words.nothing, null, null, null])
  else put([words.total, null, null, sumOver(4, last - funds.length + 1, last, sum)], [4], true)

  title(words.papers)
  put(words.paperHeads, [], true)
  const papers = await papersOf(tx, asset.id)
  for (const { kind, title, datedOn, filedAt } of papers)
    put([documentKindNames[kind], title, datedOn, localDate(filedAt)])
  put([words.photos(await tx.db.countBy(Photo, { assetId: asset.id })), null, null, null])

  title(words.history)
  put(words.historyHeads, [], true)
  for (const entry of await historyOf(tx, { who, asset, limit: MOST_HISTORY }))
    put([local(entry.at).format('YYYY-MM-DD HH:mm'), await whoDid(tx, entry.by), historyWay(entry), entry.text])
  finish(sheet, WIDTHS.length, paperTexts.signatures)
  return { name: words.fileName(asset.name), bytes: await bytes() }
}
