/**
 * npx tsx test/rulebook/fit.ts [--write] - prints new weights for entities/rulebook/calibration.ts and what they are worth. Learns
 * only from what the index has not seen: every fourth way of asking left out in turn; ways whose whole entry is left out (nothing
 * may answer them); and the labelled questions, each against an index without the ways that are nearly its words. What is
 * printed for a labelled question comes from weights fitted without its fifth of them. Some minutes.
 */
import { writeFileSync } from 'node:fs'
import { sureNames, sureRow } from '../../entities/rulebook/confidence.ts'
import { rankNames } from '../../entities/rulebook/features.ts'
import { Matching, type Match } from '../../entities/rulebook/matching.ts'
import { type Asked, takeApart } from '../../entities/rulebook/parts.ts'
import { read } from '../../entities/rulebook/reading.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import { development, labelled, type Labelled } from './labelled.ts'
import { chance, dot, listwise, logistic } from './learning.ts'

const FOLDS = 4
/** Of a left-out way and of a way whose entry is missing, against 1 for a labelled question. */
const WEIGHT = { way: 0.2, stranger: 0.05, labelled: 1 }
/** A way that shares this much of its character pairs with a question is nearly its words. */
const NEAR = 0.55

interface Query {
  readonly kind: keyof typeof WEIGHT
  readonly set: string
  readonly text: string
  readonly asked: Asked
  readonly expected: readonly string[]
  readonly noneIsRight: boolean
  readonly in: Matching
  matches: readonly Match[]
}

let rankWeights: number[] = rankNames.map(() => 0)
const rank = (row: readonly number[]) => dot(rankWeights, row)

function leftOut(): Query[] {
  const list: Query[] = []
  const query = (kind: 'way' | 'stranger', text: string, expected: string[], index: Matching): Query => ({
    ...{ kind, set: kind, text, asked: takeApart(text), expected, in: index, matches: [] },
    noneIsRight: expected.length === 0 || expected.every((id) => id.startsWith('unknown/')),
  })
  for (let fold = 0; fold < FOLDS; fold++) {
    const stays = (ways: readonly string[], i: number) => ways.length < 3 || i % FOLDS !== fold
    const fewerWays = new Matching(
      startingRulebook.map((entry) => ({ ...entry, ask: entry.ask.filter((_, i) => stays(entry.ask, i)) })),
      rank,
    )
    const fewerEntries = new Matching(
      startingRulebook.filter((_, i) => i % FOLDS !== fold),
      rank,
    )
    startingRulebook.forEach((entry, number) => {
      entry.ask.forEach((ask, i) => {
        if (!stays(entry.ask, i)) list.push(query('way', ask, [entry.id], fewerWays))
      })
      if (number % FOLDS === fold && entry.topic !== 'unknown' && entry.ask[0])
        list.push(query('stranger', entry.ask[0], [], fewerEntries))
    })
  }
  return list
}

function asked(sets: Record<string, Labelled[]>): Query[] {
  const questions = Object.entries(sets).flatMap(([set, rows]) => rows.map((row) => ({ set, row })))
  const ways = startingRulebook.map((entry) => entry.ask.map((ask) => pairs(ask)))
  const list: Query[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const some = questions.filter((_, i) => i % FOLDS === fold)
    const words = some.map(({ row }) => pairs(row.question))
    const apart = startingRulebook.map((entry, number) => ({
      ...entry,
      ask: entry.ask.filter(
        (_, i) => i === entry.ask.length - 1 || !words.some((one) => isNear(one, ways[number]?.[i] ?? one)),
      ),
    }))
    const index = new Matching(apart, rank)
    for (const { set, row } of some)
      list.push({
        ...{ kind: 'labelled', set, text: row.question, asked: takeApart(row.question), expected: row.expected },
        ...{ noneIsRight: row.mayHandOver || row.expected.length === 0, in: index, matches: [] },
      })
  }
  return list
}

const pairs = (text: string) => new Set([...read(text).terms.keys()].filter((term) => term.startsWith('b')))
function isNear(question: ReadonlySet<string>, way: ReadonlySet<string>): boolean {
  let shared = 0
  for (const pair of way) if (question.has(pair)) shared++
  return shared / Math.max(1, Math.min(question.size, way.size)) > NEAR
}

const isRight = (query: Query, { entry }: Match) =>
  query.expected.includes(entry.id) || (query.noneIsRight && entry.topic === 'unknown')
const search = (queries: readonly Query[]) => {
  for (const query of queries) query.matches = query.in.find(query.asked)
}
const groups = (queries: readonly Query[]) =>
  queries.map((query) => {
    const right = query.matches.map((match) => isRight(query, match))
    const rows = query.matches.map(({ row }) => row)
    return { rows, right, noneIsRight: query.noneIsRight || !right.includes(true), weight: WEIGHT[query.kind] }
  })
