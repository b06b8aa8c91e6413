import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DomainError } from '../entities/base/errors.ts'
import type { Line, LineReading } from '../entities/funding/line.ts'
import { type Group, groupStatuses } from '../entities/funding/match/group.ts'
import { reconcile } from '../entities/funding/match/reconcile.ts'
import { readFiscal, readProjects } from '../entities/funding/read/lines.ts'
import { reconciliationBook } from '../entities/funding/result/book.ts'
import { details, figuresOf } from '../entities/funding/result/detail.ts'
import { jsonLine } from '../entities/funding/result/jsonLine.ts'
import { defaults } from '../entities/settings/defaults.ts'
import { groupStatusNames, refusedLineText } from '../entities/texts/funding.ts'
import { fundingBook, reconcileTexts as texts } from '../entities/texts/fundingBook.ts'
import { yuanText } from '../entities/texts/money.ts'
import { MAX_LEDGER_BYTES } from '../entities/workbook/workbook.ts'

/**
 * `npm run reconcile -- FISCAL.xlsx PROJECT.xlsx --out RESULT.xlsx --json RESULT.jsonl`: matches the two lines without a store. Exit code 1 = nothing
 * was written. Tolerances are the system's defaults (D05); the county's own are used where it keeps the lines in the store.
 */
class Refused extends Error {}

interface Options {
  fiscal: string
  project: string
  out?: string
  json?: string
}

function readOptions(args: string[]): Options {
  let parsed
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { out: { type: 'string' }, json: { type: 'string' } } })
  } catch {
    throw new Refused(texts.usage)
  }
  const [fiscal, project, ...more] = parsed.positionals
  const { out, json } = parsed.values
  if (!fiscal || !project || more.length > 0 || (!out && !json)) throw new Refused(texts.usage)
  const named = [fiscal, project, out, json].flatMap((file) => (file ? [resolve(file)] : []))
  if (new Set(named).size < named.length) throw new Refused(texts.sameFile)
  return { fiscal, project, ...(out ? { out } : {}), ...(json ? { json } : {}) }
}

async function bytesOf(file: string): Promise<Buffer> {
  const known = await stat(file).catch(() => null)
  if (!known?.isFile()) throw new DomainError('ledger/not-found', { file })
  // said before a 200 MB file is read into memory
  if (known.size > MAX_LEDGER_BYTES)
    throw new DomainError('ledger/too-large', { limit: MAX_LEDGER_BYTES / 1024 / 1024 })
  return readFile(file).catch(() => {
    throw new DomainError('ledger/unreadable', { file })
  })
}

const SHOWN = 10

function say<T extends Line>(what: string, { lines, refused, totalsChecked, wrongTotals }: LineReading<T>): void {
  console.log(texts.read(what, lines.length, refused.length))
  for (const one of refused.slice(0, SHOWN))
    console.log(texts.refusedLine(what, one.sheet, one.row, refusedLineText(one.reason), one.text))
  if (refused.length > SHOWN) console.log(texts.moreRefused(refused.length - SHOWN))
  if (totalsChecked > 0) console.log(texts.totals(what, totalsChecked, wrongTotals.length))
  for (const wrong of wrongTotals.slice(0, SHOWN))
    console.log(
      texts.wrongTotal(wrong.sheet, wrong.row, wrong.label, yuanText(wrong.writtenFen), yuanText(wrong.countedFen)),
    )
}

/** Both or neither: each under another name first. */
async function writeAll(files: readonly { to: string; what: Buffer | string }[]): Promise<void> {
  const ready: string[] = []
  for (const { to, what } of files) {
    const at = `${to}.part-${process.pid}`
    try {
      await writeFile(at, what)
      ready.push(at)
    } catch {
      await Promise.all([...ready, at].map((file) => rm(file, { force: true })))
      throw new Refused(texts.cannotWrite(to))
    }
  }
  for (const [i, { to }] of files.entries()) await rename(ready[i] ?? '', to)
}

async function run({ fiscal: fiscalFile, project: projectFile, out, json }: Options): Promise<void> {
  const fiscal = await readFiscal(await bytesOf(fiscalFile))
  const project = await readProjects(await bytesOf(projectFile))
  say(fundingBook.lines.fiscal, fiscal)
  say(fundingBook.lines.project, project)
  const groups = reconcile(fiscal.lines, project.lines, {
    toleranceFen: defaults['recon.toleranceFen'].value,
    warnFen: defaults['recon.warnFen'].value,
  })
  const listed = details(groups, fiscal.lines, project.lines)
  const figures = figuresOf(listed)
  for (const status of groupStatuses) {
    const { groups: count, fiscalFen, projectFen, diffFen } = figures[status]
    const money = status === 'amount_diff' ? diffFen : status === 'project_only' ? projectFen : fiscalFen
    console.log(texts.status(groupStatusNames[status], count, yuanText(money)))
  }
  const refused = [
    ...fiscal.refused.map((one) => ({ ...one, line: 'fiscal' as const })),
    ...project.refused.map((one) => ({ ...one, line: 'project' as const })),
  ]
  await writeAll([
    ...(out ? [{ to: out, what: await reconciliationBook({ details: listed, refused }) }] : []),
    ...(json ? [{ to: json, what: lines(groups) }] : []),
  ])
  console.log(texts.done([out, json].filter((file) => file !== undefined).join('、')))
}

const lines = (groups: readonly Group[]) => groups.map((group) => `${jsonLine(group)}\n`).join('')

try {
  await run(readOptions(process.argv.slice(2)))
} catch (error) {
  const known = error instanceof Refused ? error.message : error instanceof DomainError ? error.sentence : null
  console.error(known ?? texts.failed)
  if (known === null) console.error(error)
  process.exitCode = 1
}
