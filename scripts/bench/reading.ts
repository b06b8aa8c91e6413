/**
 * `npm run bench:reading`: how long reading a message takes with many assets in scope, and how often the asset named is found, with
 * MiniSearch over the same names in the same run. The ledger is made up: many villages' worth of like names, learned aliases.
 *
 *   npm run bench:reading                                  every message in test/report/read
 *   npm run bench:reading -- --assets 500 --seed 1 more.jsonl
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import MiniSearch from 'minisearch'
import { matchAssets, readReport, type LedgerEntry, type ReadingContext } from '../../entities/report/read/index.ts'
import { syllables } from '../../entities/language/pinyin.ts'
import { randomFrom } from '../seed/random.ts'
import { ledgerOf } from './readingLedger.ts'
import { root } from './child.ts'

const { values, positionals } = parseArgs({
  options: { assets: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const VILLAGE = '荆干村'
const { next } = randomFrom(Number(values.seed))
const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!

interface Message {
  text: string
  context: ReadingContext
}
const folder = path.join(root, 'test/report/read')
const files = [
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /[.](?:jsonl|tsv)$/.test(name))
    .map((name) => path.join(folder, name)),
  ...positionals,
]
const messages = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Message => {
      if (file.endsWith('.jsonl')) return JSON.parse(line) as Message // labelled messages by the name of the file
      const [text = ''] = line.split('\t')
      return { text: text.replaceAll('\\n', '\n').replaceAll('\\t', '\t'), context: {} }
    }),
)
const ledger = ledgerOf(Number(values.assets), VILLAGE, next)
/** The bot makes the entries anew for every message; nothing may rest on their being the same objects. */
const anew = (): LedgerEntry[] => ledger.map((entry) => ({ ...entry, aliases: [...(entry.aliases ?? [])] }))
const contextOf = ({ context }: Message, entries: LedgerEntry[]): ReadingContext => ({
  now: '2026-10-08T09:12:00+08:00',
  ...context,
  sender: { role: 'village', village: VILLAGE },
  ledger: entries,
})

const print = (name: string, figures: Record<string, number | string>) =>
  console.log(
    `${name.padEnd(30)}${Object.entries(figures)
      .map(([what, figure]) => `${what} ${typeof figure === 'string' ? figure : figure.toFixed(2)}`)
      .join('  ')}`,
  )
function times(list: number[]): Record<string, number> {
  const sorted = [...list].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
  return { 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'max ms': at(1) }
}
function timed<T>(run: () => T): [number, T] {
  const began = performance.now()
  const made = run()
  return [performance.now() - began, made]
}

console.log(
  `${messages.length} messages of ${files.length} files, ${ledger.length} assets, seed ${values.seed}, Node ${process.version}`,
)
const first = anew()
print('first message of all', { ms: timed(() => readReport('光付电站收了三万二', contextOf(messages[0]!, first)))[0] })
const ways: [string, () => LedgerEntry[]][] = [
  ['entries made anew', anew],
  ['the same entries', () => first],
]
for (const [name, entries] of ways) {
  const took: number[] = []
  const used: number[] = []
  for (const message of messages) {
    const context = contextOf(message, entries())
    const before = process.cpuUsage()
    took.push(timed(() => readReport(message.text, context))[0])
    const { user, system } = process.cpuUsage(before)
    used.push((user + system) / 1000)
  }
  print(`reading, ${name}`, times(took))
  // on a machine that others use too the clock also measures them
  print(`  processor time`, times(used))
}
const changed = messages.slice(0, 50).map((message, i) => {
  const entries = anew()
  entries[i]!.aliases!.push(`新学的叫法${i}`)
  return timed(() => readReport(message.text, contextOf(message, entries)))[0]
})
print('reading, one alias learned', times(changed))

/** How an asset may be spoken of: as it is called, or with a slip of dictation or of the thumb. */
const common = [...new Set(messages.flatMap(({ text }) => [...text]).filter((one) => /\p{Script=Han}/u.test(one)))]
const soundOf = (one: string) => syllables(one)[0]

function misheard(name: string): string {
  const at = pick([...name].flatMap((one, i) => (/\p{Script=Han}/u.test(one) ? [i] : [])))
  const alike = common.filter((one) => one !== name[at] && soundOf(one) === soundOf(name[at]!))
  return alike.length === 0 ? name : name.slice(0, at) + pick(alike) + name.slice(at + 1)
}
const bare = (entry: LedgerEntry) => entry.name.replace(VILLAGE, '')
const forms: [string, (entry: LedgerEntry) => string][] = [
  ['full name', ({ name }) => name],
  ['name without village', bare],
  ['alias', (entry) => entry.aliases?.[0] ?? bare(entry)],
  ['misheard name', (entry) => misheard(bare(entry))],
]
const sentences = ['§三季度租金收了六千', '§好的没问题', '昨天去看了，§坏了在修', '三季度§到账2.3万，其他的等会报']
const cut = (text: string): string[] => [...text].flatMap((one, i, all) => [one, one + (all[i + 1] ?? '')])
const peer = new MiniSearch({ fields: ['names'], tokenize: cut, processTerm: (term) => term })
peer.addAll(ledger.map(({ id, name, aliases }) => ({ id, names: [name, ...(aliases ?? [])].join(' ') })))

const asked = Array.from({ length: 400 }, () => pick(ledger))
for (const [form, spoken] of forms) {
  const texts = asked.map((entry) => pick(sentences).replace('§', spoken(entry)))
  const ours = texts.map((text) => timed(() => matchAssets(text, first)))
  const theirs = texts.map((text) => timed(() => peer.search(text)[0]?.id as string | undefined))
  const share = (is: (i: number) => boolean) =>
    `${((100 * asked.filter((_, i) => is(i)).length) / asked.length).toFixed(1)} %`
  const only = (i: number) => (ours[i]![1].length === 1 ? ours[i]![1][0]!.entries : [])
  print(form, {
    'found by us': share((i) => only(i).length === 1 && only(i)[0]!.id === asked[i]!.id),
    'asked back': share((i) => only(i).length !== 1),
    'taken for another': share((i) => only(i).length === 1 && only(i)[0]!.id !== asked[i]!.id),
    'p95 ms': times(ours.map(([ms]) => ms))['p95 ms']!,
    MiniSearch: share((i) => theirs[i]![1] === asked[i]!.id),
    'taken for another ': share((i) => theirs[i]![1] !== undefined && theirs[i]![1] !== asked[i]!.id),
    'its p95 ms': times(theirs.map(([ms]) => ms))['p95 ms']!,
  })
}
