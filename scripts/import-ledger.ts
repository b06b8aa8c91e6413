import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { DomainError } from '../entities/base/errors.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import { importLedger, readLedger } from '../entities/ledger/import/importLedger.ts'
import type { LedgerReading } from '../entities/ledger/import/reading.ts'
import { planImport } from '../entities/ledger/import/plan.ts'
import { previewOf } from '../entities/ledger/import/preview.ts'
import { refusedBook } from '../entities/ledger/import/refusedBook.ts'
import { MAX_LEDGER_BYTES } from '../entities/workbook/workbook.ts'
import { type MoneyUnit, moneyUnits } from '../entities/workbook/rowWords.ts'
import { canImportLedger } from '../entities/ledger/policy.ts'
import { person } from '../entities/person/people.ts'
import { importTexts, previewLines, refusedBook as refusedTexts } from '../entities/texts/ledger.ts'
import { ConfigError } from './config.ts'
import { openStore } from './store.ts'

/**
 * `npm run import-ledger -- FILE.xlsx [--yes] [--sheet NAME] [--unit 元|万元] [--by PERSON] [--refused FILE.xlsx]`: previews what it understood,
 * asks, imports in one transaction, and writes the rows it refused next to the input. Exit code 1 = nothing was changed.
 */
class Refused extends Error {}

interface Options {
  file: string
  sheet?: string
  unit?: MoneyUnit
  by: string
  refused: string
  isConfirmed: boolean
}

function readOptions(args: string[]): Options {
  let parsed
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        yes: { type: 'boolean', short: 'y' },
        sheet: { type: 'string' },
        unit: { type: 'string' },
        by: { type: 'string' },
        refused: { type: 'string' },
      },
    })
  } catch {
    throw new Refused(importTexts.usage)
  }
  const [file, ...more] = parsed.positionals
  if (!file || more.length > 0) throw new Refused(importTexts.usage)
  const { sheet, unit, by, refused, yes } = parsed.values
  if (unit !== undefined && !(unit in moneyUnits)) throw new DomainError('ledger/bad-unit')
  return {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(unit === undefined ? {} : { unit: unit as MoneyUnit }),
    by: by ?? 'system',
    refused: refused ?? join(dirname(file), refusedTexts.fileName(basename(file, extname(file)))),
    isConfirmed: yes === true,
  }
}

async function readBytes(file: string): Promise<Buffer> {
  const known = await stat(file).catch(() => null)
  if (!known?.isFile()) throw new DomainError('ledger/not-found', { file })
  // said before a 200 MB file is read into memory
  if (known.size > MAX_LEDGER_BYTES)
    throw new DomainError('ledger/too-large', { limit: MAX_LEDGER_BYTES / 1024 / 1024 })
  return readFile(file).catch(() => {
    throw new DomainError('ledger/unreadable', { file })
  })
}

async function checkPerson(runtime: Runtime, by: string): Promise<void> {
  if (by === 'system') return
  const who = await person(runtime, by)
  if (!who) throw new Refused(importTexts.unknownPerson(by))
  if (!canImportLedger(who)) throw new DomainError('ledger/forbidden')
}

async function isAgreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
  const answer = await Promise.race([terminal.question(importTexts.confirm), closed])
  terminal.close()
  return importTexts.yes.test(answer.trim())
}

async function run(runtime: Runtime, bytes: Buffer, options: Options): Promise<void> {
  const { file, by } = options
  await checkPerson(runtime, by)
  console.log(importTexts.reading(file))
  const reading = await readLedger(runtime, bytes, options)
  console.log(importTexts.read(reading.rows.length + reading.refused.length))
  const digest = await preview(runtime, reading, options)
  if (digest === null) return console.log(importTexts.nothingToDo)
  if (!options.isConfirmed && !(await isAgreed())) throw new Refused(importTexts.cancelled)
  const done = await importLedger(runtime, {
    reading,
    by,
    confirmed: digest,
    progress: (n, all) => console.log(importTexts.progress(n, all)),
  })
  console.log(importTexts.done(done))
}

/** What would be done, and the digest of it; null when there is nothing to do. The plan itself is made again, and not kept meanwhile. */
async function preview(runtime: Runtime, reading: LedgerReading, options: Options): Promise<string | null> {
  const plan = await planImport(runtime, reading)
  console.log(`\n${previewLines(previewOf(reading, plan)).join('\n')}\n`)

  const book = await refusedBook(reading, plan)
  if (book) {
    await writeFile(options.refused, book).catch(() => {
      throw new Refused(importTexts.refusedFailed(options.refused))
    })
    console.log(importTexts.refusedFile(plan.refused.length, reading.notices.length, options.refused))
  }
  return plan.create.length + plan.change.length === 0 ? null : plan.digest
}

try {
  const options = readOptions(process.argv.slice(2))
  const bytes = await readBytes(options.file)
  const { database, runtime } = await openStore()
  try {
    await run(runtime, bytes, options)
  } finally {
    await database.close()
  }
} catch (error) {
  const known =
    error instanceof Refused || error instanceof ConfigError
      ? error.message
      : error instanceof DomainError
        ? error.sentence
        : null
  console.error(known ?? importTexts.failed)
  if (known === null) console.error(error)
  process.exitCode = 1
}
