import type { Clauses } from './clauses.ts'
import type { Evidence, LearnedEvidence } from './evidence.ts'
import type { Candidates } from './fusion.ts'
import { Inspector } from './inspect.ts'
import { CHARACTER } from './tokens.ts'
import { places } from './top.ts'

/** What the forest sees of a candidate, in this order. A forest is only good for the list it was trained on. */
export const FEATURES = [
  // beside the other candidates
  'fused',
  'fusedOfBest',
  'fusedPlace',
  'lexicalOfBest',
  'lexicalPlace',
  'wordingPlace',
  'asTargetPlace',
  'nearPlace',
  'meanWordingPlace',
  'likeAnswersPlace',
  'documentBest',
  'headingBest',
  'documentSum',
  'headingSum',
  'documentShare',
  'headingShare',
  'neighbourLexical',
  'neighbourFused',
  // the text
  'lexical',
  'wordsBm25',
  'bigramsBm25',
  'charactersBm25',
  'headingBm25',
  'words',
  'bigrams',
  'ofClause',
  'length',
  'depth',
  'documentSize',
  'headingSize',
  'documentRank',
  // what was learned
  'wording',
  'wordingSum',
  'wordingMean',
  'likeAnswers',
  'likeRights',
  'asTarget',
  'saidOfTarget',
  'near',
  'saidNear',
  'nearestOf',
  'saidNearestOf',
  'nearestOfBest',
  'headingVote',
  'saidHeadingVote',
  'documentVote',
  'saidDocumentVote',
  'asHeading',
  'saidOfHeading',
  'documentTimes',
  'headingTimes',
  'targetTimes',
  'documentRate',
  'headingRate',
  'neighbourNear',
  'neighbourAsTarget',
  'together',
  // the question
  'self',
  'questionTerms',
  'unknown',
  'nearest',
] as const
export const WIDTH = FEATURES.length

/** Makes the rows of one question's candidates. Keeps its arrays between questions. */
export class Features {
  private readonly inspector: Inspector

  constructor(private readonly clauses: Clauses) {
    this.inspector = new Inspector(clauses)
  }

