import { rankWeights, sureWeights } from './calibration.ts'
import { featureNames, type Features, type Match } from './matching.ts'

/** Rank of an entry among those found, in log odds of being the right one. */
export const rank = (features: Features): number => featureNames.reduce((sum, name) => sum + rankWeights[name] * features[name], rankWeights.bias)

/** How far ahead the first is, capped: beyond this it says nothing more. */
export const lead = (match: Match): number => Math.min(1, Math.max(0, match.lead / 4))

/** The chance that the first entry found is the right one, by logistic regression (weights: calibration.ts). */
export function confidence(match: Match): number {
  const sum = featureNames.reduce((total, name) => total + sureWeights[name] * match.features[name], sureWeights.bias + sureWeights.lead * lead(match))
  return 1 / (1 + Math.exp(-sum))
}

/** Below this nothing is answered. Set on the half of the labelled questions that is for tuning. */
export const SURE = 0.55
