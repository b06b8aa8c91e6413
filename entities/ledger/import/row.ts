import {
  type AssetClass,
  assetClasses,
  type Kind,
  type OpStatus,
  type OwnerType,
  type Subclass,
} from '../../asset/classes.ts'
import type { OperationMode } from '../../asset/fileCodes.ts'
import type { LedgerReason, Problem } from '../../texts/ledger.ts'
import { usualUnit } from '../../texts/asset.ts'
import type { Cell, Table, TableRow } from '../../workbook/cells.ts'
import { readFileColumns } from './fileColumns.ts'
import type { LedgerRow, Notice, RefusedRow } from './reading.ts'
import type { Located } from './sheet.ts'
import { fenIn, formedIn, isNothing, measureIn, yearIn } from '../../workbook/values.ts'
import type { Field } from './headWords.ts'
import { classWords, genericOwner, modeWords, otherSubclass, ownerWords, statusWords, subclassWords } from './words.ts'

interface Asked {
  table: Table
  row: TableRow
  cell: (field: Field) => Cell
  place: Located
  perYuan: (field: Field) => number
}

const MAX_NAME = 60

/** One row of the ledger: an asset with notices, or a refusal with every reason at once. */
export function readRow({
  table,
  row,
  cell,
  place,
  perYuan,
}: Asked): { row: LedgerRow; notices: Notice[] } | RefusedRow {
  const reasons = [...place.reasons]
  const notices: Notice[] = []
  const notice = (problem: Problem, text: string) => notices.push({ sheet: table.name, row: row.number, problem, text })
  const text = (field: Field, longest: number) => {
    const written = isNothing(cell(field)) || cell(field).isError ? '' : cell(field).text
    if (written.length > longest) notice('text-cut', written.slice(0, 40))
    return written.slice(0, longest)
  }

  const name = cell('name').text.replace(/\s/g, '')
  if (isNothing(cell('name'))) reasons.push({ code: 'name-missing' })
  else if (cell('name').isRepeat) reasons.push({ code: 'name-merged' })
  else if (name.length > MAX_NAME) reasons.push({ code: 'name-too-long' })
  const assetClass = classOf(cell('classLike'), reasons)
  const originalFen = moneyOf(cell, perYuan, reasons)
  const opStatus = statusOf(cell('status'), reasons, notice)
  if (reasons.length > 0 || assetClass === null || originalFen === null) {
    return {
      sheet: table.name,
      row: row.number,
      reasons,
      cells: row.cells.map((c) => c.text),
      originalFen,
      town: place.town,
      village: place.village,
    }
  }

  const subclass = subclassOf(assetClass, cell('subclass').text, name)
  const formed = isNothing(cell('formedOn')) ? { value: null } : formedIn(cell('formedOn'))
  if (formed.problem) notice(formed.problem, cell('formedOn').text)
  const year = isNothing(cell('projectYear')) ? { value: null } : yearIn(cell('projectYear'))
  if (year.problem) notice(year.problem, cell('projectYear').text)
  const quantity = isNothing(cell('quantity')) ? null : measureIn(cell('quantity'))
  if (!quantity && !isNothing(cell('quantity'))) notice('quantity-unreadable', cell('quantity').text)
  const rent = isNothing(cell('rent')) ? { value: null } : fenIn(cell('rent'), perYuan('rent'))
  if (rent.problem && rent.problem !== 'amount-not-positive') notice(rent.problem, cell('rent').text)
  const unit = text('unit', 20) || quantity?.unit || (quantity ? usualUnit[subclass] : '')
  const ownerText = text('owner', 80)
  const measure = (field: Field) => (isNothing(cell(field)) ? null : (measureIn(cell(field))?.value ?? null))
  return {
    notices,
    row: {
      sheet: table.name,
      row: row.number,
      assetNo: text('assetNo', 40),
      town: place.town,
      village: place.village,
      name,
      assetClass,
      subclass,
      kind: kindOf(subclass),
      projectName: text('projectName', 120),
      projectYear: year.value ?? (formed.value ? Number(formed.value.on.slice(0, 4)) : null),
      fundSource: text('fundSource', 200),
      originalFen,
      quantity: quantity?.value ?? null,
      unit,
      spec: text('spec', 120),
      formedOn: formed.value?.on ?? null,
      formedPrecision: formed.value?.precision ?? null,
      location: text('location', 200),
      ownerType: ownerOf(ownerText),
      ownerName: genericOwner.test(ownerText) ? '' : ownerText,
      operatorName: text('operator', 80),
      keeperOrg: text('keeperOrg', 80),
      keeperName: text('keeper', 40),
      operationMode: modeOf(text('mode', 80), notice),
      opStatus,
      capacityKw:
        measure('capacity') ??
        (subclass === 'pv' && /^(千瓦|kw)$/i.test(unit) ? (quantity?.value ?? null) : kwIn(name, cell('spec').text)),
      areaMu: measure('area') ?? (unit === '亩' ? (quantity?.value ?? null) : null),
      rentYearFen: rent.value,
      note: text('note', 2000),
      ...readFileColumns(cell, text),
    },
  }
}

