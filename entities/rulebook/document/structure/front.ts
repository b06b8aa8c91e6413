import type { Line } from '../read/line.ts'
import { closingOf } from './closing.ts'
import { compact } from './heading.ts'
import { type History, isHistory, readHistory } from './history.ts'
import { documentNumber, numberLine } from './number.ts'
import { bareTitle, findTitle, issuedTitle } from './title.ts'

/** What stands before the clauses, told apart. */
export interface Front {
  title: string
  part: string
  number: string
  issuer: string
  history: History & { lines: string[] }
  /** Date under the signature of a notice. */
  signedOn: string | null
  /** Lines read into the fields, as printed. */
  read: string[]
  /** Everything else: the words of a notice, a preamble. */
  left: Line[]
}

const RED_HEAD = /^(.{2,40})文[\s\u3000]*件$/
const YEAR_MARK =
  /[（(]\s*(?:\d{4}|[一二三四五六七八九〇○零]{4})\s*年?[^（）()]{0,12}(?:修订|修正|版|本|修改|发布|公布)?[)）]$/
const PART = /^[\p{Script=Han}]{1,6}编$/u

/** `hasArticles`: a notice that issues a rule gives way to the rule's own title. */
export function readFront(lines: readonly Line[], stem: string, hasArticles: boolean): Front {
  const used = new Set<number>()
  const take = (is: (line: Line) => unknown) => {
    for (const [at, line] of lines.entries()) if (!used.has(at) && is(line)) used.add(at)
  }
  let number = ''
  let issuer = ''
  let part = ''
  const historyLines: string[] = []
  take((line) => {
    const found = line.isRow ? null : numberLine(line.text)
    number ||= found ?? ''
    return found
  })
  take((line) => {
    const head = RED_HEAD.exec(compact(line.text))
    issuer ||= head?.[1] ?? ''
    return head
  })
  take((line) => isHistory(line) && historyLines.push(line.text))
  take((line) => {
    const isPart = PART.test(compact(line.text))
    if (isPart) part ||= compact(line.text)
    return isPart
  })

  const candidates = [...lines.entries()].filter(([at]) => !used.has(at))
  const found = findTitle(
    candidates.map(([, line]) => line),
    stem,
  )
  for (const at of found?.lines ?? []) used.add(candidates[at]![0])
  const issued = found && hasArticles ? issuedTitle(found.title) : null
  let title = issued ?? found?.title ?? ''
  number ||= found && !issued ? '' : (documentNumber(found?.title ?? '')?.number ?? '')
  // the rule a notice issues has its title once more over its articles, perhaps in two lines
  if (hasArticles && title !== '') {
    takeTitle(lines, used, (text) => bareTitle(text) === title)
    takeTitle(lines, used, (text) => issuedTitle(text) === title)
  }

  const rest = [...lines.entries()].filter(([at]) => !used.has(at))
  const closing = closingOf(rest.map(([, line]) => line))
  for (const [at] of rest.slice(rest.length - closing.count)) used.add(at)

  const history = readHistory(historyLines)
  const split = /^(.{2,30}?)[\s·—-]*([\p{Script=Han}]{1,4}编)$/u.exec(title)
  if (split && !part) [title, part] = [split[1]!, split[2]!]
  part ||= /[-—_ ]([\p{Script=Han}]{1,4}编)$/u.exec(stem)?.[1] ?? ''
  return {
    title: bareTitle(title.replace(YEAR_MARK, '')),
    part,
    number: number || history.number,
    issuer: closing.issuer || issuer || history.issuer,
    history: { ...history, lines: historyLines },
    signedOn: closing.date,
    read: [...lines.entries()].filter(([at]) => used.has(at)).map(([, line]) => line.text),
    left: [...lines.entries()].filter(([at]) => !used.has(at)).map(([, line]) => line),
  }
}

/** Marks the last lines, up to four, that together are what is looked for. */
function takeTitle(lines: readonly Line[], used: Set<number>, is: (text: string) => boolean): void {
  for (let from = lines.length - 1; from >= 0; from--) {
    for (let count = 1; count <= 4 && from + count <= lines.length; count++) {
      const span = lines.slice(from, from + count)
      if (!is(span.map((line) => compact(line.text)).join(''))) continue
      for (let i = 0; i < count; i++) used.add(from + i)
      return
    }
  }
}
