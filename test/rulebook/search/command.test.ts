import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'search-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/search.ts', ...args], { encoding: 'utf8' })
function file(name: string, lines: readonly unknown[]): string {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text)
  return join(folder, name)
}

const corpus = [
  { id: 'c1', law: '冷库管护办法', article: '第一条', chapter: '', text: '管护人每月检查一次制冷机组。' },
  { id: 'c2', law: '冷库管护办法', article: '第二条', chapter: '', text: '租金按季度缴入村集体账户。' },
]

test('任何一份条文：一问一行，最像的在前；Python 写的 NaN 也读', () => {
  const { status, stdout, stderr } = run(
    ...['--corpus', file('corpus.jsonl.gz', corpus)],
    ...['--learn', file('learn.jsonl', ['{"id": "a", "question": "份子钱归哪", "clauses": ["c2"], "answer": NaN}'])],
    ...[
      '--questions',
      file('questions.jsonl', [
        { id: 'q1', question: '多久检查机组' },
        { id: 'q2', question: '份子钱呢' },
      ]),
    ],
  )
  expect([status, stderr]).toEqual([0, ''])
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; ranked: string[]; confidence: number }) // the command's own form
  expect(lines.map(({ id, ranked }) => [id, ranked[0]])).toEqual([
    ['q1', 'c1'],
    ['q2', 'c2'],
  ])
  for (const { confidence } of lines) expect(confidence > 0 && confidence < 1).toBe(true)
}, 90_000)

test('一行读不懂：说哪份文件哪一行，退出码 1', () => {
  const { status, stdout, stderr } = run(
    ...['--corpus', file('bad.jsonl', [corpus[0], '{"id": 1']), '--questions', file('questions.jsonl', [])],
  )
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr.trim()).toMatch(/bad\.jsonl 第 2 行读不懂，请检查这一行的字段。$/)
}, 90_000)
