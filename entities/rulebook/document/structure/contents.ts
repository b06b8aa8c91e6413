import type { Line } from '../read/line.ts'
import { articleHead } from './articleHead.ts'
import { attachmentHead } from './attachmentHead.ts'
import { headingHead } from './heading.ts'

const LEADER = /[\s\u3000.．·…•‥_—-]*[\d０-９]{0,4}[\s)）]*$/
/** Dots or a wide gap before a page number. */
const HAS_PAGE = /([.．·…•‥_]{2,}|[\s\u3000]+|—{2,})[\d０-９]{1,4}$/
const key = (text: string): string => text.replace(LEADER, '').replace(/[\s\u3000]/g, '')

/** 目录 - takes the table of contents away: entries at the beginning that come again further down. */
export function withoutContents(lines: readonly Line[]): { lines: readonly Line[]; contents: string[] } {
  const title = lines.findIndex((line) => /^目[\s\u3000]*[录次]$/.test(line.text))
  const first = title >= 0 ? title + 1 : lines.findIndex((line) => headingHead(entry(line)) !== null)
  if (first < 0) return { lines, contents: [] }
  const keys = lines.map((line) => key(line.text))
  const comesAgain = (at: number) =>
    keys[at] !== '' && keys.some((other, later) => later > at && other.startsWith(keys[at]!))
  let end = first
  while (end < lines.length && isEntry(lines[end]!) && comesAgain(end)) end++
  const count = end - first
  // one heading that comes again is a heading of an attachment that has chapters as well
  if (count < (title >= 0 ? 1 : 2)) return { lines, contents: [] }
  const start = title >= 0 ? title : first
  return {
    lines: [...lines.slice(0, start), ...lines.slice(end)],
    contents: lines.slice(start, end).map((line) => line.text),
  }
}

const entry = (line: Line): string => line.text.replace(LEADER, '')

function isEntry(line: Line): boolean {
  const text = entry(line)
  if (/[。；]$/.test(text)) return false
  return (
    headingHead(text) !== null ||
    articleHead(text) !== null ||
    attachmentHead(text) !== null ||
    HAS_PAGE.test(line.text) ||
    (text.length < 40 && /^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、])/.test(text)) ||
    /^(总[\s\u3000]*则|附[\s\u3000]*则|序[\s\u3000]*言)$/.test(text)
  )
}
