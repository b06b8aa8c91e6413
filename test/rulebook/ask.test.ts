import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const ask = (input: string) => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/ask.ts'], { input, encoding: 'utf8' })
  return {
    code: run.status,
    lines: run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  } // JSON objects by contract
}

test('每行一问，按顺序一答；坏行说清楚，接着答', () => {
  const { code, lines } = ask(
    [
      '{"question":"租村里的仓库要开会不"}',
      '不是 JSON',
      '{"ask":1}',
      '{"question":"代表会要来多少人","previous":"租村里的仓库要开会不"}',
      '{"question":"车辆呢","previous":["房子折旧几年",{"question":"那机器呢","answer":"10年"}]}',
    ].join('\n'),
  )
  expect(code).toBe(0)
  expect(lines).toHaveLength(5)
  expect(lines[0]).toMatchObject({ basis: 'law', handedOver: false })
  expect(String(lines[0]?.['answer'])).toMatch(/\n依据：《村民委员会组织法》第二十四条、第二十五条$/)
  expect(Object.keys(lines[0] ?? {})).toEqual(['answer', 'basis', 'citations', 'confidence', 'handedOver'])
  expect(lines[1]?.['error']).toContain('读不懂')
  expect(lines[2]?.['error']).toContain('读不懂')
  expect(String(lines[3]?.['answer'])).toContain('三分之二')
  expect(String(lines[4]?.['answer'])).toContain('4年')
}, 30_000)
