import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { reconcile } from '../../entities/funding/match/reconcile.ts'
import { readFiscal, readProjects } from '../../entities/funding/read/lines.ts'
import { writeBooks } from './two-lines/books.ts'
import { generate, type Truth } from './two-lines/generate.ts'
import { allPairs, greedy } from './two-lines/peer.ts'
import { score } from './two-lines/score.ts'

/**
 * `npm run bench:reconcile -- [--fiscal F.xlsx --project P.xlsx --truth T.jsonl] [--sizes 5000,10000] [--seed 7]`: how right the matching is, and how
 * its time grows, beside two peers in the same run. Each size is matched in a process of its own, so that its peak of memory is its own; the last
 * column is the whole command, from two workbooks to two files.
 */
const { values } = parseArgs({
  options: {
    fiscal: { type: 'string' },
    project: { type: 'string' },
    truth: { type: 'string' },
    sizes: { type: 'string', default: '5000,10000,20000,40000' },
    seed: { type: 'string', default: '7' },
    /** Only what a child does: `match`, `greedy` or `allPairs` of one size. */
    only: { type: 'string' },
  },
})
const seed = Number(values.seed)
const tolerance = { toleranceFen: 0, warnFen: 10_000 }
const ways = {
  match: (two: ReturnType<typeof generate>): readonly Truth[] => reconcile(two.fiscal, two.projects, tolerance),
  greedy: (two: ReturnType<typeof generate>) => greedy(two.fiscal, two.projects),
  allPairs: (two: ReturnType<typeof generate>) => allPairs(two.fiscal, two.projects),
}
type Way = keyof typeof ways

interface Measured {
  ms: number
  /** Of the processor, all threads: what stays the same on a busy machine. */
  cpuMs: number
  megabytes: number
  lines: [number, number]
  score: ReturnType<typeof score>
}

function measureHere(way: Way, size: number): Measured {
  const two = generate(size, seed)
  const before = performance.now()
  const cpu = process.cpuUsage()
  const answer = ways[way](two)
  const ms = performance.now() - before
  const used = process.cpuUsage(cpu)
  const cpuMs = (used.user + used.system) / 1000
  // kilobytes on Linux
  const megabytes = process.resourceUsage().maxRSS / 1024
  return { ms, cpuMs, megabytes, lines: [two.fiscal.length, two.projects.length], score: score(answer, two.truth) }
}

function measure(way: Way, size: number): Measured {
  const out = execFileSync(
    process.execPath,
    ['--import', 'tsx', import.meta.filename, '--only', way, '--sizes', String(size), '--seed', String(seed)],
    { encoding: 'utf8', maxBuffer: 1 << 24 },
  )
  return JSON.parse(out) as Measured // our own child wrote it
}

/** The command itself, from workbooks to files, in seconds and megabytes. */
async function wholeCommand(size: number, folder: string): Promise<string> {
  const file = (name: string) => join(folder, name)
  await writeBooks(generate(size, seed), { fiscal: file('f.xlsx'), project: file('p.xlsx') })
  const before = performance.now()
  const run = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--import',
      join(import.meta.dirname, 'two-lines/peak.mjs'),
      join(import.meta.dirname, '../reconcile.ts'),
      file('f.xlsx'),
      file('p.xlsx'),
      '--out',
      file('r.xlsx'),
      '--json',
      file('r.jsonl'),
    ],
    { encoding: 'utf8' },
  )
  const seconds = (performance.now() - before) / 1000
  if (run.status !== 0) throw new Error(run.stderr)
  return `${seconds.toFixed(1)} s, CPU ${/cpu ([\d.]+)/.exec(run.stderr)?.[1]} s, ${/peak (\d+)/.exec(run.stderr)?.[1]} MB`
}

const percent = (share: number) => (share * 100).toFixed(2)
const cells = ({ links, precision, recall, status, whole, groups }: ReturnType<typeof score>) =>
  `${links} | ${percent(precision)} | ${percent(recall)} | ${groups} | ${percent(status)} | ${percent(whole)}`

async function givenPair(): Promise<void> {
  const { fiscal: f, project: p, truth: t } = values
  if (!f || !p || !t) return
  const fiscal = (await readFiscal(readFileSync(f))).lines
  const projects = (await readProjects(readFileSync(p))).lines
  const truth = readFileSync(t, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Truth) // the format the issue fixes
  const two = { fiscal, projects, truth }
  console.log(`\n${f} x ${p}: ${fiscal.length} x ${projects.length}\n`)
  console.log('| | links | precision % | recall % | groups | status % | whole group % |\n|---|---|---|---|---|---|---|')
  for (const way of Object.keys(ways) as Way[]) console.log(`| ${way} | ${cells(score(ways[way](two), truth))} |`)
}

async function made(): Promise<void> {
  console.log(`\nmade up, seed ${seed}\n`)
  console.log(
    '| | lines a side | ms | CPU ms | CPU ms per 1000 lines | peak MB | links | precision % | recall % | groups | status % | whole group % | npm run reconcile |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|---|---|---|---|')
  const folder = mkdtempSync(join(tmpdir(), 'guanhu-two-lines-'))
  try {
    for (const size of (values.sizes ?? '').split(',').map(Number))
      for (const way of Object.keys(ways) as Way[]) {
        // the square of 5,000 says it
        if (way === 'allPairs' && size > 5000) continue
        const { ms, cpuMs, megabytes, lines, score: right } = measure(way, size)
        const perThousand = (cpuMs / (lines[0] + lines[1])) * 2000
        const command = way === 'match' ? await wholeCommand(size, folder) : ''
        console.log(
          `| ${way} | ${lines[0]} x ${lines[1]} | ${Math.round(ms)} | ${Math.round(cpuMs)} | ${perThousand.toFixed(0)} | ${Math.round(megabytes)} | ${cells(right)} | ${command} |`,
        )
      }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (values.only) console.log(JSON.stringify(measureHere(values.only as Way, Number(values.sizes))))
else {
  await givenPair()
  await made()
}