  /** One row of WIDTH for each candidate, flat. */
  rows(evidence: Evidence, { slots, scores }: Candidates): Float32Array {
    const { clauses, inspector } = this
    const { question, lexical, heading: headingShares, learned } = evidence
    inspector.begin(evidence)
    const looked = slots.map((slot) => inspector.look(slot))
    const of = <T>(get: (slot: number, at: number) => T) => slots.map(get)
    const headings = of((slot) => clauses.headingOf(slot))
    const documents = headings.map((heading) => clauses.documentOf[heading] ?? 0)
    const target = of((slot) => learned?.from.targetOf.get(slot) ?? -1)
    const at = (values: Float32Array | undefined, number: number) => (number < 0 ? 0 : (values?.[number] ?? 0))
    const float = (values: number[]) => Float32Array.from(values)
    const lexicals = float(of((slot) => lexical[slot] ?? 0))
    const best = Math.max(1e-6, ...lexicals)
    const bestFused = Math.max(1e-6, ...scores)
    const place = {
      lexical: places(lexicals),
      wording: places(float(of((slot) => at(learned?.wording, slot)))),
      asTarget: places(float(target.map((number) => at(learned?.asTarget, number)))),
      near: places(float(target.map((number) => at(learned?.votes.nearestOfTarget, number)))),
      meanWording: places(float(looked.map((one) => one.wording))),
      likeAnswers: places(float(looked.map((one) => one.likeAnswers))),
    }
    const byDocument = grouped(documents, lexicals, scores, bestFused)
    const byHeading = grouped(headings, lexicals, scores, bestFused)
    const fusedAt = new Map(slots.map((slot, i) => [slot, scores[i] ?? 0]))
    const rows = new Float32Array(slots.length * WIDTH)
    const asked = learned?.from.answered.length ?? 1
    const nearest = learned?.votes.likeness[0] ?? 0
    slots.forEach((slot, i) => {
      const one = looked[i]
      const [heading = 0, document = 0, answered = -1] = [headings[i], documents[i], target[i]]
      if (!one) return
      const neighbours = clauses.neighbours(slot)
      const beside = (get: (slot: number) => number) => Math.max(0, ...neighbours.map(get))
      const [fused = 0, own = 0] = [scores[i], lexicals[i]]
      const targetOf = (other: number) => learned?.from.targetOf.get(other) ?? -1
      const times = learned?.from.targets[answered]?.questions.length ?? 0
      rows.set(
        [
          fused,
          fused / bestFused,
          i,
          own / best,
          place.lexical[i] ?? 0,
          place.wording[i] ?? 0,
          place.asTarget[i] ?? 0,
          place.near[i] ?? 0,
          place.meanWording[i] ?? 0,
          place.likeAnswers[i] ?? 0,
          (byDocument.best.get(document) ?? 0) / best,
          (byHeading.best.get(heading) ?? 0) / best,
          Math.cbrt(byDocument.sum.get(document) ?? 0),
          Math.cbrt(byHeading.sum.get(heading) ?? 0),
          byDocument.share.get(document) ?? 0,
          byHeading.share.get(heading) ?? 0,
          beside((other) => lexical[other] ?? 0) / best,
          beside((other) => fusedAt.get(other) ?? 0) / bestFused,
          own,
          ...one.streams,
          headingShares[heading] ?? 0,
          one.words,
          one.bigrams,
          one.ofClause,
          clauses.texts.length(slot, CHARACTER),
          clauses.depth(slot),
          clauses.documentSize[document] ?? 0,
          clauses.headingSize[heading] ?? 0,
          clauses.rankOf[document] ?? 0,
          at(learned?.wording, slot),
          one.wording,
          one.meanWording,
          one.likeAnswers,
          one.likeRights,
          at(learned?.asTarget, answered),
          at(learned?.saidOfTarget, answered),
          at(learned?.votes.target, answered),
          at(learned?.saidVotes.target, answered),
          at(learned?.votes.nearestOfTarget, answered),
          at(learned?.saidVotes.nearestOfTarget, answered),
          at(learned?.votes.nearestOfTarget, answered) / Math.max(1e-6, nearest),
          at(learned?.votes.heading, heading),
          at(learned?.saidVotes.heading, heading),
          at(learned?.votes.document, document),
          at(learned?.saidVotes.document, document),
          at(learned?.asHeading, heading),
          at(learned?.saidOfHeading, heading),
          Math.log((at(learned?.from.documentTimes, document) + 0.1) / asked),
          Math.log((at(learned?.from.headingTimes, heading) + 0.1) / asked),
          times,
          at(learned?.from.documentTimes, document) / (clauses.documentSize[document] || 1),
          at(learned?.from.headingTimes, heading) / (clauses.headingSize[heading] || 1),
          beside((other) => at(learned?.votes.nearestOfTarget, targetOf(other))),
          beside((other) => at(learned?.asTarget, targetOf(other))),
          learned ? together(learned, answered) : 0,
          question.self,
          question.terms.length,
          question.unknown,
          nearest,
        ],
        i * WIDTH,
      )
    })
    return rows
  }
}

/** Best and sum of lexical scores, and share of all fused scores (sharpened), by number. */
function grouped(numbers: readonly number[], lexical: Float32Array, fused: Float32Array, bestFused: number) {
  const best = new Map<number, number>()
  const sum = new Map<number, number>()
  const share = new Map<number, number>()
  const sharp = fused.map((score) => Math.exp(12 * (score / bestFused - 1)))
  const all = sharp.reduce((total, one) => total + one, 0)
  numbers.forEach((number, i) => {
    const score = lexical[i] ?? 0
    best.set(number, Math.max(best.get(number) ?? 0, score))
    sum.set(number, (sum.get(number) ?? 0) + score ** 3)
    share.set(number, (share.get(number) ?? 0) + (sharp[i] ?? 0) / all)
  })
  return { best, sum, share }
}

/** How strongly clauses speak for this one that were right together with it. */
function together({ from, votes }: LearnedEvidence, target: number): number {
  const questions = from.targets[target]?.questions ?? []
  let sum = 0
  for (const number of questions)
    for (const other of from.rights[number] ?? []) if (other !== target) sum += votes.target[other] ?? 0
  return sum / (1 + questions.length)
}
