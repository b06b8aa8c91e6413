import { DomainError } from '../../base/errors.ts'
import type { Table } from '../../workbook/cells.ts'
import { headsOf } from '../../workbook/header.ts'
import type { MoneyUnit } from '../../workbook/rowWords.ts'
import { readWorkbook } from '../../workbook/workbook.ts'
import type { FiscalEntry, Line, LineReading, Movement, ProjectEntry, RefusedCode } from '../line.ts'
import { type FiscalField, fiscalFields, movementWords, type ProjectField, projectFields } from './headWords.ts'
import { type Kind, readTables, type Row } from './table.ts'

type Refused = { refused: RefusedCode; text: string }
type SharedField = 'no' | 'year' | 'town' | 'village' | 'name' | 'docNo' | 'source'

/** What both lines must say; the money is each line's own. */
function shared(row: Row<SharedField>, money: ReturnType<Row<string>['money']>): Line | Refused {
  const no = row.cell('no').isRepeat ? '' : row.cell('no').text.replace(/\s/g, '')
  const name = row.cell('name').text
  const year = row.year('year') ?? yearInName(name)
  if (no === '') return { refused: 'number-missing', text: name }
  if (name === '') return { refused: 'name-missing', text: no }
  if (no.length > 40 || name.length > 120) return { refused: 'text-too-long', text: no }
  if (year === null) return { refused: 'year-missing', text: no }
  if (money === null) return { refused: 'amount-missing', text: no }
  if ('refused' in money) return { refused: money.refused, text: `${no} ${money.text}` }
  const text = (field: SharedField, most: number) => row.cell(field).text.slice(0, most)
  return {
    no,
    year,
    name,
    town: text('town', 40),
    village: text('village', 40),
    docNo: text('docNo', 60),
    source: text('source', 60),
    fen: money.fen,
    slackFen: money.slackFen,
  }
}

const yearInName = (name: string): number | null => Number(/(?<!\d)(20\d\d)(?!\d)/.exec(name)?.[1]) || null

const fiscal: Kind<FiscalField, FiscalEntry> = {
  heads: headsOf<FiscalField>(fiscalFields, {
    isHead: (columns) =>
      ['name', 'amount', 'no'].every((field) => columns.some((c) => c.field === field)) && columns.length >= 4,
    isData: (cell) => cell.number !== null || cell.date !== null,
  }),
  money: ['amount'],
  row(row) {
    const read = shared(row, row.money('amount')) // its fields are among a fiscal line's
    if ('refused' in read) return read
    const movement = movementOf(row.cell('movement').text)
    // offices write what was taken back with and without the minus
    return { ...read, movement, fen: movement === 'returned' ? -Math.abs(read.fen) : read.fen }
  },
}

const movementOf = (text: string): Movement => movementWords.find(([, word]) => word.test(text))?.[0] ?? 'unsaid'

const project: Kind<ProjectField, ProjectEntry> = {
  heads: headsOf<ProjectField>(projectFields, {
    isHead: (columns) =>
      ['name', 'no'].every((field) => columns.some((c) => c.field === field)) &&
      columns.some((c) => ['planned', 'settled', 'paid'].includes(c.field)) &&
      columns.length >= 4,
    isData: (cell) => cell.number !== null || cell.date !== null,
  }),
  money: ['planned', 'settled', 'paid'],
  row(row) {
    const amounts = { paid: row.money('paid'), settled: row.money('settled'), planned: row.money('planned') }
    const list = Object.values(amounts)
    const main = list.find((money) => money !== null && !('refused' in money) && money.fen !== 0)
    const read = shared(row, main ?? list.find((money) => money !== null) ?? null) // as above
    if ('refused' in read) return read
    const fen = (money: ReturnType<typeof row.money>) => (money && 'fen' in money ? money.fen : null)
    return {
      ...read,
      plannedFen: fen(amounts.planned),
      settledFen: fen(amounts.settled),
      paidFen: fen(amounts.paid),
      department: row.cell('department').text.slice(0, 60),
    }
  },
}

export const readFiscal = async (bytes: Buffer, unit?: MoneyUnit): Promise<LineReading<FiscalEntry>> =>
  fiscalIn(await readWorkbook(bytes), unit)
export const readProjects = async (bytes: Buffer, unit?: MoneyUnit): Promise<LineReading<ProjectEntry>> =>
  projectsIn(await readWorkbook(bytes), unit)

/** 财政线. Throws funding/not-fiscal, funding/is-project, funding/no-lines, funding/no-unit. */
export function fiscalIn(tables: readonly Table[], unit?: MoneyUnit): LineReading<FiscalEntry> {
  const reading = readTables(tables, fiscal, unit)
  if (reading) return filled(reading)
  throw new DomainError(readTables(tables, project, '元') ? 'funding/is-project' : 'funding/not-fiscal')
}

/** 项目线. Throws funding/not-project, funding/is-fiscal, funding/no-lines, funding/no-unit. */
export function projectsIn(tables: readonly Table[], unit?: MoneyUnit): LineReading<ProjectEntry> {
  const reading = readTables(tables, project, unit)
  if (reading) return filled(reading)
  throw new DomainError(readTables(tables, fiscal, '元') ? 'funding/is-fiscal' : 'funding/not-project')
}

function filled<T extends Line>(reading: LineReading<T>): LineReading<T> {
  if (reading.lines.length === 0 && reading.refused.length === 0) throw new DomainError('funding/no-lines')
  return reading
}
