import { distinct, type Entries, type Known } from './covering.ts'
import type { Likeness } from './matching.ts'
import type { Asked } from './parts.ts'
import type { Reading, Said, Unit } from './reading.ts'

export const featureNames = [
  'alike', // share of the stretch's search score reached by the best way of asking
  'second', // and by the entry's second best way
  'cosine', // cosine with the way most alike
  'vote', // share of the entry in the votes of the nearest ways
  'whole', // share reached by the whole entry: all its ways and the answer
  'answer', // and by the answer alone
  'claim', // share of the stretch's words that are the entry's own
  'core', // share of what most of the entry's ways speak of that the question holds
  'typical', // share of the stretch's meaning, by how many of the entry's ways hold it
  'found', // share of the stretch's meaning found in the best way
  'foundInEntry', // and anywhere in the entry
  'filled', // share of the best way's meaning that the question holds
  'both', // found and filled at once: the question is that way in other words
  'missed', // share of the stretch's meaning the entry has nowhere
  'foreign', // weight of the weightiest noun, or word of another office, in the whole question that the entry has nowhere
  'exact', // alike to the third power: nearly word for word
  'otherAsk', // asks for something (when, who, how) the entry is not asked for
  'sameAsk', // asks for the same as the best way
  'otherClass', // names another class
  'otherPlace', // names a place the entry does not
  'otherThing', // names an asset of another kind than the entry does
  'office', // names a matter of another office, and the entry refers to it
  'brevity', // a short question says little
  'strange', // share of words of the whole question that no entry has
  'left', // share of the whole question's meaning that is not in the stretch
  'missedOfAll', // share of the whole question's meaning the entry has nowhere
  'alikeOfAll', // BM25 share of the best way for the whole question
  'wholeOfAll', // and of the whole entry
  'askTypical', // part of the entry's ways that ask for the same (when, who, how)
  'otherMeasure', // asks for a kind of figure the answer does not tell
] as const
export type FeatureName = (typeof featureNames)[number]
export type Features = Readonly<Record<FeatureName, number>>

/** Of these also counts how near the entry comes to the best of those found. */
export const comparedNames = [
  'alike',
  'second',
  'cosine',
  'vote',
  'whole',
  'answer',
  'claim',
  'core',
  'typical',
  'found',
  'foundInEntry',
  'filled',
  'both',
  'wholeOfAll',
] as const satisfies readonly FeatureName[]

/** The features of an entry among all that were found: its own, then the compared ones as a share of the best. */
export const rankNames = [...featureNames, ...comparedNames.map((name) => `${name}Share` as const)] as const
export type RankName = (typeof rankNames)[number]

/** One row per entry, in the order of rankNames. */
export function rankRows(found: readonly Features[]): number[][] {
  const best = comparedNames.map((name) => Math.max(TINY, ...found.map((features) => features[name])))
  return found.map((features) => [
    ...featureNames.map((name) => features[name]),
    ...comparedNames.map((name, i) => features[name] / (best[i] ?? 1)),
  ])
}
const TINY = 1e-9

/** A word found only in the answer counts this much. */
const ANSWER_WEIGHT = 0.6

export interface Pairing {
  readonly asked: Asked
  /** The stretch of the question that fits the entry best. */
  readonly part: Reading
  readonly entry: number
  readonly way: Said
  readonly likeness: Likeness
  readonly wholeLikeness: Likeness | undefined
}

