/**
 * npx tsx test/rulebook/fit.ts - prints new weights for entities/rulebook/calibration.ts. Learns only from what the index has
 * not seen: every fifth way of asking left out in turn; ways whose whole entry is left out (nothing may answer them); and the
 * labelled questions in asked.tsv, fresh.tsv and trained.tsv. Plain logistic regression by gradient, no randomness.
 */
import { writeFileSync } from 'node:fs'
import { rank, sureNames, sureRow } from '../../entities/rulebook/confidence.ts'
import { featureNames, Matching, type Match } from '../../entities/rulebook/matching.ts'
import { read, type Reading } from '../../entities/rulebook/reading.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import { labelled, trained } from './labelled.ts'

const FOLDS = 5
/** Weight of a left-out way and of a way whose entry is missing, against 1 for a labelled question. */
const FOLD = Number(process.argv[2] ?? 0.1)
const STRANGER = Number(process.argv[3] ?? 0.02)
interface Query {
  reading: ReturnType<typeof read>
  expected: string[]
  weight: number
  in: Matching
}
interface Sample {
  x: number[]
  right: boolean
  weight: number
}

function queries(score: typeof rank): Query[] {
  const list: Query[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const fewerWays = new Matching(
      startingRulebook.map((entry) => ({
        ...entry,
        ask: entry.ask.filter((_, i) => entry.ask.length < 3 || i % FOLDS !== fold),
      })),
      score,
    )
    for (const entry of startingRulebook)
      entry.ask.forEach((ask, i) => {
        if (entry.ask.length >= 3 && i % FOLDS === fold)
          list.push({ reading: read(ask), expected: [entry.id], weight: FOLD, in: fewerWays })
      })
    const fewerEntries = new Matching(
      startingRulebook.filter((_, i) => i % FOLDS !== fold),
      score,
    )
    startingRulebook.forEach((entry, i) => {
      if (i % FOLDS === fold)
        for (const ask of entry.ask.slice(0, 2))
          list.push({ reading: read(ask), expected: [], weight: STRANGER, in: fewerEntries })
    })
  }
  const questions = [...labelled('asked.tsv'), ...labelled('fresh.tsv'), ...trained()]
  for (let fold = 0; fold < FOLDS; fold++) {
    const asked = questions.filter((_, i) => i % FOLDS === fold).map((one) => ({ ...one, reading: read(one.question) }))
    // ways that were written after looking at such a question would make it look easier than a new one is
    const apart = startingRulebook.map((entry) => ({
      ...entry,
      ask: entry.ask.filter(
        (way, i) => i === entry.ask.length - 1 || !asked.some((one) => near(one.reading, read(way))),
      ),
    }))
    const index = new Matching(apart, score)
    for (const { reading, expected } of asked) list.push({ reading, expected, weight: 1, in: index })
  }
  return list
}

/** Shares more than half of its character pairs. */
function near(question: Reading, way: Reading): boolean {
  const pairs = (reading: Reading) => [...reading.terms.keys()].filter((term) => term.startsWith('b'))
  const asked = new Set(pairs(question))
  const said = pairs(way)
  const shared = said.filter((pair) => asked.has(pair)).length
  return shared / Math.max(1, Math.min(asked.size, said.length)) > 0.55
}

/** A weight may not have the wrong sign: the questions left out of the index are not quite like real ones. */
const SIGN: Partial<Record<string, number>> = {
  alike: 1,
  exact: 1,
  second: 1,
  whole: 1,
  found: 1,
  foundInEntry: 1,
  filled: 1,
  both: 1,
  sameAsk: 1,
  lead: 1,
  firm: 1,
  firmInEntry: 1,
  missed: -1,
  foreign: -1,
  otherAsk: -1,
  otherClass: -1,
  strange: -1,
  brevity: -1,
  otherThing: -1,
  office: 1,
}

