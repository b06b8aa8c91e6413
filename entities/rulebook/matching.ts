import type { Entry } from '../texts/rulebook/entry.ts'
import { Claims } from './claims.ts'
import { Entries } from './covering.ts'
import { type Features, featuresOf, rankRows } from './features.ts'
import type { Asked } from './parts.ts'
import { Ranking } from './ranking.ts'
import { type Reading, type Said, said } from './reading.ts'
import { Terms } from './terms.ts'

/** One entry as found for a question, with the figures its rank and its confidence are made from. */
export interface Match {
  readonly entry: Entry
  /** Its place among the entries. */
  readonly number: number
  readonly score: number
  /** How far the next entry that says something else is behind (for the first), in score. */
  readonly lead: number
  readonly features: Features
  /** In the order of rankNames. */
  readonly row: readonly number[]
}

/** How alike a stretch of the question and an entry are, by search alone. */
export interface Likeness {
  /** Best and second best way of asking, BM25 share. */
  readonly best: number
  readonly second: number
  readonly cosine: number
  /** Share of the entry in the votes of the nearest ways. */
  readonly vote: number
  /** The entry as a whole, and its answer alone. */
  readonly whole: number
  readonly answer: number
  /** Whose words they are. */
  readonly claim: number
  /** The best way, by number. */
  readonly way: number
}

/** The same for all entries, by number; `way` is -1 and `best` 0 where nothing is shared. */
interface Nearest {
  readonly best: Float32Array
  readonly second: Float32Array
  readonly cosine: Float32Array
  readonly way: Int32Array
  readonly vote: ReadonlyMap<number, number>
  readonly whole: Float32Array
  readonly answer: Float32Array
  readonly claim: Float64Array
}

export interface Way {
  readonly entry: number
  readonly reading: Said
}

/** How many entries are looked at closely, and how many nearest ways vote. */
const CLOSE = 12
const VOTERS = 20
/** What has less than this share of the best is not looked at. */
const FAR = 0.2
/** In units of `rank` (log odds). */
const TOPIC_BONUS = 0.8
const LONE_LEAD = 3
/** Answers as alike as this say the same: either is right. */
const SAME_ANSWER = 0.7

export class Matching {
  readonly ways: readonly Way[]
  private readonly terms = new Terms()
  private readonly entryOf: Int32Array
  /** The first way of every entry, and where the last one's ways end. */
  private readonly firstWay: Int32Array
  private readonly ranking: Ranking
  private readonly wholes: Ranking
  private readonly answers: Ranking
  private readonly claims: Claims
  private readonly cover: Entries
  private readonly twins: readonly ReadonlySet<number>[]

  /** `rank` turns a row of rankNames into a score; the higher the likelier. */
  constructor(
    readonly entries: readonly Entry[],
    private readonly rank: (row: readonly number[]) => number,
  ) {
    this.ways = entries.flatMap((entry, number) => entry.ask.map((ask) => ({ entry: number, reading: said(ask) })))
    this.entryOf = Int32Array.from(this.ways, ({ entry }) => entry)
    const answers = entries.map((entry) => said(entry.say))
    const answerTerms = answers.map((answer) => this.terms.taken(answer))
    const wayTerms = this.ways.map((way) => this.terms.taken(way.reading))
    this.firstWay = new Int32Array(entries.length + 1)
    entries.forEach(({ ask }, number) => (this.firstWay[number + 1] = this.firstWay[number]! + ask.length)) // one longer
    const byEntry = <T>(list: readonly T[]): T[][] =>
      entries.map((_, number) => list.slice(this.firstWay[number], this.firstWay[number + 1]))
    const termsOf = byEntry(wayTerms)
    const wholes = termsOf.map((ways, number) => this.terms.joined([...ways, ...answerTerms.slice(number, number + 1)]))
    const { count } = this.terms
    this.ranking = new Ranking(wayTerms, count)
    this.wholes = new Ranking(wholes, count)
    this.answers = new Ranking(answerTerms, count)
    this.claims = new Claims(entries.length, termsOf, count)
    this.cover = new Entries(entries, byEntry(this.ways.map(({ reading }) => reading)), answers)
    this.twins = answerTerms.map((answer, number) => {
      if (entries[number]?.say === '') return new Set<number>()
      const { alike } = this.answers.scores(answer)
      return new Set([...alike.keys()].filter((other) => (alike[other] ?? 0) >= SAME_ANSWER))
    })
  }

