import { readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { DomainError } from '../entities/base/errors.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import { person } from '../entities/person/people.ts'
import { compareDraft } from '../entities/rulebook/document/compareDraft.ts'
import { type RuleDraft, type RuleKind, ruleKinds } from '../entities/rulebook/document/draft.ts'
import { importRules, type RulesImported } from '../entities/rulebook/document/importRules.ts'
import { canImportRules } from '../entities/rulebook/document/policy.ts'
import { MAX_RULE_BYTES } from '../entities/rulebook/document/read/read.ts'
import { changeLines, countChanges } from '../entities/rulebook/document/report.ts'
import { isDay } from '../entities/rulebook/document/structure/dates.ts'
import { isRefusal, understand } from '../entities/rulebook/document/understand.ts'
import { touchedAnswers } from '../entities/rulebook/reviewed/touched.ts'
import { changeReport, touchedReport } from '../entities/texts/rulebook/changeTexts.ts'
import { draftLines } from '../entities/texts/rulebook/draftTexts.ts'
import { importRulesTexts as texts } from '../entities/texts/rulebook/importTexts.ts'
import { ConfigError } from './config.ts'
import { openStore } from './store.ts'

/**
 * `npm run import-rules -- FILE... [--effective DATE] [--kind KIND] [--title TITLE] [--by PERSON] [--yes]`: shows what it understood of
 * each file, asks, keeps it, and says what differs from the version before. Exit code 1 = at least one file was not kept.
 */
class Refused extends Error {}

interface Options {
  files: string[]
  by: string
  effectiveFrom?: string
  kind?: RuleKind
  title?: string
  isConfirmed: boolean
}

function readOptions(args: string[]): Options {
  const option = { type: 'string' } as const
  let parsed
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { yes: { type: 'boolean', short: 'y' }, effective: option, kind: option, title: option, by: option },
    })
  } catch {
    throw new Refused(texts.usage)
  }
  const { positionals: files, values } = parsed
  if (files.length === 0) throw new Refused(texts.usage)
  if (values.title !== undefined && files.length > 1) throw new Refused(texts.oneTitle)
  if (values.effective !== undefined && !isDay(values.effective))
    throw new DomainError('rules/bad-date', { date: values.effective })
  const kind = ruleKinds.find((known) => known === values.kind)
  if (values.kind !== undefined && !kind)
    throw new DomainError('rules/bad-kind', { kind: values.kind, kinds: ruleKinds.join('、') })
  return {
    files,
    by: values.by ?? 'system',
    isConfirmed: values.yes === true,
    ...(values.effective === undefined ? {} : { effectiveFrom: values.effective }),
    ...(kind === undefined ? {} : { kind }),
    ...(values.title === undefined ? {} : { title: values.title }),
  }
}

async function readBytes(file: string): Promise<Buffer> {
  const known = await stat(file).catch(() => null)
  if (!known?.isFile()) throw new DomainError('rules/not-found', { file })
  // said before a 200 MB file is read into memory
  if (known.size > MAX_RULE_BYTES) throw new DomainError('rules/too-large', { limit: MAX_RULE_BYTES / 1024 / 1024 })
  return readFile(file).catch(() => {
    throw new DomainError('rules/unreadable', { file })
  })
}

async function checkPerson(runtime: Runtime, by: string): Promise<void> {
  if (by === 'system') return
  const who = await person(runtime, by)
  if (!who) throw new Refused(texts.unknownPerson(by))
  if (!canImportRules(who)) throw new DomainError('rules/forbidden')
}

async function isAgreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
  const answer = await Promise.race([terminal.question(texts.confirm), closed])
  terminal.close()
  return texts.yes.test(answer.trim())
}

async function importOne(runtime: Runtime, file: string, options: Options): Promise<void> {
  console.log(texts.reading(file))
  const bytes = await readBytes(file)
  const draft = await understand(bytes, file)
  if (isRefusal(draft)) throw draft.refused
  const { by, effectiveFrom, kind, title } = options
  const shown = {
    ...draft,
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  }
  console.log(`\n${draftLines(shown).join('\n')}\n`)
  await sayChanges(runtime, shown)
  if (!options.isConfirmed && !(await isAgreed())) throw new Refused(texts.cancelled(file))
  sayDone(
    await importRules(runtime, bytes, draft, {
      by,
      ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
      ...(kind === undefined ? {} : { kind }),
      ...(title === undefined ? {} : { title }),
    }),
  )
}

async function sayChanges(runtime: Runtime, shown: RuleDraft): Promise<void> {
  const compared = await compareDraft(runtime, shown)
  if (!compared) return console.log(texts.first)
  const { before, changes, document } = compared
  const counts = countChanges(changes)
  const touched = touchedReport(await touchedAnswers(runtime, document, changes))
  const report = changeReport({ before: before.effectiveFrom, counts, lines: changeLines(changes) })
  console.log([...report, ...touched].join('\n'))
}

function sayDone({ outcome, version }: RulesImported): void {
  const { title, effectiveFrom: from, effectiveTo: to, clauseCount: clauses } = version
  console.log(
    outcome === 'same'
      ? texts.same(title, from)
      : outcome === 'dated'
        ? texts.dated(title, from)
        : texts.done({ title, from, to, clauses }),
  )
}

/** The sentence for what the person can mend; null for our own mistakes. */
const sentenceOf = (error: unknown): string | null =>
  error instanceof Refused || error instanceof ConfigError
    ? error.message
    : error instanceof DomainError
      ? error.sentence
      : null

try {
  const options = readOptions(process.argv.slice(2))
  const { database, runtime } = await openStore()
  try {
    await checkPerson(runtime, options.by)
    for (const file of options.files) {
      try {
        await importOne(runtime, file, options)
      } catch (error) {
        // the other files are none the worse for it
        const known = sentenceOf(error)
        if (known === null) throw error
        console.error(error instanceof DomainError && options.files.length > 1 ? texts.refused(file, known) : known)
        process.exitCode = 1
      }
    }
  } finally {
    await database.close()
  }
} catch (error) {
  const known = sentenceOf(error)
  console.error(known ?? texts.failed)
  if (known === null) console.error(error)
  process.exitCode = 1
}
