import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { SettingsView, SettingValue } from '../../entities/base/runtime.ts'
import { defaults } from '../../entities/settings/defaults.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { citations, fill, sourceLine } from '../../entities/rulebook/wording.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import type { Entry } from '../../entities/texts/rulebook/entry.ts'

const settings = new Settings()
/** Defaults, but for what the county has decided. */
const decided = (values: Record<string, SettingValue>): SettingsView => ({
  // the caller states the type, as in Settings
  value: <T extends SettingValue>(key: string) => (key in values ? values[key] : settings.value(key)) as T,
  changed: (key) => key in values,
})
const entry = (id: string): Entry => {
  const found = startingRulebook.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const answering = startingRulebook.filter((one) => one.on[0].kind !== 'none')

describe('每一条', () => {
  test('编号不重', () => {
    expect(new Set(startingRulebook.map((one) => one.id)).size).toBe(startingRulebook.length)
  })
  test('同一种问法只归一条', () => {
    const owners = new Map<string, string>()
    const twice = startingRulebook.flatMap((one) =>
      one.ask
        .filter((way) => {
          const owner = owners.get(way)
          owners.set(way, one.id)
          return owner !== undefined
        })
        .map((way) => `${one.id}: ${way}`),
    )
    expect(twice).toEqual([])
  })
  test.each(answering.map((one) => [one.id, one] as const))('%s 填得满、说得短、不喊叫', (_, one) => {
    const answer = fill(one, settings)
    expect(answer).not.toMatch(/[{}#]|undefined|null|NaN|[！!]/)
    expect([...answer].length).toBeLessThanOrEqual(135)
    expect(one.on[0].kind === 'referral' || sourceLine(one, settings).startsWith('依据：')).toBe(true)
  })
  test('用到的设置都有', () => {
    for (const one of startingRulebook)
      for (const basis of one.on)
        if (basis.kind === 'default') for (const key of basis.keys) expect(Object.keys(defaults)).toContain(key)
  })
  test('写进答案的设置，都在依据里点名', () => {
    const unnamed = startingRulebook.filter((one) => {
      const used = [...one.say.matchAll(/\{([a-zA-Z.]+[a-zA-Z])/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => !(key in defaults) || defaults[key as keyof typeof defaults].basis === 'default') // key was just looked up
      const named: readonly string[] = one.on.flatMap((basis) => (basis.kind === 'default' ? basis.keys : []))
      return used.some((key) => !named.includes(key))
    })
    expect(unnamed.map((one) => one.id)).toEqual([])
  })
})

describe('依据', () => {
  test('法律依据有文件、有条', () => {
    for (const one of startingRulebook)
      for (const basis of one.on)
        if (basis.kind === 'law') {
          expect(basis.document, one.id).toMatch(/^《.+》$/)
          expect(basis.article, one.id).toMatch(/^第[一二三四五六七八九十百零]+条$/)
        }
  })
  test('引文一字不差地在法条里', () => {
    const articles = new Map(
      readFileSync(new URL('./fixtures/articles.tsv', import.meta.url), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => {
          const [document = '', article = '', text = ''] = line.split('\t')
          return [document + article, text] as const
        }),
    )
    for (const one of startingRulebook)
      for (const basis of one.on)
        if (basis.kind === 'law' && basis.quote)
          expect(articles.get(basis.document + basis.article) ?? '', `${one.id} ${basis.article}`).toContain(
            basis.quote,
          )
  })
  test('系统默认从不说成规定', () => {
    for (const one of startingRulebook) {
      const [first] = one.on
      if (first.kind !== 'default' || first.note) continue
      const text = fill(one, settings) + sourceLine(one, settings)
      expect(text, one.id).toContain('系统默认')
      if (/(必须|规定|不得)/.test(fill(one, settings).replace(/按.{0,4}规定|不是规定|没.{0,6}规定/g, '')))
        expect(fill(one, settings), one.id).toMatch(/系统默认|县里可改|国家/)
    }
  })
  test('只听说过的，要说由县里确认', () => {
    for (const one of startingRulebook)
      if (one.on[0].kind === 'unconfirmed') expect(fill(one, settings), one.id).toMatch(/县里(确认|定|还没有设定)/)
  })
  test('外地的例子写明不是本县规定', () => {
    for (const one of startingRulebook)
      for (const basis of one.on)
        if (basis.kind === 'published' && basis.note)
          expect(sourceLine(one, settings), one.id).toContain('不是本县规定')
  })
  test('县细则没有录入，不引它的条文', () => {
    for (const one of startingRulebook)
      for (const { document, article } of citations(one)) if (document.includes('江陵')) expect(article).toBe('')
  })
})

describe('县里改了设置', () => {
  test('答案和说法都跟着改', () => {
    const one = entry('notice/registration-days')
    expect(fill(one, settings)).toContain('系统默认贴7天')
    const ten = decided({ 'notice.registrationDays': 10 })
    expect(fill(one, ten)).toContain('县里设定贴10天')
    expect(sourceLine(one, ten)).toBe('依据：县里设定；江陵县公开做法')
  })
  test.each([
    ['report/quarter-due', { 'report.quarter.dueDay': 15 }, '三季度10月15日'],
    ['report/income-due', { 'report.income.due': '02-15' }, '县里设定次年2月15日前'],
    [
      'disposal/tiers',
      { 'disposal.tiersYuan': [20_000, 200_000, 800_000] },
      '2万元以下村议、镇备案；到20万镇审批；到80万县主管局批',
    ],
    ['depreciation/road', { 'depr.publicRoad': true }, '县里设定道路要提折旧'],
    ['income/pv-eighty', { 'pv.laborSharePercent': 60 }, '县里设定为60%'],
    ['income/reserve-ratio', { 'income.reservePercent': 25 }, '县里设定提25%'],
  ])('%s', (id, values: Record<string, SettingValue>, words) => {
    expect(fill(entry(id), decided(values))).toContain(words)
  })
})
