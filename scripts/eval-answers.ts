import { existsSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { DomainError } from '../entities/base/errors.ts'
import { systemClock } from '../entities/base/clock.ts'
import { bands } from '../entities/rulebook/bands.ts'
import { rank } from '../entities/rulebook/confidence.ts'
import { evaluate, type Answering } from '../entities/rulebook/evaluation/evaluate.ts'
import type { Row } from '../entities/rulebook/evaluation/figures.ts'
import { MAX_QUESTION_BYTES, readQuestions } from '../entities/rulebook/evaluation/questionFile.ts'
import { Matching } from '../entities/rulebook/matching.ts'
import { takeApart } from '../entities/rulebook/parts.ts'
import { createRulebook } from '../entities/rulebook/rulebook.ts'
import { Settings } from '../entities/settings/settings.ts'
import { evaluationTexts as texts, figureLines } from '../entities/texts/rulebook/evaluation.ts'
import { startingRulebook } from '../entities/texts/rulebook/index.ts'
import { ConfigError, readConfig } from './config.ts'

/**
 * `npm run eval-answers -- --questions FILE(.tsv|.jsonl) [--rulebook starting | --database URL] [--json OUT] [--show] [--seed N]`:
 * how good the bot's answers to these questions are, as a table and as JSON. Exit code 1 = nothing was measured.
 */
class Refused extends Error {}

function readOptions(args: string[]) {
  let given
  try {
    given = parseArgs({
      args,
      options: {
        questions: { type: 'string' },
        rulebook: { type: 'string' },
        database: { type: 'string' },
        json: { type: 'string' },
        show: { type: 'boolean' },
        seed: { type: 'string' },
      },
    }).values
  } catch {
    throw new Refused(texts.usage)
  }
  const { questions, rulebook, database, json, show = false, seed = '1' } = given
  const isKnown = rulebook === undefined || (rulebook === 'starting' && database === undefined)
  if (!questions || !isKnown || !/^\d{1,9}$/.test(seed)) throw new Refused(texts.usage)
  return { questions, database, json, show, seed: Number(seed) }
}

async function bytesOf(file: string): Promise<Buffer> {
  const known = await stat(file).catch(() => null)
  if (!known?.isFile()) throw new DomainError('evaluation/not-found', { file })
  if (known.size > MAX_QUESTION_BYTES)
    throw new DomainError('evaluation/too-large', { limit: MAX_QUESTION_BYTES / 1024 / 1024 })
  return readFile(file).catch(() => {
    throw new DomainError('evaluation/unreadable', { file })
  })
}

/** The county's own rulebook: its settings, documents and reviewed answers. The store is not created when it is not there. */
async function ofDatabase(url: string): Promise<Answering & { close(): Promise<void> }> {
  const { databaseUrl } = readConfig({ DATABASE_URL: url })
  const path = /^sqlite:(.+)$/.exec(databaseUrl)?.[1]
  if (path !== undefined && !existsSync(path)) throw new Refused(texts.noDatabase(path))
  // the store is most of the program, and most runs need none
  const [{ openDatabase }, { entities, migrations }, { Library }] = await Promise.all([
    import('../entities/base/database.ts'),
    import('../entities/index.ts'),
    import('../entities/rulebook/library/library.ts'),
  ])
  const database = await openDatabase(databaseUrl, { entities, migrations })
  const settings = new Settings()
  await settings.refresh({ db: database.reader })
  const library = new Library(startingRulebook)
  const store = { db: database.reader, clock: systemClock, settings }
  return {
    async answer(question, previous) {
      const { answer, choices } = await library.tell(store, question, { previous })
      return {
        ...answer,
        clauses: answer.citations.map(({ document, article }) => `${document}${article}`),
        offered: choices.map(({ target }) => target),
      }
    },
    close: () => database.close(),
  }
}

/** The starting rulebook with the ranking its answers are taken from; a follow-up's ranking is not told, only its answer. */
function starting(): Answering & { close(): Promise<void> } {
  const rulebook = createRulebook(startingRulebook)
  const matching = new Matching(startingRulebook, rank)
  const settings = new Settings()
  return {
    answer(question, previous) {
      const answer = rulebook.answer(question, { previous, settings })
      return { ...answer, offered: (answer.choices ?? []).map(({ entryId }) => `entry:${entryId}`) }
    },
    ranked: (question, previous) =>
      previous.length > 0 ? [] : matching.find(takeApart(question)).map(({ entry }) => entry.id),
    close: () => Promise.resolve(),
  }
}

function shown({ asked, got, judgement, milliseconds }: Row): string {
  const { row, verdicts, refused } = texts
  const verdict = { ...verdicts, ...(asked.kind === 'answer' ? {} : refused) }[judgement.verdict]
  const line = (name: string, text: string) => (text ? [`  ${name}：${text.replaceAll('\n', ' ')}`] : [])
  return [
    `[${verdict}] ${asked.id} ${row.asked}：${asked.question}`,
    ...line(row.before, asked.previous.join(' / ')),
    ...line(row.fact, [...asked.facts, ...asked.words.map((word) => `“${word}”`)].join(' ')),
    ...line(row.right, asked.right.join(' ')),
    ...line(row.answer, `${got.answer} ${got.source}`),
    `  ${row.sure(got.confidence, milliseconds)}`,
  ].join('\n')
}

/** Chinese characters are two columns wide. */
const columns = (text: string) => [...text].reduce((sum, one) => sum + (/[\u2e80-\uffef]/.test(one) ? 2 : 1), 0)
const table = (lines: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...lines.map(([name]) => columns(name)))
  return lines.map(([name, value]) => `${name}${' '.repeat(width - columns(name) + 2)}${value}`).join('\n')
}

try {
  const { questions: file, database, json, show, seed } = readOptions(process.argv.slice(2))
  const questions = readQuestions(await bytesOf(file), basename(file))
  const answering = database === undefined ? starting() : await ofDatabase(database)
  const rulebook = database === undefined ? texts.starting : texts.database
  const { rows, figures } = await evaluate(questions, answering, { seed, now: () => performance.now() }).finally(
    answering.close,
  )
  if (show) console.log(`${rows.map(shown).join('\n')}\n`)
  console.log(texts.head(basename(file), rulebook, rows.length))
  console.log(table(figureLines(figures, bands)))
  console.log(texts.limits.join('\n'))
  if (json !== undefined)
    await writeFile(
      json,
      `${JSON.stringify({ file, rulebook, seed, figures, bands, limits: texts.limits, rows }, null, 1)}\n`,
    ).catch(() => {
      throw new Refused(texts.jsonFailed(json))
    })
} catch (error) {
  const known =
    error instanceof Refused || error instanceof ConfigError
      ? error.message
      : error instanceof DomainError
        ? error.sentence
        : null
  console.error(known ?? texts.failed)
  if (known === null) console.error(error)
  process.exitCode = 1
}
