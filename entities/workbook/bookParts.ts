import { DomainError } from '../base/errors.ts'
import { type Cell, cellOf } from './cells.ts'
import { attribute, decoded, textIn } from './xml.ts'

/** A part of the container, unpacked; null when there is none of that name. */
export type Unpacked = (name: string) => Buffer | null

export interface BookParts {
  sheets: { name: string; isHidden: boolean; part: string }[]
  /** Shared strings, each as the one cell all that say it share. */
  strings: Cell[]
  /** How numbers of a style are shown. */
  formats: string[]
  is1904: boolean
}

/** What the sheets of a workbook refer to. Throws ledger/broken. */
export function bookParts(unpacked: Unpacked): BookParts {
  const workbook = unpacked('xl/workbook.xml')?.toString('utf8') ?? ''
  const relations = new Map(
    tags(unpacked('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  const sheets = tags(workbook, 'sheet').flatMap((tag) => {
    const target = relations.get(attribute(tag, 'r:id')) ?? ''
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    // a sheet of charts has no rows
    if (!part.includes('worksheets/')) return []
    return [{ name: decoded(attribute(tag, 'name')), isHidden: /hidden/i.test(attribute(tag, 'state')), part }]
  })
  if (sheets.length === 0) throw new DomainError('ledger/broken')
  return {
    sheets,
    strings: strings(unpacked('xl/sharedStrings.xml')?.toString('utf8') ?? ''),
    formats: formats(unpacked('xl/styles.xml')?.toString('utf8') ?? ''),
    is1904: tags(workbook, 'workbookPr').some((tag) => /^(?:1|true)$/.test(attribute(tag, 'date1904'))),
  }
}

const tags = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(\\s[^>]*?)/?>`, 'g'))].map(([, inside = '']) => inside)

function strings(xml: string): Cell[] {
  const found: Cell[] = []
  for (const [, inside = ''] of xml.matchAll(/<si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/si>)/g))
    found.push(cellOf(textIn(inside), undefined))
  return found
}

/** Formats Excel knows by number alone; those of dates only need to be known for dates. */
const builtIn = (id: number): string =>
  ({ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 49: '@' })[id] ??
  ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    ? 'yyyy-mm-dd'
    : '')

function formats(xml: string): string[] {
  const own = new Map(
    tags(xml, 'numFmt').map((tag) => [Number(attribute(tag, 'numFmtId')), decoded(attribute(tag, 'formatCode'))]),
  )
  const cells = /<cellXfs[\s>]([\s\S]*?)<\/cellXfs>/.exec(xml)?.[1] ?? ''
  return tags(cells, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId'))
    return own.get(id) ?? builtIn(id)
  })
}
