import type { Entry } from '../texts/rulebook/entry.ts'
import { Ranking } from './ranking.ts'
import { joined, read, type Reading, type Unit } from './reading.ts'

/** One entry as found for a question, with the figures its rank and its confidence are made from. */
export interface Match {
  readonly entry: Entry
  readonly score: number
  /** How far the next entry is behind (for the first), in score. */
  readonly lead: number
  readonly features: Features
}

export type Features = Readonly<Record<FeatureName, number>>
export const featureNames = [
  'alike', // share of the question's search score reached by the best way of asking
  'second', // and by the entry's second best way
  'whole', // share reached by the whole entry: all its ways and the answer
  'found', // share of the question's meaning found in the best way
  'foundInEntry', // and anywhere in the entry
  'filled', // share of the best way's meaning that the question holds
  'both', // found and filled at once: the question is that way in other words
  'missed', // share of the question's meaning the entry has nowhere
  'foreign', // weight of the weightiest noun, or word of another office, that the entry has nowhere
  'exact', // alike to the third power: nearly word for word
  'otherAsk', // asks for something (when, who, how) the entry is not asked for
  'sameAsk', // asks for the same as the best way
  'otherClass', // names another class or place
  'otherThing', // names an asset of another kind than the entry does
  'office', // names a matter of another office, and the entry refers to it
  'brevity', // a short question says little
  'strange', // share of words that no entry has
] as const
export type FeatureName = (typeof featureNames)[number]

interface Way {
  readonly entry: number
  readonly reading: Reading
  readonly names: ReadonlySet<string>
  readonly things: boolean
}
interface EntryUnits {
  readonly asked: ReadonlySet<string>
  readonly answered: ReadonlySet<string>
  readonly known: ReadonlySet<string>
}

/** How many entries are looked at closely. */
const CLOSE = 12
/** An asset's name is of little weight for a rule about all assets. */
const THING_WEIGHT = 0.35
const ASK_WEIGHT = 0.5
/** A word found only in the answer counts this much. */
const ANSWER_WEIGHT = 0.6

export class Matching {
  readonly ways: readonly Way[]
  private readonly ranking: Ranking
  private readonly wholes: Ranking
  private readonly units: readonly EntryUnits[]
  private readonly rarity = new Map<string, number>()

  /** `rank` turns features into a score; the higher the likelier. */
  constructor(
    readonly entries: readonly Entry[],
    private readonly rank: (features: Features) => number,
  ) {
    this.ways = entries.flatMap((entry, number) =>
      entry.ask.map((ask) => {
        const reading = read(ask)
        return {
          entry: number,
          reading,
          names: namesOf(reading.units),
          things: reading.units.some((unit) => unit.category === 'thing'),
        }
      }),
    )
    const answers = entries.map((entry) => read(entry.say))
    const waysOf = entries.map((_, number) => this.ways.filter((way) => way.entry === number))
    this.ranking = new Ranking(this.ways.map((way) => way.reading))
    this.wholes = new Ranking(
      entries.map((_, number) =>
        joined([...(waysOf[number] ?? []).map((way) => way.reading), ...answers.slice(number, number + 1)]),
      ),
    )
    this.units = entries.map((_, number) => {
      const asked = new Set((waysOf[number] ?? []).flatMap((way) => [...way.names]))
      const answered = namesOf(answers[number]?.units ?? [])
      return { asked, answered, known: new Set([...asked, ...answered]) }
    })
    const seenIn = new Map<string, number>()
    for (const { asked } of this.units) for (const name of asked) seenIn.set(name, (seenIn.get(name) ?? 0) + 1)
    for (const [name, seen] of seenIn)
      this.rarity.set(name, Math.log(1 + entries.length / seen) / Math.log(1 + entries.length))
  }