/** The first three as shown: what nobody knows is not shown. */
const isAmong = (query: Query) =>
  query.matches.slice(0, 3).some((match) => match.entry.topic !== 'unknown' && isRight(query, match))
const samples = (queries: readonly Query[], right: (query: Query) => boolean) =>
  queries
    .filter(({ matches }) => matches.length > 0)
    .map((query) => ({ row: sureRow(query.matches), right: right(query), weight: WEIGHT[query.kind] }))
const isFirst = (query: Query) => query.matches[0] !== undefined && isRight(query, query.matches[0])

function fitted(queries: readonly Query[]) {
  rankWeights = listwise(groups(queries))
  search(queries)
  return { rank: rankWeights, sure: logistic(samples(queries, isFirst)), choice: logistic(samples(queries, isAmong)) }
}

const ways = leftOut()
const questions = asked({
  asked: labelled('asked.tsv'),
  fresh: labelled('fresh.tsv'),
  trained: labelled('trained.tsv'),
  inside: labelled('inside.tsv'),
  outside: labelled('outside.tsv'),
  dev: development().filter(({ previous }) => previous.length === 0),
})
search([...ways, ...questions])
console.log('made', ways.length, questions.length)

/** What would have been said about each labelled question by weights that never saw it. */
const told: {
  query: Query
  sure: number
  choice: number
  first: Match | undefined
  isFirst: boolean
  isAmong: boolean
}[] = []
for (let fold = 0; fold < 5; fold++) {
  const held = questions.filter((_, i) => i % 5 === fold)
  const fit = fitted([...ways, ...questions.filter((_, i) => i % 5 !== fold)])
  search(held)
  for (const query of held) {
    const row = query.matches.length > 0 ? sureRow(query.matches) : []
    told.push({
      ...{ query, first: query.matches[0], isFirst: isFirst(query), isAmong: isAmong(query) },
      ...{
        sure: row.length > 0 ? chance(dot(fit.sure, row)) : 0,
        choice: row.length > 0 ? chance(dot(fit.choice, row)) : 0,
      },
    })
  }
}
const isOurs = (query: Query) => query.expected.some((id) => !id.startsWith('referral/')) && !query.noneIsRight
for (const set of ['asked', 'fresh', 'trained', 'inside', 'outside', 'dev']) {
  const of = told.filter(({ query }) => query.set === set && isOurs(query))
  const share = (count: number) => (count / Math.max(1, of.length)).toFixed(3)
  console.log(
    set,
    of.length,
    'first',
    share(of.filter((one) => one.isFirst).length),
    'among three',
    share(of.filter((one) => one.isAmong).length),
  )
}
const isRule = (match: Match | undefined) =>
  match !== undefined && match.entry.topic !== 'unknown' && match.entry.topic !== 'referral'
for (const at of [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]) {
  const sure = told.filter((one) => one.sure >= at && isRule(one.first))
  const [ours, others] = [told.filter((one) => isOurs(one.query)), told.filter((one) => !isOurs(one.query))]
  const count = (of: typeof told, right: boolean) =>
    of.filter((one) => sure.includes(one) && one.isFirst === right).length
  console.log(
    at,
    'ours',
    ours.length,
    'right',
    count(ours, true),
    'wrong',
    count(ours, false),
    'others',
    others.length,
    'rule told',
    count(others, false),
  )
}
for (const at of [0.6, 0.7, 0.75, 0.8, 0.85, 0.9]) {
  const shown = told.filter((one) => one.sure < 0.7 && one.choice >= at && one.first?.entry.topic !== 'unknown')
  console.log(
    'choice',
    at,
    'shown',
    shown.length,
    'among',
    shown.filter((one) => one.isAmong).length,
    'ours',
    shown.filter((one) => isOurs(one.query)).length,
  )
}

const fit = fitted([...ways, ...questions])
if (process.argv.includes('--write')) {
  const record = (names: readonly string[], weights: readonly number[]) =>
    `{\n  ${['bias', ...names].map((name, i) => `${name}: ${(weights[i] ?? 0).toFixed(3)}`).join(',\n  ')},\n}`
  writeFileSync(
    new URL('../../entities/rulebook/calibration.ts', import.meta.url),
    `import type { SureName } from './confidence.ts'
import type { RankName } from './features.ts'

/** Made by test/rulebook/fit.ts from questions the index had not seen; do not tune by hand. */
export const rankWeights: Record<RankName | 'bias', number> = ${record(rankNames, fit.rank)}
/** The first is right. */
export const sureWeights: Record<SureName | 'bias', number> = ${record(sureNames, fit.sure)}
/** The right one is among the first three. */
export const choiceWeights: Record<SureName | 'bias', number> = ${record(sureNames, fit.choice)}
`,
  )
}