function regression(samples: Sample[], names: readonly string[], steps: number): number[] {
  const width = samples[0]?.x.length ?? 0
  const weights = new Array<number>(width).fill(0)
  const total = samples.reduce((sum, sample) => sum + sample.weight, 0)
  const velocity = new Array<number>(width).fill(0)
  for (let step = 0; step < steps; step++) {
    const slope = new Array<number>(width).fill(0)
    for (const { x, right, weight } of samples) {
      let sum = 0
      for (let i = 0; i < width; i++) sum += (weights[i] ?? 0) * (x[i] ?? 0)
      const miss = ((right ? 1 : 0) - 1 / (1 + Math.exp(-sum))) * weight
      for (let i = 0; i < width; i++) slope[i] = (slope[i] ?? 0) + miss * (x[i] ?? 0)
    }
    for (let i = 0; i < width; i++) {
      velocity[i] =
        0.9 * (velocity[i] ?? 0) + 0.3 * ((slope[i] ?? 0) / total - (i === 0 ? 0 : 0.0003 * (weights[i] ?? 0)))
      weights[i] = (weights[i] ?? 0) + (velocity[i] ?? 0)
      if ((weights[i] ?? 0) * (SIGN[names[i] ?? ''] ?? 0) < 0) weights[i] = velocity[i] = 0
    }
  }
  return weights
}

const fits = (expected: string[], entry: Match['entry']) =>
  expected.includes(entry.id) || (expected.length === 0 && entry.topic === 'unknown')
const row = (match: Match) => [1, ...featureNames.map((name) => match.features[name])]
const shown = (names: readonly string[], weights: number[]) =>
  names.map((name, i) => `${name}: ${(weights[i] ?? 0).toFixed(2)}`).join(', ')

const candidates = queries(rank).flatMap((query) =>
  query.in
    .find(query.reading)
    .slice(0, 8)
    .map((match) => ({ x: row(match), right: fits(query.expected, match.entry), weight: query.weight })),
)
const rankWeights = regression(candidates, ['bias', ...featureNames], 800)
console.log('rank', shown(['bias', ...featureNames], rankWeights))

const scored: typeof rank = (features) =>
  featureNames.reduce((sum, name, i) => sum + (rankWeights[i + 1] ?? 0) * features[name], rankWeights[0] ?? 0)
const firsts = queries(scored).flatMap((query) =>
  query.in
    .find(query.reading)
    .slice(0, 1)
    .map((match) => ({
      x: [1, ...sureRow(match)],
      right: fits(query.expected, match.entry),
      weight: query.weight,
      duty: match.entry.topic === 'unknown',
    })),
)
const sureWeights = regression(firsts, ['bias', ...sureNames], 2000)
console.log('sure', shown(['bias', ...sureNames], sureWeights))
const ways = firsts.filter((sample) => sample.weight === FOLD)
console.log('left-out ways found first', ways.filter((sample) => sample.right).length, 'of', ways.length)
for (const at of [0.3, 0.4, 0.5, 0.6, 0.7]) {
  const sure = firsts.filter(
    ({ x, weight }) =>
      weight === 1 && 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (sureWeights[i] ?? 0), 0))) >= at,
  )
  console.log(
    at,
    'answered',
    sure.filter((sample) => !sample.duty).length,
    'wrong',
    sure.filter((sample) => !sample.right && !sample.duty).length,
  )
}

if (process.argv.includes('--write')) {
  const record = (names: readonly string[], weights: number[]) => `{\n  ${shown(names, weights)},\n}`
  writeFileSync(
    new URL('../../entities/rulebook/calibration.ts', import.meta.url),
    `import type { FeatureName } from './matching.ts'

/** Made by test/rulebook/fit.ts from questions the index had not seen; do not tune by hand. */
export const rankWeights: Record<FeatureName | 'bias', number> = ${record(['bias', ...featureNames], rankWeights)}
export const sureWeights: Record<FeatureName | 'bias' | 'lead' | 'firm' | 'firmInEntry', number> = ${record(['bias', ...sureNames], sureWeights)}
`,
  )
}
