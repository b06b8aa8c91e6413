import { decode } from './decode.ts'
import { type Line, type ReadFile, rowText, trimmed } from './line.ts'
import { rejoin } from './rejoin.ts'

const COMMENT = /<!--[\s\S]*?-->/g
const RULE = /^\s*([-*_=])(\s*\1){2,}\s*$/
const TABLE_RULE = /^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$/
const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/

/** Markdown's own marks are not the document's words; everything else stays as it is. */
const unmarked = (text: string): string =>
  text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\((?:https?:|#|\/|\.)[^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/&nbsp;|&emsp;|&ensp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>])/g, '$1')

const isBold = (text: string): boolean => /^(\*\*|__)[^*_]+\1\s*$/.test(text.trim())

/** Markdown 文本 - headings keep their level, table rows become rows, marks and comments go. Throws rules/wrong-type. */
export function readMarkdown(bytes: Buffer): ReadFile {
  const lines: Line[] = []
  let paragraph: string[] = []
  const flush = () => {
    for (const text of rejoin(paragraph)) {
      const words = trimmed(unmarked(text))
      if (words !== '') lines.push({ text: words, ...(isBold(text) ? { isBold: true } : {}) })
    }
    paragraph = []
  }
  for (const row of decode(bytes).replace(COMMENT, '').split('\n')) {
    const heading = HEADING.exec(row)
    if (heading) {
      flush()
      const text = trimmed(unmarked(heading[2] ?? ''))
      if (text !== '') lines.push({ text, level: heading[1]!.length })
    } else if (RULE.test(row) || /^\s*```/.test(row)) {
      flush()
    } else if (/^\s*\|.*\|\s*$/.test(row)) {
      flush()
      const cells = row
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/)
      const text = TABLE_RULE.test(row) ? '' : rowText(cells.map(unmarked))
      if (text !== '') lines.push({ text, isRow: true })
    } else paragraph.push(row.replace(/^\s*>+ ?/, '').replace(/^\s*[-*+] +(?=\S)/, ''))
  }
  flush()
  return { format: 'md', lines, notes: [] }
}
