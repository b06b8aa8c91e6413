import { rankWeights, sureWeights } from './calibration.ts'
import { featureNames, type Features, type Match } from './matching.ts'

/** Rank of an entry among those found, in log odds of being the right one. */
export const rank = (features: Features): number =>
  featureNames.reduce((sum, name) => sum + rankWeights[name] * features[name], rankWeights.bias)

/** How far ahead the first is, capped: beyond this it says nothing more. */
export const lead = (match: Match): number => Math.min(1, Math.max(0, match.lead / 4))

/** What the chance is made from: the features, the lead, and the lead of an entry that also covers the question. */
export const sureNames = [...featureNames, 'lead', 'firm', 'firmInEntry'] as const
export const sureRow = (match: Match): number[] => {
  const ahead = lead(match)
  return [
    ...featureNames.map((name) => match.features[name]),
    ahead,
    ahead * match.features.both,
    ahead * match.features.foundInEntry,
  ]
}

/** The chance that the first entry found is the right one, by logistic regression (weights: calibration.ts). */
export function confidence(match: Match): number {
  const row = sureRow(match)
  const sum = sureNames.reduce((total, name, i) => total + sureWeights[name] * (row[i] ?? 0), sureWeights.bias)
  return 1 / (1 + Math.exp(-sum))
}

/**
 * Below this nothing is answered. A wrong rule is much worse than a hand-over, a wrong office is only a detour; set with the
 * figures that test/rulebook/fit.ts prints for questions the index had not seen.
 */
export const sureEnough = (match: Match): number => (match.entry.on[0].kind === 'referral' ? OFFICE : SURE)
/**
 * Above it we answer. With paraphrases taken out of the index, 0.6 answered 268 and was wrong in 29, 0.7 answered 217 and was
 * wrong in 14: a wrong rule costs more than a question handed to whoever is on duty.
 */
export const SURE = 0.7
const OFFICE = 0.45
