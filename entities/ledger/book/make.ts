import { audit } from '../../base/audit.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { townCodeOf } from '../../region/regions.ts'
import type { BookAsked, BookKind } from '../order.ts'
import { ledgerCells, sumOf } from '../query.ts'
import { ledgerBook, type MadeBook } from './ledger.ts'
import { villageBook } from './village.ts'

/** More does not open in the programs offices have. */
export const MOST_ROWS = 60_000

/** How many assets a book would list. */
export async function countOf(tx: Runtime, who: Person, { scope, year, assetClass }: BookAsked): Promise<number> {
  const place =
    scope.length === 12
      ? { townCode: townCodeOf(scope), villageCode: scope }
      : { townCode: scope.length === 9 ? scope : undefined }
  return sumOf(await ledgerCells(tx, who, { ...place, year, assetClass })).assets
}

const makers: Record<BookKind, (tx: Runtime, who: Person, asked: BookAsked) => Promise<MadeBook>> = {
  ledger: (tx, who, asked) => ledgerBook(tx, who, asked),
  village: (tx, who, { scope }) => villageBook(tx, who, scope),
}

/** Makes a book; reads only. */
export const makeBook = (
  tx: Runtime,
  who: Person,
  { kind, asked }: { kind: BookKind; asked: BookAsked },
): Promise<MadeBook> => makers[kind](tx, who, asked)

/** 导出留痕 - who took which part of the ledger home. Source: domain.md §5 table, "logged". */
export const noteTaken = (
  tx: Runtime,
  who: Person,
  { kind, asked, messageId = null }: { kind: string; asked: object; messageId?: number | null },
): Promise<void> =>
  audit(tx, {
    subject: 'ledger',
    subjectId: who.regionCode,
    action: 'export',
    by: who.id,
    messageId,
    change: { kind, ...asked },
  })
