import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { guard } from '../../../entities/rulebook/model/guard.ts'
import { figures } from '../../../entities/rulebook/model/guard/figure.ts'
import type { Clause } from '../../../entities/rulebook/search/clause.ts'
import { all, income, lease, meeting, notice, scrap } from './rules.ts'

const named: Readonly<Record<string, Clause>> = { meeting, lease, notice, income, scrap }

const rows = readFileSync(new URL('wordings.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => line.split('\t') as [verdict: string, clauses: string, wording: string]) // three columns, by the head of the file

const cited = (names: string): Clause[] =>
  names
    .split(',')
    .filter(Boolean)
    .map((name) => named[name] ?? expect.fail(`no clause ${name}`))

const verdict = (wording: string, clauses: readonly Clause[], local?: string) => {
  const guarded = guard(wording, clauses, local)
  return guarded.ok ? 'ok' : guarded.why
}

describe('a wording goes out only when the cited clause proves it', () => {
  test.each(rows)('%s: %s: %s', (expected, clauses, wording) => {
    expect(verdict(wording, cited(clauses))).toBe(expected)
  })
})

/** 9 as 九, so that a figure is altered in its own writing. */
const HAN_DIGITS = '零一二三四五六七八九'

/** Every way to put another digit in place of one digit of a figure. */
function altered(wording: string): string[] {
  return figures(wording).flatMap(({ start, end }) =>
    [...wording.slice(start, end)].flatMap((one, i) => {
      const digits = /\d/.test(one) ? '0123456789' : HAN_DIGITS.includes(one) ? HAN_DIGITS.slice(1) : ''
      return [...digits]
        .filter((other) => other !== one)
        .map((other) => wording.slice(0, start + i) + other + wording.slice(start + i + 1))
    }),
  )
}

test('whatever digit of a good wording is altered, it does not go out', () => {
  const good = rows.filter(([expected]) => expected === 'ok')
  const alterations = good.flatMap(([, clauses, wording]) => altered(wording).map((text) => [clauses, text] as const))
  expect(alterations.length).toBeGreaterThan(300)
  // the same value may be written twice in a clause, so what is altered into a figure of the clause must still be about the same
  expect(alterations.filter(([clauses, text]) => verdict(text, cited(clauses)) === 'ok')).toEqual([])
})

const STOPS = /[，。；：\n]/

test('every part of a clause may be quoted, from stop to stop', () => {
  const refused: string[] = []
  for (const clause of all) {
    const stops = [...clause.text.matchAll(/[，。；：\n]/g)].map((stop) => stop.index)
    const starts = [0, ...stops.map((at) => at + 1)].filter((at) => at < clause.text.length)
    for (const start of starts)
      for (const end of stops.filter((stop) => stop > start)) {
        const quotation = clause.text.slice(start, end)
        if (quotation.includes('\n') || quotation.length > 100 || quotation.trim() === '') continue
        if (verdict(`原文是“${quotation}”`, [clause]) !== 'ok') refused.push(quotation)
      }
  }
  expect(refused).toEqual([])
})

test('a quotation with one character changed, left out or added is refused', () => {
  const passed: string[] = []
  for (const clause of all)
    for (const part of clause.text.split(STOPS).filter((text) => text.length > 5))
      for (let at = 1; at < part.length - 1; at++)
        for (const forged of [
          `${part.slice(0, at)}甚${part.slice(at + 1)}`,
          part.slice(0, at) + part.slice(at + 1),
          `${part.slice(0, at)}不${part.slice(at)}`,
        ])
          if (!clause.text.includes(forged) && verdict(`原文是“${forged}”`, [clause]) === 'ok') passed.push(forged)
  expect(passed).toEqual([])
})

test('no forbidding, permission or duty of a clause can be told as another one', () => {
  const swaps = ['应当', '可以', '不得', '必须', '不必', '不需要', '禁止', '无权', '方可', '有权']
  const passed: string[] = []
  for (const clause of all)
    for (const sentence of clause.text.split(/[。；\n]/))
      for (const modal of sentence.match(/应当|可以|不得|必须|方可/g) ?? [])
        for (const other of swaps) {
          const alike = [
            ['应当', '必须'],
            ['可以', '有权'],
            ['不得', '禁止', '无权'],
          ]
          if (other === modal || alike.some((group) => group.includes(modal) && group.includes(other))) continue
          const told = `${sentence.replace(modal, other)}。`
          if (verdict(told, [clause]) === 'ok') passed.push(told)
        }
  expect(passed).toEqual([])
})

test('our own answer lends words and duties, but no number, quotation or source', () => {
  expect(verdict('须在镇里登记，租期不超过二十年。', [lease])).toBe('modal')
  expect(verdict('须在镇里登记，租期不超过二十年。', [lease], '租出去须在镇里登记。')).toBe('ok')
  expect(verdict('贴三天，租期不超过二十年。', [lease], '贴三天。')).toBe('number')
  expect(verdict('原文是“贴三天”，租期不超过二十年。', [lease], '贴三天。')).toBe('quotation')
  expect(verdict('依据《民法典》，租期不超过二十年。', [lease], '依据《民法典》。')).toBe('document')
})

test('a wording of any kind is judged within a few milliseconds', () => {
  const long: Clause = { ...lease, text: lease.text.repeat(40) }
  const bad = [
    '“'.repeat(120),
    '不'.repeat(120),
    '二'.repeat(120),
    '租'.repeat(120),
    '《'.repeat(120),
    '第十条'.repeat(40),
    '应当'.repeat(60),
    '超过二十年的，'.repeat(17),
  ]
  const start = performance.now()
  for (const wording of bad) guard(wording, [long])
  expect(performance.now() - start).toBeLessThan(2000)
})
