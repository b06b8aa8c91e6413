import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanhu-import-rules-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, ...lines: string[]) => {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

/** Runs `npm run import-rules` as a person would; the answer is what is typed at the question. */
function run(args: string[], answer = ''): Promise<{ code: number | null; said: string; wrong: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/import-rules.ts', ...args], {
      env: { ...process.env, DATA_FOLDER: join(folder, 'data'), DATABASE_URL: '' },
    })
    let said = ''
    let wrong = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
    child.on('close', (code) => resolve({ code, said, wrong }))
    child.stdin.end(answer)
  })
}

test('shows what it understood, asks, keeps, and says what the next version changes', async () => {
  const old = file('旧.txt', '甲县资产办法', '第一条　公示期不少于7日。', '第二条　自2021年1月1日起施行。')
  const fresh = file('新.txt', '甲县资产办法', '第一条　公示期不少于10日。', '第二条　自2025年5月1日起施行。')

  const missing = join(folder, '没有.docx')
  const kept = await run([old, missing], '是\n')
  expect(kept.said).toContain('标题：《甲县资产办法》')
  expect(kept.said).toContain('收好了：《甲县资产办法》，2021-01-01 起施行，共 2 条。')
  expect(kept).toMatchObject({
    code: 1,
    wrong: `${missing}：没有找到文件“${missing}”，请核对文件名和所在文件夹。\n`,
  })

  const declined = await run([fresh], '不\n')
  expect(declined).toMatchObject({ code: 1, wrong: `${fresh} 没有收，什么都没有改。\n` })

  const agreed = await run([fresh, '--yes'])
  expect(agreed).toMatchObject({ code: 0, wrong: '' })
  expect(agreed.said).toContain('修改 第一条　公示期不少于〔原：7〕〔改：10〕日。')
}, 120_000)
