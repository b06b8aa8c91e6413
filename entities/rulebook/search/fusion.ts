import type { Clauses } from './clauses.ts'
import type { Evidence, LearnedEvidence } from './evidence.ts'
import { top } from './top.ts'

/**
 * Weights of the evidence beside the clause's own words (1), found by random search on STARD folds. The order they give stands until there
 * is enough to train a forest, and chooses the candidates for the forest.
 */
export const WEIGHTS = {
  wording: 0.43,
  asTarget: 0.17,
  saidOfTarget: 0.02,
  near: 0.13,
  saidNear: 0.045,
  document: 0.035,
  saidDocument: 0.04,
  heading: 0.16,
  saidHeading: 0.09,
  asHeading: 0.18,
  saidOfHeading: 0.33,
  documentTimes: 0.0135,
  headingTimes: 0.0027,
  targetTimes: 0.0115,
}

/**
 * Added to the first so many, as shares of the best score: what documents rank (norms.ts) and how much else in the same document was
 * found. With nothing learned P@1 rises from .342 to .371 on STARD, R@10 from .510 to .529.
 */
const REGARDED = 400
const RANK = 0.1
const KIN = 0.05
/** What is asked here shows by and by which documents it is about: with so many answered questions half of it counts. */
const FADES = 30

export interface Candidates {
  /** Best first. */
  readonly slots: number[]
  readonly scores: Float32Array
}

/** Orders all clauses by all evidence and keeps the best. */
export class Fusion {
  private fused = new Float32Array(0)

  constructor(private readonly clauses: Clauses) {}

  candidates({ question, lexical, learned }: Evidence, most: number): Candidates {
    const { clauses } = this
    // what is asked often would else be found for words nobody ever wrote
    if (question.terms.length === 0) return { slots: [], scores: new Float32Array(0) }
    if (this.fused.length < clauses.size) this.fused = new Float32Array(clauses.size * 1.25)
    const { fused } = this
    if (learned) this.add(learned, lexical)
    else fused.set(lexical.subarray(0, clauses.size))
    for (let slot = 0; slot < clauses.size; slot++) if (!clauses.texts.isAlive(slot)) fused[slot] = -1
    // what shares nothing with the question was not found
    const weight = FADES / (FADES + (learned?.from.answered.length ?? 0))
    const first = top(fused, clauses.size, Math.max(most, REGARDED))
    this.regardDocuments(first, weight)
    const slots = first.sort((a, b) => (fused[b] ?? 0) - (fused[a] ?? 0) || a - b).slice(0, most)
    return { slots, scores: Float32Array.from(slots, (slot) => fused[slot] ?? 0) }
  }

  private regardDocuments(slots: readonly number[], weight: number): void {
    const { clauses, fused } = this
    const best = fused[slots[0] ?? 0] ?? 0
    if (best <= 0) return
    const documentOf = (slot: number) => clauses.documentOf[clauses.headingOf(slot)] ?? 0
    const kin = new Map<number, number>()
    for (const slot of slots) {
      const share = Math.max(0, fused[slot] ?? 0) / best
      kin.set(documentOf(slot), (kin.get(documentOf(slot)) ?? 0) + share * share)
    }
    for (const slot of slots) {
      if ((fused[slot] ?? 0) <= 0) continue
      const document = documentOf(slot)
      const more = RANK * (clauses.rankOf[document] ?? 0) + KIN * Math.sqrt(kin.get(document) ?? 0)
      fused[slot] = (fused[slot] ?? 0) + weight * best * more
    }
  }

  private add(learned: LearnedEvidence, lexical: Float32Array): void {
    const { clauses, fused } = this
    const { from, wording, votes, saidVotes } = learned
    const w = WEIGHTS
    const bonus = Float32Array.from(clauses.documentOf, (document, heading) => {
      return (
        w.document * (votes.document[document] ?? 0) +
        w.saidDocument * (saidVotes.document[document] ?? 0) +
        w.heading * (votes.heading[heading] ?? 0) +
        w.saidHeading * (saidVotes.heading[heading] ?? 0) +
        w.asHeading * (learned.asHeading[heading] ?? 0) +
        w.saidOfHeading * (learned.saidOfHeading[heading] ?? 0) +
        w.documentTimes * Math.log1p(from.documentTimes[document] ?? 0) +
        w.headingTimes * Math.log1p(from.headingTimes[heading] ?? 0)
      )
    })
    for (let slot = 0; slot < clauses.size; slot++)
      fused[slot] = (lexical[slot] ?? 0) + w.wording * (wording[slot] ?? 0) + (bonus[clauses.headingOf(slot)] ?? 0)
    from.targets.forEach(({ slot, questions }, target) => {
      if (slot < 0) return
      fused[slot] =
        (fused[slot] ?? 0) +
        w.asTarget * (learned.asTarget[target] ?? 0) +
        w.saidOfTarget * (learned.saidOfTarget[target] ?? 0) +
        w.near * (votes.target[target] ?? 0) +
        w.saidNear * (saidVotes.target[target] ?? 0) +
        w.targetTimes * Math.log1p(questions.length)
    })
  }
}