function classOf(cell: Cell, reasons: LedgerReason[]): AssetClass | null {
  const written = cell.text.replace(/\s/g, '')
  const found = assetClasses.find((c) => classWords[c].test(written)) ?? null
  if (isNothing(cell)) reasons.push({ code: 'class-missing' })
  else if (!found) reasons.push({ code: 'class-unknown', text: cell.text })
  return found
}

/** 原值, and where it is empty 投入. An amount merged over several assets cannot be split for the office. */
function moneyOf(
  cell: (field: Field) => Cell,
  perYuan: (field: Field) => number,
  reasons: LedgerReason[],
): number | null {
  const field = isNothing(cell('original')) ? 'invested' : 'original'
  if (isNothing(cell(field))) return refuse(reasons, { code: 'amount-missing' })
  if (cell(field).isRepeat) return refuse(reasons, { code: 'amount-merged' })
  const read = fenIn(cell(field), perYuan(field))
  return read.problem ? refuse(reasons, { code: read.problem, text: cell(field).text }) : read.value
}

function refuse(reasons: LedgerReason[], reason: LedgerReason): null {
  reasons.push(reason)
  return null
}

/** Disposal has a procedure of its own: a ledger cannot dispose of an asset. */
function statusOf(
  cell: Cell,
  reasons: LedgerReason[],
  notice: (problem: Problem, text: string) => void,
): OpStatus | null {
  if (isNothing(cell)) return null
  const found = statusWords.find(([, word]) => word.test(cell.text))?.[0] ?? null
  if (found === 'disposed') reasons.push({ code: 'disposed', text: cell.text })
  if (found === null) notice('status-unknown', cell.text)
  return found
}

/** The office's own subclass first; the name where it says nothing. */
function subclassOf(assetClass: AssetClass, written: string, name: string): Subclass {
  for (const text of [written, name]) {
    const found = text === '' ? undefined : subclassWords[assetClass].find(([, word]) => word.test(text))
    if (found) return found[0]
  }
  return otherSubclass[assetClass]
}

const kindOf = (subclass: Subclass): Kind =>
  subclass === 'equity'
    ? 'equity'
    : subclass === 'debt'
      ? 'debt'
      : subclass === 'livestock' || subclass === 'crop_seedling'
        ? 'biological'
        : 'fixed'

const ownerOf = (text: string): OwnerType | null =>
  text === '' ? null : (ownerWords.find(([, word]) => word.test(text))?.[0] ?? 'other')

function modeOf(text: string, notice: (problem: Problem, text: string) => void): OperationMode | '' {
  if (text === '') return ''
  const found = modeWords.find(([, word]) => word.test(text))?.[0]
  if (!found) notice('mode-unknown', text)
  return found ?? ''
}

function kwIn(...texts: string[]): number | null {
  for (const text of texts) {
    const kw = /(\d+(?:\.\d+)?)\s*(?:kw|千瓦)/i.exec(text)?.[1]
    if (kw) return Number(kw)
  }
  return null
}
