import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'eval-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/eval-answers.ts', ...args], { encoding: 'utf8' })

test('量一份文件：表、逐条、JSON', () => {
  const [file, out] = [join(folder, 'q.jsonl'), join(folder, 'out.json')]
  writeFileSync(
    file,
    [
      { question: '租村里的仓库要开会不', fact: '租赁要经村民会议讨论决定', entries: ['lease/meeting'] },
      { question: '我妈的低保怎么停了', outOfScope: true, factAny: ['民政'] },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  )
  const { status, stdout, stderr } = run('--questions', file, '--json', out, '--show')
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout).toContain('[答对] 1 问：租村里的仓库要开会不')
  expect(stdout).toContain('[没乱答] 2 问：我妈的低保怎么停了')
  expect(stdout).toMatch(/P@1（第一条就对） +100\.0%/)
  expect(stdout).toContain('机器只按字面核对')
  const kept = JSON.parse(readFileSync(out, 'utf8')) as Record<string, unknown> // an object by contract
  expect(kept).toMatchObject({
    seed: 1,
    figures: { questions: 2, answering: { all: 1, right: 1 }, refusing: { all: 1, right: 1 } },
  })
}, 90_000)

test('文件没有：一句话，退出码 1', () => {
  const { status, stdout, stderr } = run('--questions', join(folder, 'none.tsv'))
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr.trim()).toMatch(/^没有找到问题文件[^\n]*$/)
}, 90_000)
