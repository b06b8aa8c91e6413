import { getDocumentProxy } from 'unpdf'
import { DomainError } from '../../../base/errors.ts'
import type { ReadFile } from './line.ts'
import { checkStreams } from './pdfGuard.ts'
import { type Piece, type Printed, printedLines } from './pdfLines.ts'
import { withoutMargins } from './pdfMargins.ts'
import { paragraphs } from './pdfParagraphs.ts'

const MAX_PAGES = 2000
const MAX_CHARACTERS = 4_000_000
/** A page with fewer characters than this is a picture, at most with a page number on it. */
const LEAST_ON_A_PAGE = 12

/**
 * PDF - text pages as paragraphs, without headers, footers, page numbers and watermarks. Throws rules/password, rules/scanned,
 * rules/garbled, rules/too-much, rules/broken.
 */
export async function readPdf(bytes: Buffer): Promise<ReadFile> {
  checkStreams(bytes)
  const document = await open(bytes)
  try {
    if (document.numPages > MAX_PAGES) throw new DomainError('rules/too-much')
    const printed: Printed[] = []
    const empty: number[] = []
    let total = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number).catch(broken)
      const { items } = await page.getTextContent().catch(broken)
      const lines = printedLines(
        items.filter((item): item is typeof item & Piece => 'str' in item),
        number,
        page.view[3] ?? 842,
      )
      const length = lines.reduce((sum, line) => sum + line.text.replace(/\s/g, '').length, 0)
      total += length
      if (total > MAX_CHARACTERS) throw new DomainError('rules/too-much')
      if (length < LEAST_ON_A_PAGE) empty.push(number)
      printed.push(...lines)
      page.cleanup()
    }
    if (empty.length === document.numPages || total < 20) throw new DomainError('rules/scanned')
    if (isGarbled(printed)) throw new DomainError('rules/garbled')
    return {
      format: 'pdf',
      lines: paragraphs(withoutMargins(printed, document.numPages)),
      notes: empty.length > 0 ? [{ code: 'pages-without-text', pages: empty }] : [],
      pages: document.numPages,
    }
  } finally {
    await document.cleanup()
    await document.loadingTask.destroy()
  }
}

function open(bytes: Buffer) {
  // a copy: pdf.js takes the memory it is given away
  return getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false }).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : ''
    throw new DomainError(name === 'PasswordException' ? 'rules/password' : 'rules/broken')
  })
}

function broken(): never {
  throw new DomainError('rules/broken')
}

/** Fonts without a table of meanings give private or control characters in place of words. */
function isGarbled(lines: readonly Printed[]): boolean {
  const text = lines.map((line) => line.text).join('')
  const lost = text.match(/[\u0000-\u0008\u000e-\u001f\ue000-\uf8ff\ufffd]/g)?.length ?? 0
  return lost > text.length * 0.1
}