export function featuresOf(entries: Entries, pairing: Pairing): Features {
  const { asked, part, entry, way, likeness, wholeLikeness } = pairing
  const known = entries.of(entry)
  const said = distinct(part.units)
  const all = part === asked.whole ? said : distinct(asked.whole.units)
  const aboutThings = way.units.some((unit) => unit.category === 'thing')
  const here = covered(entries, said, known, aboutThings, new Set(way.units.map((unit) => unit.name)))
  const everywhere = all === said ? here : covered(entries, all, known, aboutThings, NONE)
  const names = new Set(said.map((unit) => unit.name))
  const wayUnits = distinct(way.units)
  const filled = ratio(
    weightOf(entries, wayUnits, (unit) => names.has(unit.name)),
    weightOf(entries, wayUnits, () => true),
  )
  const found = ratio(here.inWay, here.all)
  const alike = Math.min(1, likeness.best)
  return {
    alike,
    second: Math.min(1, likeness.second),
    cosine: likeness.cosine,
    vote: likeness.vote,
    whole: Math.min(1, likeness.whole),
    answer: Math.min(1, likeness.answer),
    claim: likeness.claim,
    core: entries.core(entry, names),
    typical: ratio(here.typical, here.all),
    found,
    foundInEntry: ratio(here.inEntry, here.all),
    filled,
    both: found * filled,
    missed: ratio(here.missed, here.all),
    foreign: Math.min(1, everywhere.foreign),
    exact: alike ** 3,
    otherAsk: disagreement(said, known.asked, 'ask'),
    sameAsk: said.some((unit) => unit.category === 'ask' && way.units.some(({ name }) => name === unit.name)) ? 1 : 0,
    otherClass: disagreement(all, known.asked, 'class'),
    otherPlace: disagreement(all, known.asked, 'place'),
    otherThing: known.asked.size === 0 ? 0 : otherThing(all, known),
    office: all.some((unit) => unit.category === 'other' && known.asked.has(unit.name)) ? 1 : 0,
    brevity: 1 / Math.max(1, said.length),
    strange: Math.min(1, ratio(everywhere.strange, everywhere.all)),
    left: part === asked.whole ? 0 : 1 - entries.share(part, asked.whole),
    missedOfAll: ratio(everywhere.missed, everywhere.all),
    alikeOfAll: Math.min(1, wholeLikeness?.best ?? 0),
    wholeOfAll: Math.min(1, wholeLikeness?.whole ?? 0),
    askTypical: askTypical(said, known),
    otherMeasure: asked.measures.some((measure) => !known.measures.has(measure)) ? 1 : 0,
  }
}

/** A question without an asking word is as typical as any. */
const ASKS_NOTHING = 0.3
function askTypical(units: readonly Unit[], { asked }: Known): number {
  const asks = units.filter((unit) => unit.category === 'ask')
  return asks.length === 0 ? ASKS_NOTHING : Math.max(...asks.map(({ name }) => asked.get(name) ?? 0))
}

const NONE: ReadonlySet<string> = new Set()

function covered(
  entries: Entries,
  units: readonly Unit[],
  known: Known,
  aboutThings: boolean,
  way: ReadonlySet<string>,
) {
  const sums = { all: 0, inWay: 0, inEntry: 0, typical: 0, missed: 0, foreign: 0, strange: 0 }
  for (const unit of units) {
    const weight = entries.weight(unit, aboutThings)
    sums.all += weight
    if (way.has(unit.name)) sums.inWay += weight
    sums.typical += weight * (known.asked.get(unit.name) ?? 0)
    if (known.asked.has(unit.name)) sums.inEntry += weight
    else if (known.answered.has(unit.name)) sums.inEntry += weight * ANSWER_WEIGHT
    else if (unit.category !== 'ask') {
      sums.missed += weight
      if (unit.category === 'other' || (unit.category === 'unknown' && unit.say === 1))
        sums.foreign = Math.max(sums.foreign, weight)
    }
    if (entries.isStrange(unit)) sums.strange += weight
  }
  return sums
}

/** 1 when the question names some of this category and the entry has none of them. */
function disagreement(
  units: readonly Unit[],
  known: { has(name: string): boolean },
  category: Unit['category'],
): number {
  const named = units.filter((unit) => unit.category === category)
  return named.length > 0 && !named.some((unit) => known.has(unit.name)) ? 1 : 0
}

const otherThing = (units: readonly Unit[], { asked, answered }: Known): number =>
  Math.min(disagreement(units, asked, 'thing'), disagreement(units, answered, 'thing'))

const weightOf = (entries: Entries, units: readonly Unit[], counts: (unit: Unit) => boolean): number =>
  units.reduce((sum, unit) => sum + (counts(unit) ? entries.weight(unit, true) : 0), 0)

const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0)
