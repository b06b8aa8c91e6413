import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Reading, readReport } from '../../../entities/report/read/index.ts'
import { parseRow } from './village.ts'

/** Clauses of every message we have, put together anew: what no word of any order may ever bring about. */
const rows = ['messages-tuned.tsv', 'messages-unseen.tsv', 'messages-own.tsv'].flatMap((name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map(parseRow),
)
const clauses = rows.flatMap(({ text }) => text.split(/(?<=[，,。\n；;])/))
const settings = rows.map(({ context }) => context)

let state = 20261008
const next = (below: number): number => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
  return Math.floor((state / 0x80000000) * below)
}
const mixed = Array.from({ length: 1500 }, () => ({
  text: Array.from({ length: 1 + next(5) }, () => clauses[next(clauses.length)] ?? '').join(next(3) === 0 ? '，' : ''),
  context: settings[next(settings.length)]!,
}))

describe('whatever clauses come together', () => {
  const read = mixed.map(({ text, context }) => ({ text, context, reading: readReport(text, context) }))
  const broken = (is: (one: { text: string; reading: Reading; ids: Set<string>; own: Set<string> }) => boolean) =>
    read
      .filter(({ text, context, reading }) => {
        const ledger = context.ledger ?? []
        const own = ledger.filter(({ village }) => !context.sender?.village || village === context.sender.village)
        return is({ text, reading, ids: new Set(ledger.map(({ id }) => id)), own: new Set(own.map(({ id }) => id)) })
      })
      .map(({ text }) => text)

  test('every asset is one of the ledger', () =>
    expect(
      broken(({ reading, ids }) =>
        reading.items.some(
          ({ asset_id, candidates }) =>
            (asset_id !== null && !ids.has(asset_id)) || (candidates ?? []).some((id) => !ids.has(id)),
        ),
      ),
    ).toEqual([]))

  test('nothing is written for another village', () =>
    expect(
      broken(({ reading, own }) =>
        reading.items.some(
          ({ asset_id, match }) => asset_id !== null && !own.has(asset_id) && match !== 'out_of_scope',
        ),
      ),
    ).toEqual([]))

  test('nothing is disposed of', () =>
    expect(broken(({ reading }) => JSON.stringify(reading).includes('"disposed"'))).toEqual([]))

  test('one sum is never split: several assets of one sum have none', () =>
    expect(
      broken(
        ({ reading }) =>
          (reading.groups?.length ?? 0) > 0 &&
          reading.items.some(
            ({ asset_id, income }) =>
              income?.yuan &&
              reading.groups!.some(
                (group) => group.asset_ids.includes(asset_id ?? '') && group.income.yuan === income.yuan,
              ),
          ),
      ),
    ).toEqual([]))

  test('energy is never money', () => {
    const energy = [31_000, 2.9e4, 28_800, 12_345]
    for (const kwh of energy)
      for (const say of [`光伏发电${kwh}度`, `光伏发了${kwh}千瓦时电`, `电站三季度${kwh}kwh，正常`, `光伏发电量${kwh}`])
        for (const context of settings.slice(0, 5))
          for (const item of readReport(say, context).items) {
            expect(item.metrics, say).toEqual({ kwh })
            expect(item.income?.yuan ?? null, say).toBeNull()
          }
  })
})
