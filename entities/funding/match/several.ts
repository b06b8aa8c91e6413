import type { ProjectIndex } from './blocks.ts'
import { evidence, type Read } from './evidence.ts'
import { EXACT, mean, PER_LINE, type Proposal, weakest } from './proposal.ts'
import { subsetsWithSum, sum } from './sums.ts'

export interface Matching {
  fiscal: readonly Read[]
  projects: readonly Read[]
  index: ProjectIndex
}

/** A grant for several villages may itself come in several lines. */
export function bundles(fiscal: readonly Read[], isFree: (f: number) => boolean): number[][] {
  const alike = new Map<string, number[]>()
  for (const [f, { year, read }] of fiscal.entries()) {
    if (read.how !== 'several' || !isFree(f)) continue
    const key = [
      read.town,
      year,
      read.name.things[0] ?? read.name.core,
      [...read.villages].sort(),
      read.name.villageCount,
    ].join('|')
    alike.set(key, [...(alike.get(key) ?? []), f])
  }
  return [...alike.values()].flatMap((lines) => [...lines.map((f) => [f]), ...(lines.length > 1 ? [lines] : [])])
}

/** One grant for N villages (`安星、李干等2个村`, `5个村`): the N projects, one a village, whose amounts add up to it. */
export function exactForSeveral(
  bundle: readonly number[],
  matching: Matching,
  isFree: (p: number) => boolean,
): Proposal[] {
  const target = sum(bundle.map((f) => matching.fiscal[f]!))
  for (const pool of pools(bundle, matching, isFree)) {
    const count = matching.fiscal[bundle[0]!]!.read.name.villageCount ?? 0
    const ways = subsetsWithSum(
      pool.map((p) => matching.projects[p]!),
      target,
      { least: count, most: count, ways: 5 },
    )
      .map((way) => way.map((i) => pool[i]!))
      .filter((way) => isOneEach(way, matching.projects))
    if (ways.length > 0) return ways.map((way) => proposal(bundle, way, matching, ways.length > 1))
  }
  return []
}

/** The amounts differ, but who is meant is clear: the villages are named, or there are no others. */
export function differingForSeveral(
  bundle: readonly number[],
  matching: Matching,
  isFree: (p: number) => boolean,
): Proposal[] {
  const first = matching.fiscal[bundle[0]!]!
  const [pool] = pools(bundle, matching, isFree)
  if (!pool || pool.length !== first.read.name.villageCount || !isOneEach(pool, matching.projects)) return []
  const money = sum(bundle.map((f) => matching.fiscal[f]!)).fen
  const wanted = sum(pool.map((p) => matching.projects[p]!)).fen
  const most = first.read.villages.length > 0 ? 0.3 : 0.2
  if (Math.abs(money - wanted) > most * Math.max(money, wanted)) return []
  return [proposal(bundle, pool, matching, false)]
}

/** Projects that can be meant: of the same year, then of the years beside it. */
function* pools(
  bundle: readonly number[],
  { fiscal, projects, index }: Matching,
  isFree: (p: number) => boolean,
): Generator<number[]> {
  const { year, read } = fiscal[bundle[0]!]!
  if (read.town === '' || (read.name.villageCount ?? 0) < 2) return
  const of = (years: readonly number[]) => {
    const near = years.flatMap((one) =>
      read.villages.length > 0
        ? read.villages.flatMap((village) => index.near(read.town, village, one, read.name.things))
        : index.near(read.town, '*', one, read.name.things),
    )
    return [...new Set(near)]
      .filter((p) => isFree(p) && evidence(fiscal[bundle[0]!]!, projects[p]!) !== null)
      .sort((a, b) => a - b)
  }
  yield of([year])
  yield of([year, year - 1])
  yield of([year, year + 1])
}

const isOneEach = (way: readonly number[], projects: readonly Read[]) =>
  new Set(way.map((p) => projects[p]!.read.villages[0])).size === way.length

function proposal(
  bundle: readonly number[],
  way: readonly number[],
  { fiscal, projects }: Matching,
  isOneOfSeveral: boolean,
): Proposal {
  // never null: the pool holds only what can be the same
  const evidences = way.flatMap((p) => evidence(fiscal[bundle[0]!]!, projects[p]!) ?? [])
  return {
    fiscal: [...bundle],
    project: [...way],
    evidence: weakest(evidences),
    score: mean(evidences.map((e) => e.score)) + EXACT - PER_LINE * (bundle.length - 1),
    isOneOfSeveral,
  }
}
