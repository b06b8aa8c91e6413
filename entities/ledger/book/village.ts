import { In } from 'typeorm'
import { Asset } from '../../asset/asset.ts'
import { onlySeen } from '../../asset/pages.ts'
import { Audit } from '../../base/audit.ts'
import { local } from '../../base/clock.ts'
import type { Runtime } from '../../base/runtime.ts'
import { Notice } from '../../notice/notice.ts'
import { NoticePhoto } from '../../notice/noticePhoto.ts'
import { NoticeObjection } from '../../notice/objection.ts'
import type { Person } from '../../person/person.ts'
import { whoDid } from '../../person/whoDid.ts'
import { placeName, regionName } from '../../region/regions.ts'
import { Report } from '../../report/report.ts'
import { standing } from '../../report/reports.ts'
import { noticeKindNames, noticeStateNames } from '../../texts/notice.ts'
import { villageBook as words } from '../../texts/ledgerBook.ts'
import { paperTexts } from '../../texts/paper.ts'
import { fieldNames } from '../../texts/assetFields.ts'
import { type Book, type Cell, finish, head, newBook, open, sumOver, write } from '../../workbook/paper.ts'
import { historyWay, historyWords } from '../file/history.ts'
import { cellOf } from './cell.ts'
import { addDetails, detailColumns, keysOf } from './details.ts'
import type { MadeBook } from './ledger.ts'
import { lookOf } from './look.ts'
import { type LedgerRow, villagesOf } from './rows.ts'
import { addSummary } from './summary.ts'

/** Changes of a village in its book; more are said to be elsewhere. */
const MOST_CHANGES = 1000
const keeperKeys = ['name', 'keeperOrg', 'keeperName', 'keeperPhone', 'upkeepMode', 'upkeepFund', 'supervisor'] as const

interface Making {
  tx: Runtime
  who: Person
  workbook: Book
  villageCode: string
  rows: readonly LedgerRow[]
  place: string
}

/** 一村一册 - all that is filed of one village. Source: domain.md §4.12. */
export async function villageBook(tx: Runtime, who: Person, villageCode: string): Promise<MadeBook> {
  const rows: LedgerRow[] = []
  const keys = [...new Set([...keysOf(detailColumns), ...keeperKeys])]
  for await (const village of villagesOf(tx, who, { asked: { scope: villageCode }, keys })) rows.push(...village.rows)
  const { workbook, bytes } = newBook()
  const place = await placeName(tx, villageCode)
  const look = lookOf(villageCode)
  const title = words.title(place, tx.settings.value<string>('label.asset'))
  const shared = { look, note: title, signatures: paperTexts.signatures }
  addSummary(workbook, rows, { ...shared, title: `${place}${words.titles.summary}`, place: null })
  const village = await regionName(tx, villageCode)
  addDetails(workbook, rows, {
    ...shared,
    columns: detailColumns,
    title: `${place}${words.titles.details}`,
    places: [],
    townName: () => '',
    villageName: () => village,
    levels: { village: false, town: false },
  })
  const making = { tx, who, workbook, villageCode, rows, place }
  await addChanges(making)
  await addIncomes(making)
  addKeepers(making)
  await addNotices(making)
  return { name: words.fileName(place), bytes: await bytes() }
}

interface Sheet {
  name: string
  title: string
  heads: readonly string[]
  widths: readonly number[]
  note?: string
  unit?: string
}

function begin({ workbook, place }: Making, { name, title, heads, widths, note = '', unit = '' }: Sheet) {
  const sheet = open(workbook, name, widths, { frozen: { rows: 3 } })
  head(sheet, { title: `${place}${title}`, width: heads.length, bands: [heads], note, unit })
  return {
    put: (cells: Cell[], money: number[] = [], isTotal = false) => write(sheet, cells, { money, isTotal, widths }),
    end: (rows: number) => {
      if (rows === 0) write(sheet, [null, words.nothing, ...heads.slice(2).map(() => null)], { money: [] })
      finish(sheet, heads.length, paperTexts.signatures)
    },
  }
}

