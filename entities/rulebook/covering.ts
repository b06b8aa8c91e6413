import type { Entry } from '../texts/rulebook/entry.ts'
import { measuresTold } from './measures.ts'
import type { Said, Unit } from './reading.ts'

/** An asset's name is of little weight for a rule about all assets. */
const THING_WEIGHT = 0.35
const ASK_WEIGHT = 0.5
/** A meaning that this part of the ways hold is what the entry is about. */
const CORE = 0.4

/** The meanings an entry is asked for and those its answer speaks of. */
export interface Known {
  /** With the part of its ways that hold the meaning. */
  readonly asked: ReadonlyMap<string, number>
  readonly answered: ReadonlySet<string>
  /** Kinds of figures the answer tells. */
  readonly measures: ReadonlySet<string>
}

/** What each entry knows, and how much a meaning says: the fewer entries know it, the more. */
export class Entries {
  private readonly known: readonly Known[]
  private readonly rarity = new Map<string, number>()

  constructor(entries: readonly Entry[], ways: readonly (readonly Said[])[], answers: readonly Said[]) {
    this.known = entries.map(({ say }, number) => ({
      asked: partsOf(ways[number] ?? []),
      answered: new Set((answers[number]?.units ?? []).map((unit) => unit.name)),
      measures: measuresTold(say),
    }))
    const seenIn = new Map<string, number>()
    for (const { asked } of this.known) for (const name of asked.keys()) seenIn.set(name, (seenIn.get(name) ?? 0) + 1)
    for (const [name, seen] of seenIn)
      this.rarity.set(name, Math.log(1 + entries.length / seen) / Math.log(1 + entries.length))
  }

  of(entry: number): Known {
    return this.known[entry] as Known // one for each entry
  }

  /** How much of what most of the entry's ways speak of is in these meanings, 0 to 1. */
  core(entry: number, names: ReadonlySet<string>): number {
    let all = 0
    let there = 0
    for (const [name, part] of this.of(entry).asked) {
      if (part < CORE) continue
      const weight = part * (this.rarity.get(name) ?? 1)
      all += weight
      if (names.has(name)) there += weight
    }
    return all > 0 ? there / all : 0.5
  }

  /** A word no entry is asked with. */
  isStrange(unit: Unit): boolean {
    return !this.rarity.has(unit.name)
  }

  /** 0 to 1. `aboutThings`: the way of asking names an asset, so its name counts in full. */
  weight(unit: Unit, aboutThings: boolean): number {
    const rare = (this.rarity.get(unit.name) ?? 1) * unit.say
    if (unit.category === 'ask') return rare * ASK_WEIGHT
    return unit.category === 'thing' && !aboutThings ? rare * THING_WEIGHT : rare
  }

  /** How much of the whole question this stretch of it is, by weight. */
  share(part: Said, whole: Said): number {
    if (part === whole) return 1
    const weigh = (reading: Said) => distinct(reading.units).reduce((sum, unit) => sum + this.weight(unit, false), 0)
    return Math.min(1, weigh(part) / (weigh(whole) || 1))
  }
}

export const distinct = (units: readonly Unit[]): Unit[] => {
  const seen = new Set<string>()
  return units.filter(({ name }) => !seen.has(name) && seen.add(name))
}

function partsOf(ways: readonly Said[]): Map<string, number> {
  const seen = new Map<string, number>()
  for (const way of ways) for (const { name } of distinct(way.units)) seen.set(name, (seen.get(name) ?? 0) + 1)
  return new Map([...seen].map(([name, times]) => [name, times / ways.length]))
}
