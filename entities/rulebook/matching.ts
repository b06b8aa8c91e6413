import type { Entry } from '../texts/rulebook/entry.ts'
import { Ranking } from './ranking.ts'
import { read, type Reading, type Unit } from './reading.ts'

/** One entry as found for a question: how well, and the figures its confidence is made from. */
export interface Match {
  readonly entry: Entry
  readonly score: number
  readonly features: Features
}

/** Each between 0 and 1 (margin and disagreement as well); the order is that of the weights in calibration.ts. */
export interface Features {
  /** Share of the question's search score that the best way of asking reaches. */
  readonly alike: number
  /** Share of the question's meaning found in the best way of asking, in the whole entry. */
  readonly found: number
  readonly foundInEntry: number
  /** Share of the best way's meaning that the question holds. */
  readonly filled: number
  /** How far the next entry is behind. */
  readonly margin: number
  /** Weight of the weightiest word of the question the entry has nowhere. */
  readonly missed: number
  /** The question asks for something else (when, who, how) or about another class. */
  readonly otherAsk: number
  readonly otherClass: number
  /** A short question says little. */
  readonly brevity: number
  /** Words no entry has. */
  readonly strange: number
}

interface Way { readonly entry: number; readonly reading: Reading }
interface EntryUnits { readonly counts: Map<string, number>; readonly answer: Set<string>; readonly things: boolean }

/** Leaves a way of asking or an entry out: to calibrate on questions the index has not seen. */
export interface Leave { readonly way?: number; readonly entry?: number }

/** How many entries are looked at closely. */
const CLOSE = 12
/** An asset's name is of little weight for a rule about all assets. */
const THING_WEIGHT = 0.35
const ASK_WEIGHT = 0.5

export class Matching {
  readonly ways: readonly Way[]
  private readonly ranking: Ranking
  private readonly units: readonly EntryUnits[]
  private readonly known = new Set<string>()
  private readonly rarity = new Map<string, number>()

  constructor(readonly entries: readonly Entry[]) {
    this.ways = entries.flatMap((entry, number) => entry.ask.map(ask => ({ entry: number, reading: read(ask) })))
    this.ranking = new Ranking(this.ways.map(way => way.reading))
    const seenIn = new Map<string, number>()
    this.units = entries.map(entry => {
      const answer = new Set(read(entry.say).units.map(unit => unit.name))
      return { counts: new Map(), answer, things: false }
    })
    for (const way of this.ways)
      for (const name of namesOf(way.reading)) {
        const counts = this.units[way.entry]?.counts
        counts?.set(name, (counts.get(name) ?? 0) + 1)
        this.known.add(name)
      }
    for (const { counts } of this.units) for (const name of counts.keys()) seenIn.set(name, (seenIn.get(name) ?? 0) + 1)
    for (const [name, seen] of seenIn) this.rarity.set(name, Math.log(1 + entries.length / seen) / Math.log(1 + entries.length))
  }

  /** Best first. `topic` is the one talked about: its entries are preferred a little. */
  find(question: Reading, topic?: string, leave: Leave = {}): Match[] {
    const scores = this.ranking.scores(question)
    const own = this.ranking.ownScore(question) || 1
    const best = new Map<number, { way: number; score: number; second: number }>()
    scores.forEach((score, way) => {
      const entry = this.ways[way]?.entry ?? -1
      if (score === 0 || way === leave.way || entry === leave.entry) return
      const now = best.get(entry)
      if (!now) best.set(entry, { way, score, second: 0 })
      else if (score > now.score) best.set(entry, { way, score, second: now.score })
      else if (score > now.second) best.set(entry, { ...now, second: score })
    })
    const close = [...best].sort((a, b) => b[1].score - a[1].score).slice(0, CLOSE)
    const matches = close.map(([number, { way, score, second }]) => this.weigh(question, number, way, score / own, second / own, topic, leave))
    matches.sort((a, b) => b.score - a.score)
    return matches.map((match, i) => {
      const rival = matches[i === 0 ? 1 : 0]?.score ?? 0
      return { ...match, features: { ...match.features, margin: clamp((match.score - rival) / Math.max(0.2, match.score), -1, 1) } }
    })
  }

  private weigh(question: Reading, number: number, wayNumber: number, alike: number, second: number, topic: string | undefined, leave: Leave): Match {
    const entry = this.entries[number]
    const way = this.ways[wayNumber]
    const own = this.units[number]
    if (!entry || !way || !own) throw new Error(`no entry ${number}`)
    const wayNames = namesOf(way.reading)
    const left = leave.way === undefined || this.ways[leave.way]?.entry !== number ? undefined : namesOf(this.ways[leave.way]?.reading)
    const inEntry = (name: string) => (own.counts.get(name) ?? 0) > (left?.has(name) ? 1 : 0)
    const generic = !hasThing(way.reading)
    const asked = distinct(question.units)
    let all = 0, inWay = 0, inWhole = 0, missed = 0, strange = 0
    for (const unit of asked) {
      const weight = this.weightOf(unit, generic)
      all += weight
      if (wayNames.has(unit.name)) inWay += weight
      if (inEntry(unit.name)) inWhole += weight
      else if (own.answer.has(unit.name)) inWhole += weight * 0.6
      else if (unit.category !== 'ask') missed = Math.max(missed, weight)
      if (!this.known.has(unit.name)) strange += weight
    }
    const askedNames = new Set(asked.map(unit => unit.name))
    let wayAll = 0, wayFilled = 0
    for (const unit of distinct(way.reading.units)) {
      const weight = this.weightOf(unit, false)
      wayAll += weight
      if (askedNames.has(unit.name)) wayFilled += weight
    }
    const features: Features = {
      alike: clamp(alike, 0, 1),
      found: ratio(inWay, all),
      foundInEntry: ratio(inWhole, all),
      filled: ratio(wayFilled, wayAll),
      margin: 0,
      missed: clamp(missed, 0, 1),
      otherAsk: disagreement(question.units, own.counts, 'ask'),
      otherClass: disagreement(question.units, own.counts, 'class') + disagreement(question.units, own.counts, 'place'),
      brevity: 1 / Math.max(1, asked.length),
      strange: clamp(strange / Math.max(0.5, all), 0, 1),
    }
    const { foundInEntry, filled, found, otherAsk, otherClass } = features
    const score = features.alike + 0.15 * second + 0.45 * foundInEntry + 0.3 * found + 0.35 * filled - 0.2 * otherAsk - 0.3 * otherClass - 0.3 * features.missed + (topic === entry.topic ? 0.15 : 0)
    return { entry, score, features }
  }

  private weightOf(unit: Unit, generic: boolean): number {
    const rare = this.rarity.get(unit.name) ?? 1
    if (unit.category === 'ask') return rare * ASK_WEIGHT
    if (unit.category === 'thing' && generic) return THING_WEIGHT * rare
    return rare
  }
}

/** 1 when the question names one of this category and the entry names others but none of the question's. */
function disagreement(units: readonly Unit[], counts: ReadonlyMap<string, number>, category: Unit['category']): number {
  const asked = units.filter(unit => unit.category === category)
  if (asked.length === 0) return 0
  return asked.some(unit => counts.has(unit.name)) ? 0 : 1
}

const namesOf = (reading: Reading | undefined): Set<string> => new Set(reading?.units.map(unit => unit.name))
const hasThing = (reading: Reading) => reading.units.some(unit => unit.category === 'thing')
const distinct = (units: readonly Unit[]) => units.filter((unit, i) => units.findIndex(other => other.name === unit.name) === i)
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0)
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