  /** Best first. */
  find(asked: Asked): Match[] {
    const nearest = asked.parts.map((part) => this.nearest(part))
    const firsts = new Float32Array(this.entries.length)
    const partOf = new Uint8Array(this.entries.length)
    asked.parts.forEach((part, number) => {
      const { best, whole, vote, claim } = nearest[number] as Nearest // one for each part
      const share = 0.5 + 0.5 * this.cover.share(part, asked.whole)
      best.forEach((score, entry) => {
        if (score === 0) return
        const first = share * (score + 0.5 * (whole[entry] ?? 0) + 0.5 * (vote.get(entry) ?? 0) + (claim[entry] ?? 0))
        if (first <= (firsts[entry] ?? 0)) return
        firsts[entry] = first
        partOf[entry] = number
      })
    })
    const close = largest(firsts, CLOSE)
    const features = close.map((entry) => {
      const number = partOf[entry] ?? 0
      const likeness = likenessOf(nearest[number] as Nearest, entry) // a part it was found by
      return featuresOf(this.cover, {
        asked,
        part: asked.parts[number] ?? asked.whole,
        entry,
        way: (this.ways[likeness.way] as Way).reading, // the number of a way of ours
        likeness,
        wholeLikeness: nearest[0] && likenessOf(nearest[0], entry),
      })
    })
    const rows = rankRows(features)
    return this.ordered(
      close.map((number, i) => {
        const entry = this.entries[number] as Entry // number comes from a way of this entry
        const row = rows[i] as number[] // one for each
        return { number, entry, score: this.rank(row), lead: 0, features: features[i] as Features, row }
      }),
    )
  }

  /** What was found, with the entries of the topic talked about preferred a little. */
  preferring(topic: string | undefined, matches: readonly Match[]): readonly Match[] {
    if (topic === undefined) return matches
    return this.ordered(
      matches.map((match) => ({ ...match, score: match.score + (match.entry.topic === topic ? TOPIC_BONUS : 0) })),
    )
  }

  private ordered(found: Match[]): Match[] {
    const matches = found.sort((a, b) => b.score - a.score)
    return matches.map((match, i) => {
      const rival = matches.find((other, place) => place !== i && !this.twins[match.number]?.has(other.number))
      return { ...match, lead: match.score - (rival?.score ?? match.score - LONE_LEAD) }
    })
  }

  private nearest(part: Reading): Nearest {
    const terms = this.terms.asked(part)
    const { found, alike } = this.ranking.scores(terms)
    const count = this.entries.length
    const [best, second, cosine] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
    const way = new Int32Array(count).fill(-1)
    // the ways of an entry stand together
    for (let entry = 0; entry < count; entry++) {
      const end = this.firstWay[entry + 1]!
      for (let i = this.firstWay[entry]!; i < end; i++) {
        const score = found[i]! // i and entry are within their lengths
        if (score === 0) continue
        if (alike[i]! > cosine[entry]!) cosine[entry] = alike[i]!
        if (score > best[entry]!) {
          second[entry] = best[entry]!
          best[entry] = score
          way[entry] = i
        } else if (score > second[entry]!) second[entry] = score
      }
    }
    const vote = this.votes(alike)
    const whole = this.wholes.scores(terms).found.slice()
    const answer = this.answers.scores(terms).found.slice()
    return { best, second, cosine, way, vote, whole, answer, claim: this.claims.of(terms) }
  }

  /** The nearest ways of asking vote for their entries, the nearer the more. */
  private votes(alike: Float32Array): Map<number, number> {
    const nearest = largest(alike, VOTERS)
    const votes = new Map<number, number>()
    let all = 0
    for (const way of nearest) {
      const vote = (alike[way] ?? 0) ** 3
      const entry = this.entryOf[way] ?? -1
      votes.set(entry, (votes.get(entry) ?? 0) + vote)
      all += vote
    }
    for (const [entry, vote] of votes) votes.set(entry, vote / (all || 1))
    return votes
  }
}

function likenessOf(nearest: Nearest, entry: number): Likeness {
  return {
    best: nearest.best[entry] ?? 0,
    second: nearest.second[entry] ?? 0,
    cosine: nearest.cosine[entry] ?? 0,
    vote: nearest.vote.get(entry) ?? 0,
    whole: nearest.whole[entry] ?? 0,
    answer: nearest.answer[entry] ?? 0,
    claim: nearest.claim[entry] ?? 0,
    way: nearest.way[entry] ?? 0,
  }
}

/** The places of the largest values above 0, largest first; of equal ones the first. */
function largest(values: Float32Array, count: number): number[] {
  let most = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]! // within its length
  const near: number[] = []
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! // places within its length here and below
    if (value <= most * FAR || (near.length === count && value <= values[near[count - 1]!]!)) continue
    let at = near.length === count ? count - 1 : near.length
    for (; at > 0 && values[near[at - 1]!]! < value; at--) near[at] = near[at - 1]!
    near[at] = i
  }
  return near
}
