/**
 * `npm run -s eval-reading -- FILE.jsonl... [--quiet]`: how well messages are read, by the scoring of domain.md §10, and what the
 * product would do with them. A ledger that is only named stands in ledgers.json beside the file. Without --quiet every message that is not right. Exit code 1 = nothing was measured.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { figuresOf } from '../entities/report/evaluation/figures.ts'
import { judge, type Judged } from '../entities/report/evaluation/judge.ts'
import { labelledIn, type Ledgers } from '../entities/report/evaluation/labelled.ts'
import { evalReadingTexts as texts } from '../entities/texts/reading.ts'

process.stdout.on('error', () => process.exit(0)) // piped to head

class Refused extends Error {}

function messagesOf(file: string) {
  const beside = join(dirname(file), 'ledgers.json')
  let text: string
  let ledgers: Ledgers
  try {
    text = readFileSync(file, 'utf8')
    ledgers = existsSync(beside) ? (JSON.parse(readFileSync(beside, 'utf8')) as Ledgers) : {} // the user's own labels
  } catch {
    throw new Refused(texts.notFound(file))
  }
  const { messages, bad } = labelledIn(text, ledgers)
  if (bad[0] !== undefined) throw new Refused(texts.badLine(basename(file), bad[0]))
  return messages
}

function shown({ message, differences, wrong, unnecessary, dropped }: Judged): string[] {
  const lines = [
    ...differences,
    ...wrong.map((one) => `${texts.wrongly}${one}`),
    ...(unnecessary ? [texts.unasked] : []),
    ...(dropped ? [texts.lost] : []),
  ]
  if (lines.length === 0) return []
  return [`[${message.kind ?? ''}] ${message.text.replaceAll('\n', ' / ')}`, ...lines.map((line) => `    ${line}`)]
}

try {
  const { positionals: files, values } = parseArgs({
    options: { quiet: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (files.length === 0) throw new Refused(texts.usage)
  for (const file of files) {
    const messages = messagesOf(file)
    for (const message of messages) judge(message, () => performance.now()) // the compiler's turn
    const judged = messages.map((message) => judge(message, () => performance.now()))
    if (!values.quiet) for (const line of judged.flatMap(shown)) console.log(line)
    console.log(texts.head(basename(file), messages.length))
    for (const [name, figure] of texts.rows(figuresOf(judged))) console.log(`${name}  ${figure}`)
  }
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error
  if (!(error instanceof Refused || isUsage)) throw error
  console.error(isUsage ? texts.usage : error.message)
  process.exitCode = 1
}
