/** 行 - one paragraph, heading or table row of a file, its words as they stand there (blanks at both ends removed). */
export interface Line {
  readonly text: string
  /** Heading level the file itself states; 1 is the title. */
  readonly level?: number
  readonly isBold?: boolean
  readonly isCentred?: boolean
  /** Font size in points, where the file tells. */
  readonly size?: number
  /** A row of a table, its cells parted by ` | `; never the start of an article. */
  readonly isRow?: boolean
  /** 1-based, PDF only. */
  readonly page?: number
}

export type Format = 'docx' | 'xlsx' | 'pdf' | 'md' | 'txt'

/** What was seen while reading that a person should know. Sentences: texts/rulebook/documentTexts.ts. */
export type ReadingNote =
  | { readonly code: 'pages-without-text'; readonly pages: number[] }
  | { readonly code: 'notes-left-out'; readonly count: number }
  | { readonly code: 'pictures-left-out'; readonly count: number }

/** A file as lines, in reading order, without page numbers, headers and footers. */
export interface ReadFile {
  readonly format: Format
  readonly lines: readonly Line[]
  readonly notes: readonly ReadingNote[]
  readonly pages?: number
}

const EDGE = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu
export const trimmed = (text: string): string => text.replace(EDGE, '')

/** Cells of one table row as a line; empty rows are none. */
export const rowText = (cells: readonly string[]): string =>
  cells.some((cell) => trimmed(cell) !== '')
    ? cells
        .map(trimmed)
        .join(' | ')
        .replace(/[ |]+$/, '')
    : ''
