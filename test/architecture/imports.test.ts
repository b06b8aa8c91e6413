import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import { root } from './tree.ts'

const folders = ['entities', 'bot', 'api', 'scripts', 'test']
const ruleSet = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Required<IConfiguration> // the file is ours and has both halves

async function violations(baseDir: string): Promise<string[]> {
  const { enhancedResolveOptions, ...options } = ruleSet.options
  const result = await cruise(folders, { ...options, baseDir, validate: true, ruleSet }, enhancedResolveOptions)
  const { summary } = result.output as ICruiseResult // a string only for reporters that print
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
}

test('everybody imports only whom he may', async () => {
  expect(await violations(root)).toEqual([])
}, 120_000)

/** One small tree in which every rule is broken once; `from` imports `to`. */
const broken: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'no-cycles': ['entities/base/one.ts', 'entities/base/two.ts'],
  'entities-stand-alone': ['entities/base/door.ts', 'api/app.ts'],
  'entities-order-base': ['entities/base/back.ts', 'entities/asset/asset.ts'],
  'entities-order-texts': ['entities/texts/asset.ts', 'entities/asset/asset.ts'],
  'entities-order-reminder': ['entities/reminder/rungs.ts', 'entities/ledger/ledger.ts'],
  'entities-unknown-folder': ['entities/index.ts', 'entities/odds/ends.ts'],
  'puppets-are-adapters': ['bot/puppets/simulator/puppet.ts', 'entities/texts/asset.ts'],
  'bot-not-api': ['bot/bot.ts', 'api/app.ts'],
  'api-not-bot': ['api/routes/bot.ts', 'bot/turn.ts'],
  'nobody-imports-scripts-or-test': ['api/routes/wiring.ts', 'scripts/config.ts'],
  'scripts-not-test': ['scripts/start.ts', 'test/support/world.ts'],
  'product-not-dev-package': ['bot/spare.ts', 'node_modules/spare/index.js'],
  resolvable: ['bot/lost.ts', 'bot/nowhere.ts'],
}

test('each rule sees its own violation', async () => {
  const sample = mkdtempSync(path.join(os.tmpdir(), 'guanhu-imports-'))
  const add = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(sample, file)), { recursive: true })
    writeFileSync(path.join(sample, file), text, { flag: 'a' })
  }
  const importing = (from: string, to: string) => {
    const near = path.posix.relative(path.posix.dirname(from), to)
    const specifier = to.startsWith('node_modules/') ? to.split('/')[1] : near.startsWith('.') ? near : `./${near}`
    return `import { x as ${to.replace(/\W/g, '_')} } from '${specifier}'\n`
  }
  for (const folder of folders) mkdirSync(path.join(sample, folder))
  writeFileSync(path.join(sample, 'package.json'), '{"type":"module","devDependencies":{"spare":"1.0.0"}}')
  for (const [rule, [from, to]] of Object.entries(broken)) {
    add(from, importing(from, to))
    if (rule !== 'resolvable') add(to, '')
  }
  add('entities/base/two.ts', importing('entities/base/two.ts', 'entities/base/one.ts'))
  for (const file of new Set(Object.values(broken).flat()))
    if (file !== 'bot/nowhere.ts') add(file, 'export const x = 1\n')

  const seen = await violations(sample)
  rmSync(sample, { recursive: true })
  for (const [rule, [from]] of Object.entries(broken)) {
    expect(
      seen.some((line) => line.startsWith(`${rule}: ${from} -> `)),
      `${rule} in ${seen.join('\n')}`,
    ).toBe(true)
  }
}, 60_000)
