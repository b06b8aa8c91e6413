import { z } from 'zod'
import { DomainError } from '../../base/errors.ts'
import { FILE_KEY_OF, type FileKey, NOTHING, OUT_OF_SCOPE_TOPIC } from './fileWords.ts'

/** 评测题 - a question with what is right for it. What a file does not say is empty and is not measured. */
export interface EvaluationQuestion {
  readonly id: string
  readonly question: string
  /** Asked before it by the same person, oldest first. */
  readonly previous: readonly string[]
  /** answer: there is one. refuse: not ours, or nothing fixes it. unverified: only hearsay, to be told as such or handed over. */
  readonly kind: 'answer' | 'refuse' | 'unverified'
  /** Entries or clauses that answer it. */
  readonly right: readonly string[]
  /** What a right answer says, all of it. */
  readonly facts: readonly string[]
  /** One of these must stand in a right answer. */
  readonly words: readonly string[]
  /** It is only our default, and must be told as one. */
  readonly isDefault: boolean
}

export const MAX_QUESTION_BYTES = 20 * 1024 * 1024

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]).nullish()
const turn = z.union([z.string(), z.object({ question: z.string() }).transform(({ question }) => question)])
const line = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  question: z.string().trim().min(1),
  previous: z.union([turn.transform((one) => [one]), z.array(turn)]).nullish(),
  entries: list,
  clauses: list,
  fact: list,
  factAny: list,
  outOfScope: z.boolean().nullish(),
  kOnly: z.boolean().nullish(),
  default: z.boolean().nullish(),
})

/**
 * Reads a question file: `.jsonl` (one object per line: question, previous, entries or clauses, fact, factAny, outOfScope, kOnly,
 * default) or `.tsv` with a head (question; answering_fact or fact; entries or expected, separated by |; topic out_of_scope).
 * @throws DomainError evaluation/... that names the line.
 */
export function readQuestions(bytes: Buffer, file: string): EvaluationQuestion[] {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
  if (text.trim() === '') throw new DomainError('evaluation/empty', { file })
  if (text.includes('\ufffd') || text.includes('\0')) throw new DomainError('evaluation/not-utf8', { file })
  const read = /\.(jsonl|ndjson)$/i.test(file)
    ? fromJsonLines(text)
    : /\.(tsv|txt)$/i.test(file)
      ? fromTable(text)
      : null
  if (!read) throw new DomainError('evaluation/wrong-type', { file })
  if (read.length === 0) throw new DomainError('evaluation/empty', { file })
  return read
}

function fromJsonLines(text: string): EvaluationQuestion[] {
  return text.split(/\r?\n/).flatMap((row, i) => {
    if (row.trim() === '') return []
    let given: unknown
    try {
      given = JSON.parse(row)
    } catch {
      throw new DomainError('evaluation/not-json', { line: i + 1 })
    }
    const read = line.safeParse(given)
    if (!read.success)
      throw new DomainError('evaluation/bad-line', {
        line: i + 1,
        field: String(read.error.issues[0]?.path[0] ?? 'question'),
      })
    const { data } = read
    return [
      {
        id: String(data.id ?? i + 1),
        question: data.question,
        previous: data.previous ?? [],
        kind: data.outOfScope ? 'refuse' : data.kOnly ? 'unverified' : 'answer',
        right: [...(data.entries ?? []), ...(data.clauses ?? [])],
        facts: data.fact ?? [],
        words: data.factAny ?? [],
        isDefault: data.default ?? false,
      },
    ]
  })
}

function fromTable(text: string): EvaluationQuestion[] {
  const [head = '', ...rows] = text.split(/\r?\n/)
  const keys = head.split('\t').map((name) => FILE_KEY_OF[name.trim().toLowerCase()])
  if (!keys.includes('question')) throw new DomainError('evaluation/no-head')
  return rows.flatMap((row, i) => {
    if (row.trim() === '') return []
    const cells = row.split('\t')
    const cell = (key: FileKey) => cells[keys.indexOf(key)]?.trim() ?? ''
    if (cell('question') === '') throw new DomainError('evaluation/bad-line', { line: i + 2, field: 'question' })
    const right = cell('entries')
    const fact = cell('fact')
    return [
      {
        id: String(i + 1),
        question: cell('question'),
        previous: cell('previous') ? [cell('previous')] : [],
        kind: right === NOTHING || OUT_OF_SCOPE_TOPIC.test(cell('topic')) ? 'refuse' : 'answer',
        right: right && right !== NOTHING ? right.split('|').map((id) => id.trim()) : [],
        facts: fact ? [fact] : [],
        words: [],
        // a table has no column for it: the fact says so itself
        isDefault: /系统默认/.test(fact),
      },
    ]
  })
}
