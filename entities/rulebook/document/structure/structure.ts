import type { Doubt, DraftClause, RuleDraft } from '../draft.ts'
import type { Line, ReadFile } from '../read/line.ts'
import { isEnded } from '../read/starts.ts'
import { articleLines, partGlued } from './articleLines.ts'
import { articleClauses, headingOf } from './articles.ts'
import { type Attachment, cutAttachments, ruleAmong } from './attachments.ts'
import { checkEmpty, checkNumbers, withoutGiants, withUniqueKeys } from './check.ts'
import { closingOf } from './closing.ts'
import { withoutContents } from './contents.ts'
import { readFront } from './front.ts'
import { kindOf } from './kind.ts'
import { findDates } from './periods.ts'
import { firstSection, paragraphClauses, sectionClauses } from './sections.ts'
import { NOT_FINAL } from './titleWords.ts'

/** Lines of a file as a document: title, number, dates, clauses, and what looks wrong. `stem` is the file's name without its ending. */
export function structure(file: ReadFile, stem: string): Omit<RuleDraft, 'source'> {
  const { lines: withGlued, contents } = withoutContents(file.lines)
  const { lines, parted } = partGlued(withGlued)
  const { main, attachments } = cutAttachments(lines)
  const rule = ruleAmong(main, attachments)
  const body = rule?.lines ?? main
  const heads = articleLines(body)
  const start = bodyStart(body, heads.size > 0)
  const frontLines = rule
    ? [...main, ...(rule.title ? [{ text: rule.title }] : []), ...body.slice(0, start)]
    : body.slice(0, start)
  const front = readFront(frontLines, plainStem(stem), heads.size > 0)

  const inner = body.slice(start)
  const closing = closingOf(inner)
  const kept = inner.slice(0, inner.length - closing.count)
  const shifted = new Map([...heads].map(([at, head]) => [at - start, head]))
  const own =
    heads.size > 0
      ? articleClauses(kept, shifted, front.part)
      : (sectionClauses(kept, front.part) ?? paragraphClauses(kept, front.part))
  const left = front.left.map((line) => line.text).join('\n')
  const clauses = withUniqueKeys(
    withoutGiants([
      ...(left === '' ? [] : [{ kind: 'preamble', chapter: '', label: '', key: 'preamble', text: left } as const]),
      ...own,
      ...attachments.filter((attachment) => attachment !== rule).map(attachmentClause),
    ]),
  )
  const signedOn = front.signedOn ?? closing.date
  const dates = findDates({ clauses, history: front.history, signedOn, stem })
  const title = front.title || plainStem(stem)
  const issuer = closing.issuer || front.issuer
  const doubts: Doubt[] = [
    ...file.notes,
    ...(front.title === '' ? [{ code: 'no-title', name: title } as const] : []),
    ...(heads.size === 0 ? [{ code: 'no-articles' } as const] : checkNumbers([...heads.values()], front.part !== '')),
    ...parted.map((label) => ({ code: 'article-split', label }) as const),
    ...checkEmpty(clauses),
    ...(NOT_FINAL.test(title) ? [{ code: 'not-final', word: NOT_FINAL.exec(title)![0] } as const] : []),
    ...dates.doubts,
  ]
  return {
    title,
    part: front.part,
    // nobody issues a rule as a workbook
    kind: file.format === 'xlsx' ? 'template' : kindOf(title, issuer, heads.size > 0),
    number: front.number,
    issuer,
    passedOn: front.history.passedOn,
    issuedOn: front.history.issuedOn ?? signedOn,
    effectiveFrom: dates.effectiveFrom,
    expiresOn: dates.expiresOn,
    history: front.history.lines,
    front: [...front.read, ...(rule ? [rule.label] : [])],
    back: inner.slice(inner.length - closing.count).map((line) => line.text),
    contents,
    clauses,
    doubts,
  }
}

/** Where the clauses begin; before it stand title, number, and the words of a notice. */
function bodyStart(lines: readonly Line[], hasArticles: boolean): number {
  if (hasArticles) {
    const first = [...articleLines(lines).keys()][0]!
    const heading = lines.findIndex((line) => headingOf(line) !== null)
    return heading >= 0 && heading < first ? heading : first
  }
  const section = firstSection(lines)
  if (section >= 0) return section
  const headed = lines.findIndex((line) => (line.level ?? 0) > 1)
  if (headed > 0) return headed
  const sentence = lines.findIndex((line) => isEnded(line.text) || line.text.length > 60 || line.isRow)
  return sentence >= 0 ? sentence : Math.min(1, lines.length)
}

const attachmentClause = ({ label, key, title, lines }: Attachment): DraftClause => ({
  kind: 'attachment',
  chapter: '',
  label,
  key,
  text: [title, ...lines.map((line) => line.text)].filter(Boolean).join('\n'),
})

/** A file's name without date, copy number and 《》. */
export const plainStem = (stem: string): string =>
  stem
    .normalize('NFC')
    .replace(/[（(]\s*\d{4}[-年./]?\d{0,2}[-月./]?\d{0,2}日?\s*[)）]/g, '')
    .replace(/[（(]\d{1,2}[)）]$|[-_ ]*(副本|终稿|定稿|最终版|最终稿|扫描件|正文)$/g, '')
    .replace(/^[\d\s.、_-]+(?=\p{Script=Han})/u, '')
    .replace(/[《》]/g, '')
    .trim()
