import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Expected } from '../../../entities/report/evaluation/differences.ts'
import { judge } from '../../../entities/report/evaluation/judge.ts'
import { labelledIn } from '../../../entities/report/evaluation/labelled.ts'
import { assets } from '../read/village.ts'

const context = {
  now: '2026-10-08T09:12:00+08:00',
  sender: { role: 'village', village: '荆干村' },
  ledger: [assets['pv']!, assets['cold']!, assets['road3']!],
}
const verdict = (text: string, expected: Expected, asks?: boolean) => {
  const { outcome, wrong, unnecessary, dropped } = judge(
    { text, context, expected, ...(asks === undefined ? {} : { asks }) },
    () => 0,
  )
  return { outcome, wrong, unnecessary, dropped }
}
const cold = { asset_id: 'cold', period: '2026Q3', status: 'normal' } as const
const rent = (yuan: number) => ({ yuan, kind: 'rent', basis: 'received', precision: 'exact' }) as const

test.each<[string, string, Expected, boolean | undefined, Partial<ReturnType<typeof verdict>>]>([
  [
    'what is filed as it should be is no fault',
    '冷库三季度租金7500到账',
    { intent: 'report', items: [{ ...cold, income: rent(7500) }] },
    false,
    { outcome: 'filed', wrong: [], unnecessary: false, dropped: false },
  ],
  [
    'a figure filed otherwise is a wrong record',
    '冷库三季度租金7500到账',
    { intent: 'report', items: [{ ...cold, income: rent(75) }] },
    true,
    { wrong: ['received 750000 instead of 7500'] },
  ],
  [
    'so is another asset',
    '冷库三季度租金7500到账',
    { intent: 'report', items: [{ ...cold, asset_id: 'pv' }] },
    true,
    { wrong: ['asset cold'] },
  ],
  [
    'and a report of what was only asked',
    '冷库三季度租金7500到账',
    { intent: 'ask', items: [] },
    false,
    { wrong: ['asset cold'] },
  ],
  [
    'what is asked about is no wrong record, but may be an unnecessary question',
    '冷库正常',
    { intent: 'report', items: [{ ...cold, status: 'idle' }] },
    false,
    { outcome: 'asked', wrong: [], unnecessary: true },
  ],
  [
    'what is neither filed nor asked about is dropped',
    '么时候开会',
    { intent: 'report', items: [cold] },
    false,
    { outcome: 'other', dropped: true },
  ],
  [
    'the contract says what is owed when the words do not',
    '冷库正常，租金还没给',
    { intent: 'report', items: [{ ...cold, income: null }], confirm: true, missing: ['amount'] },
    undefined,
    { outcome: 'filed', wrong: [] },
  ],
])('%s', (_, text, expected, asks, wanted) => {
  expect(verdict(text, expected, asks)).toMatchObject(wanted)
})

test('a line that is no labelled message is named by its number', () => {
  expect(labelledIn('{"text":"a","context":{},"expected":{}}\n\nnull\n{"text":1}').bad).toEqual([3, 4])
})

test('the script prints what is not right and the figures; --quiet only the figures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eval-reading-'))
  const file = join(folder, 'm.jsonl')
  writeFileSync(file, JSON.stringify({ text: '冷库三季度租金7500到账', context, expected: { intent: 'ask' } }))
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/eval-reading.ts', ...args], { encoding: 'utf8' })
  const [loud, quiet, none] = [run(file), run(file, '--quiet'), run(join(folder, 'none'))]
  rmSync(folder, { recursive: true })
  expect(loud.stdout).toContain('冷库三季度租金7500到账')
  expect(quiet.stdout).not.toContain('冷库三季度')
  expect(quiet.stdout).toContain('全对  0/1')
  expect([none.status, none.stdout]).toEqual([1, ''])
}, 90_000)