/** 变动表 - what was done to its assets, those disposed of too; newest first. */
async function addChanges(making: Making): Promise<void> {
  const { tx, who, villageCode } = making
  const query = tx.db.createQueryBuilder(Asset, 'a').where('a.villageCode = :villageCode', { villageCode })
  onlySeen(query, who)
  const assets = new Map((await query.getMany()).map((asset) => [String(asset.id), asset]))
  const found =
    assets.size === 0
      ? []
      : await tx.db.find(Audit, {
          where: { subject: 'asset', subjectId: In([...assets.keys()]) },
          order: { id: 'DESC' },
          take: MOST_CHANGES + 1,
        })
  const shown = found.slice(0, MOST_CHANGES)
  const { put, end } = begin(making, {
    name: words.sheets.changes,
    title: words.titles.changes,
    heads: words.changeHeads,
    widths: [6, 16, 25, 22, 60, 22, 8],
    note: found.length > MOST_CHANGES ? words.changesMore(MOST_CHANGES) : '',
  })
  const say = await historyWords(tx, who)
  for (const [i, row] of shown.entries()) {
    const asset = assets.get(row.subjectId)!
    const when = local(row.at).format('YYYY-MM-DD HH:mm')
    put([i + 1, when, asset.assetNo, asset.name, say(asset, row), await whoDid(tx, row.by), historyWay(row)])
  }
  end(shown.length)
}

/** 收益情况表 - what was received of each asset by period, as reported; each year summed up. */
async function addIncomes(making: Making): Promise<void> {
  const { tx, rows } = making
  const assets = new Map(rows.map((row) => [row.id, row]))
  const reports = assets.size
    ? await tx.db.find(Report, {
        where: { assetId: In([...assets.keys()]), state: In(standing) },
        order: { period: 'ASC', assetId: 'ASC', id: 'ASC' },
      })
    : []
  const told = reports.filter((r) => r.receivedFen !== null || r.receivableFen !== null || r.expenseFen !== null)
  const { put, end } = begin(making, {
    name: words.sheets.incomes,
    title: words.titles.incomes,
    heads: words.incomeHeads,
    widths: [6, 25, 24, 10, 15, 15, 15, 17, 13],
    note: words.incomeBasis,
    unit: paperTexts.yuan,
  })
  const money = [5, 6, 7]
  const yuan = (fen: number | null): Cell => (fen === null ? null : fen / 100)
  let [from, number] = [4, 0]
  for (const year of [...new Set(told.map(({ period }) => period.slice(0, 4)))]) {
    const own = told.filter(({ period }) => period.startsWith(year))
    let last = from
    for (const { assetId, period, receivedFen, receivableFen, expenseFen, receiptNo, state } of own) {
      const { assetNo, values } = assets.get(assetId)!
      last = put(
        [
          ++number,
          assetNo,
          cellOf('name', values.name),
          period,
          yuan(receivedFen),
          yuan(receivableFen),
          yuan(expenseFen),
          receiptNo,
          state === 'accepted' ? words.accepted : words.submitted,
        ],
        money,
      )
    }
    const sum = (of: (report: Report) => number | null) => own.reduce((fen, report) => fen + (of(report) ?? 0), 0) / 100
    const sums = [
      sumOver(
        5,
        from,
        last,
        sum((r) => r.receivedFen),
      ),
      sumOver(
        6,
        from,
        last,
        sum((r) => r.receivableFen),
      ),
      sumOver(
        7,
        from,
        last,
        sum((r) => r.expenseFen),
      ),
    ]
    from = put([null, words.incomeYear(year), null, null, ...sums, null, null], money, true) + 1
  }
  end(told.length)
}

function addKeepers(making: Making): void {
  const { put, end } = begin(making, {
    name: words.sheets.keepers,
    title: words.titles.keepers,
    heads: [words.keeperHeads[0]!, words.keeperHeads[1]!, ...keeperKeys.map((key) => fieldNames[key])],
    widths: [6, 25, 24, 20, 12, 14, 16, 16, 16],
  })
  for (const [i, { assetNo, values }] of making.rows.entries())
    put([i + 1, assetNo, ...keeperKeys.map((key) => cellOf(key, values[key]))])
  end(making.rows.length)
}

async function addNotices(making: Making): Promise<void> {
  const { tx, villageCode } = making
  const notices = await tx.db.find(Notice, { where: { villageCode }, order: { id: 'ASC' } })
  const { put, end } = begin(making, {
    name: words.sheets.notices,
    title: words.titles.notices,
    heads: words.noticeHeads,
    widths: [6, 9, 14, 34, 18, 12, 11, 12, 7, 7, 12, 14],
  })
  for (const [i, notice] of notices.entries()) {
    const { code, kind, title, place, startedOn, days, endedOn, witness, state } = notice
    const photos = await tx.db.countBy(NoticePhoto, { noticeId: notice.id })
    const objections = await tx.db.countBy(NoticeObjection, { noticeId: notice.id })
    put([
      i + 1,
      code,
      noticeKindNames[kind],
      title,
      place || null,
      startedOn,
      days,
      endedOn,
      photos,
      objections,
      witness || null,
      noticeStateNames[state],
    ])
  }
  end(notices.length)
}
