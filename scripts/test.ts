/**
 * `npm test`: everything a change must pass, in one command, with what it needs installed on the way.
 *
 *   npm test                                  all of it
 *   npm test -- --without-mariadb             leave out the second run of the suite (said so at the end)
 *   npm test -- --without-browser             leave out the page tests
 *   npm test -- --only=sqlite test/report     one part; further words go to vitest as filters
 *
 * Parts: types, lint, sqlite, mariadb, page, crash. The last line says `N passed, N failed`, summed over all parts.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Mariadb, startMariadb } from '../test/support/mariadb.ts'
import { ensureBrowser, ensureMariadb } from './setup/debian.ts'

const parts = ['types', 'lint', 'sqlite', 'mariadb', 'page', 'crash'] as const
type Part = (typeof parts)[number]
type Count = { passed: number; failed: number; skipped: number }

const root = path.resolve(import.meta.dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules/.bin', name)
const total: Count = { passed: 0, failed: 0, skipped: 0 }
const verdicts: string[] = []

// ---- what was asked for

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
const filters = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const only = flags
  .find((flag) => flag.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')
const unknown = [
  ...flags.filter((flag) => !/^--(only=.+|without-mariadb|without-browser)$/.test(flag)),
  ...(only ?? []).filter((part) => !parts.some((known) => known === part)),
]
if (unknown.length > 0) {
  console.error(
    `不认识的参数 unknown option: ${unknown.join(' ')}（可用 use: --only=${parts.join('|')} --without-mariadb --without-browser）`,
  )
  process.exit(2)
}
const wants = (part: Part) => {
  if (part === 'mariadb' && flags.includes('--without-mariadb')) return false
  if (part === 'page' && flags.includes('--without-browser')) return false
  return only ? only.includes(part) : true
}

// ---- children, and a folder all their temporary files go to, so that nothing is left whatever happens

const scratch = mkdtempSync(path.join(os.tmpdir(), 'guanhu-run-'))
const children = new Set<ChildProcess>()
let mariadb: Promise<Mariadb> | undefined
let interrupted = false

async function cleanUp(): Promise<void> {
  const server = await mariadb?.catch(() => undefined)
  await server?.stop()
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    interrupted = true
    for (const child of children) child.kill(signal)
    void cleanUp().finally(() => process.exit(130))
  })
}

interface Ended {
  code: number
  said: string
}

/** `show`: the child writes straight to the terminal; otherwise what it said is kept and shown when it failed. */
function start(
  program: string,
  args: readonly string[],
  options: { show: boolean; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: scratch, ...options.env },
    })
    children.add(child)
    let said = ''
    child.stdout?.on('data', (chunk) => (said += String(chunk)))
    child.stderr?.on('data', (chunk) => (said += String(chunk)))
    child.on('error', (error) => (said += error.message))
    child.on('close', (code) => {
      children.delete(child)
      done({ code: code ?? 1, said })
    })
  })
}

// ---- the parts

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const heading = (text: string) => console.log(`\n== ${text}`)

function record(part: Part, count: Count, since: number): void {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
  const verdict = count.failed === 0 ? 'ok  ' : 'FAIL'
  const line = `${verdict} ${part.padEnd(8)} ${count.passed} passed, ${count.failed} failed, ${seconds(since)}`
  console.log(`   ${line}`)
  verdicts.push(line)
}

/** A part that is one check, not many tests, counts as one. */
async function check(part: Part, title: string, commands: readonly (readonly string[])[]): Promise<void> {
  const since = performance.now()
  const ended = await Promise.all(commands.map(([program = '', ...args]) => start(bin(program), args, { show: false })))
  if (interrupted) return
  heading(title)
  for (const { code, said } of ended) if (code !== 0) console.log(said.trimEnd())
  const failed = ended.some(({ code }) => code !== 0)
  record(part, { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 }, since)
}

/** What of vitest's JSON report is read; a file that could not even be loaded is `failed` with no assertion. */
interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

function countOf(report: string, code: number): Count {
  let count: Count
  try {
    const said = JSON.parse(readFileSync(report, 'utf8')) as VitestReport // vitest's own format, as described above
    const unloadable = said.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    count = {
      passed: said.numPassedTests,
      failed: said.numFailedTests + unloadable,
      skipped: said.numPendingTests + said.numTodoTests,
    }
  } catch {
    count = { passed: 0, failed: 0, skipped: 0 }
  }
  // Nothing ran, a failing afterAll, an unhandled rejection: not a test's failure, and a failure all the same.
  if (code !== 0 && count.failed === 0) count.failed = 1
  return count
}

async function suite(part: Part, project: string, title: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (interrupted) return
  heading(title)
  const since = performance.now()
  const report = path.join(scratch, `${part}.json`)
  const { code } = await start(
    bin('vitest'),
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      '--silent=passed-only',
      ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
    ],
    { show: true, env },
  )
  if (!interrupted) record(part, countOf(report, code), since)
}

function cannot(part: Part, what: string, reason: string, flag: string): void {
  heading(`${what} 不可用 unavailable: ${reason}`)
  console.log(`   装好后再试，或者明确跳过 install it, or leave it out on purpose: npm test -- ${flag}`)
  record(part, { passed: 0, failed: 1, skipped: 0 }, performance.now())
}

const began = performance.now()
const say = (line: string) => console.log(line)

// Installing waits for nobody's answer, so it comes first; the server then starts while types and lint are being checked.
const database = wants('mariadb') ? await ensureMariadb(say) : undefined
const browser = wants('page') ? await ensureBrowser(say) : undefined
if (database?.ok) {
  mariadb = startMariadb()
  mariadb.catch(() => undefined) // reported where it is awaited
}

await Promise.all([
  wants('types') && check('types', '类型检查 type check', [['tsc', '--noEmit', '-p', '.']]),
  wants('lint') &&
    check('lint', '代码规范 lint and format', [
      ['eslint', '.'],
      ['biome', 'format', '.'],
    ]),
])

if (wants('sqlite'))
  await suite('sqlite', 'unit', '全部测试（SQLite）the whole suite on SQLite', { GUANHU_TEST_DATABASE: 'sqlite' })

if (database && !database.ok) cannot('mariadb', 'MariaDB', database.reason, '--without-mariadb')
if (mariadb) {
  try {
    const { url } = await mariadb
    const env = { GUANHU_TEST_DATABASE: 'mariadb', GUANHU_TEST_MARIADB_URL: url }
    await suite('mariadb', 'unit', '用到数据库的测试（MariaDB）all that touches the store, on MariaDB', env)
  } catch (error) {
    cannot('mariadb', 'MariaDB', error instanceof Error ? error.message : String(error), '--without-mariadb')
  }
}

if (browser && !browser.ok) cannot('page', 'Chromium', browser.reason, '--without-browser')
if (browser?.ok) {
  const env = { GUANHU_TEST_DATABASE: 'sqlite', GUANHU_TEST_BROWSER: browser.file }
  await suite('page', 'page', '网页测试（真实浏览器）the pages in a real browser', env)
}

if (wants('crash'))
  await suite('crash', 'crash', '断电测试（SQLite）killed at random points', { GUANHU_TEST_DATABASE: 'sqlite' })

if (!interrupted) {
  await cleanUp()
  heading(`合计 summary  ${seconds(began)}`)
  for (const verdict of verdicts) console.log(`   ${verdict}`)
  for (const flag of flags.filter((word) => word.startsWith('--without')))
    console.log(`   按要求跳过 left out as asked: ${flag}`)
  console.log(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  )
  process.exitCode = total.failed === 0 ? 0 : 1
}
