import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Answered, Clause } from '../entities/rulebook/search/clause.ts'
import { finished } from '../entities/rulebook/search/rank/lambdaMart.ts'
import { createSearch } from '../entities/rulebook/search/search.ts'
import { searchTexts as texts } from '../entities/texts/rulebook/search.ts'

/**
 * `npm run -s search -- --corpus FILE.jsonl(.gz) [--learn QUESTIONS.jsonl] --questions FILE.jsonl`: the bot's clause search on any
 * corpus. Corpus lines {id, law, article, chapter, text}, question lines {id, question, clauses?, answer?}; writes one line per
 * question {id, ranked: [100 clause ids, best first], confidence}. From 200 answered questions on the order is trained first, about a
 * minute for 1,000. Exit code 1 = nothing was searched.
 */
class Refused extends Error {}

const clauseLine = z.object({
  id: z.string(),
  law: z.string(),
  article: z.string().default(''),
  chapter: z.string().default(''),
  text: z.string(),
})
const questionLine = z.object({
  id: z.string().default(''),
  question: z.string(),
  clauses: z.array(z.string()).default([]),
  answer: z.string().nullish(),
})

function* lines<T>(file: string, form: z.ZodType<T>): Generator<T> {
  let bytes
  try {
    bytes = readFileSync(file)
    if (file.endsWith('.gz')) bytes = gunzipSync(bytes)
  } catch {
    throw new Refused(texts.unreadable(file))
  }
  for (const [at, line] of bytes.toString('utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    const read = form.safeParse(parsed(line))
    if (!read.success) throw new Refused(texts.badLine(file, at + 1))
    yield read.data
  }
}

function parsed(line: string): unknown {
  try {
    // Python writes an empty answer as NaN
    return JSON.parse(line.replace(/: NaN(?=[,}])/g, ': null'))
  } catch {
    return undefined // the schema then says what is wrong
  }
}

try {
  const option = { type: 'string' } as const
  const { corpus, learn, questions } = parseArgs({
    options: { corpus: option, learn: option, questions: option },
  }).values
  if (!corpus || !questions) throw new Refused(texts.usage)
  const search = createSearch()
  const documents = new Map<string, Clause[]>()
  for (const { law, ...clause } of lines(corpus, clauseLine)) {
    const clauses = documents.get(law) ?? []
    clauses.push({ ...clause, document: law })
    documents.set(law, clauses)
  }
  for (const [document, clauses] of documents) search.replace(document, clauses)
  if (learn) {
    search.learn(
      [...lines(learn, questionLine)].map(
        ({ question, clauses, answer }): Answered => ({ question, clauses, ...(answer ? { answer } : {}) }),
      ),
    )
    finished(search.training())
  }
  for (const { id, question } of lines(questions, questionLine)) {
    const { ranked, confidence } = search.find(question, 100)
    const line = { id, ranked: ranked.map((found) => found.id), confidence: Math.round(confidence * 1e4) / 1e4 }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  }
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isUsage && !(error instanceof Refused)) throw error
  console.error(isUsage ? texts.usage : error.message)
  process.exitCode = 1
}