  /** Best first. `topic` is the one talked about: its entries are preferred a little. */
  find(question: Reading, topic?: string): Match[] {
    const scores = this.ranking.scores(question)
    const wholes = this.wholes.scores(question)
    const own = this.ranking.ownScore(question) || 1
    const wholeOwn = this.wholes.ownScore(question) || 1
    const best = new Map<number, { way: Way; score: number; second: number }>()
    this.ways.forEach((way, number) => {
      const score = scores[number] ?? 0
      if (score === 0) return
      const now = best.get(way.entry)
      if (!now) best.set(way.entry, { way, score, second: 0 })
      else if (score > now.score) best.set(way.entry, { way, score, second: now.score })
      else if (score > now.second) now.second = score
    })
    const first = (number: number, score: number) => score / own + (0.5 * (wholes[number] ?? 0)) / wholeOwn
    return [...best]
      .sort((a, b) => first(b[0], b[1].score) - first(a[0], a[1].score))
      .slice(0, CLOSE)
      .map(([number, { way, score, second }]) => {
        const features = this.features(question, number, way, {
          alike: score / own,
          second: second / own,
          whole: (wholes[number] ?? 0) / wholeOwn,
        })
        const entry = this.entries[number] as Entry // number comes from a way of this entry
        return { entry, features, score: this.rank(features) + (entry.topic === topic ? TOPIC_BONUS : 0), lead: 0 }
      })
      .sort((a, b) => b.score - a.score)
      .map((match, i, all) => ({
        ...match,
        lead: match.score - (all[i === 0 ? 1 : 0]?.score ?? match.score - LONE_LEAD),
      }))
  }

  private features(
    question: Reading,
    number: number,
    way: Way,
    shares: { alike: number; second: number; whole: number },
  ): Features {
    const own = this.units[number]
    const asked = distinct(question.units)
    let all = 0,
      inWay = 0,
      inEntry = 0,
      missed = 0,
      foreign = 0,
      strange = 0
    for (const unit of asked) {
      const weight = this.weightOf(unit, !way.things)
      all += weight
      if (way.names.has(unit.name)) inWay += weight
      if (own?.asked.has(unit.name)) inEntry += weight
      else if (own?.answered.has(unit.name)) inEntry += weight * ANSWER_WEIGHT
      else if (unit.category !== 'ask') {
        missed += weight
        if (unit.category === 'other' || (unit.category === 'unknown' && unit.say === 1))
          foreign = Math.max(foreign, weight)
      }
      if (!this.rarity.has(unit.name)) strange += weight
    }
    const names = namesOf(asked)
    let wayAll = 0,
      wayFilled = 0
    for (const unit of distinct(way.reading.units)) {
      const weight = this.weightOf(unit, false)
      wayAll += weight
      if (names.has(unit.name)) wayFilled += weight
    }
    const found = ratio(inWay, all)
    const filled = ratio(wayFilled, wayAll)
    return {
      alike: Math.min(1, shares.alike),
      second: Math.min(1, shares.second),
      whole: Math.min(1, shares.whole),
      found,
      foundInEntry: ratio(inEntry, all),
      filled,
      both: found * filled,
      missed: ratio(missed, all),
      foreign: Math.min(1, foreign),
      exact: Math.min(1, shares.alike) ** 3,
      otherAsk: disagreement(asked, own?.asked, 'ask'),
      sameAsk: asked.some((unit) => unit.category === 'ask' && way.names.has(unit.name)) ? 1 : 0,
      otherClass: disagreement(asked, own?.asked, 'class') + disagreement(asked, own?.asked, 'place'),
      otherThing: disagreement(asked, own?.known, 'thing'),
      office: asked.some((unit) => unit.category === 'other' && own?.asked.has(unit.name)) ? 1 : 0,
      brevity: 1 / Math.max(1, asked.length),
      strange: Math.min(1, ratio(strange, all)),
    }
  }

  private weightOf(unit: Unit, generic: boolean): number {
    const rare = (this.rarity.get(unit.name) ?? 1) * unit.say
    if (unit.category === 'ask') return rare * ASK_WEIGHT
    if (unit.category === 'thing' && generic) return rare * THING_WEIGHT
    return rare
  }
}

/** In units of `rank` (log odds). */
const TOPIC_BONUS = 0.8
const LONE_LEAD = 3

/** 1 when the question names some of this category and the entry has none of them. */
function disagreement(
  asked: readonly Unit[],
  known: ReadonlySet<string> | undefined,
  category: Unit['category'],
): number {
  const named = asked.filter((unit) => unit.category === category)
  return named.length > 0 && !named.some((unit) => known?.has(unit.name)) ? 1 : 0
}

const namesOf = (units: readonly Unit[]): Set<string> => new Set(units.map((unit) => unit.name))
const distinct = (units: readonly Unit[]) =>
  units.filter((unit, i) => units.findIndex((other) => other.name === unit.name) === i)
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0)
