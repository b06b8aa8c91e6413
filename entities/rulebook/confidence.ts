import { weights } from './calibration.ts'
import type { Features } from './matching.ts'

/** The chance that the best entry is the right one, by logistic regression on its features (weights: calibration.ts). */
export function confidence(features: Features): number {
  let sum = weights.bias
  for (const name of Object.keys(features) as (keyof Features)[]) sum += weights[name] * features[name]
  return 1 / (1 + Math.exp(-sum))
}

/** Below this nothing is answered; set so that on questions kept apart at most 2 in 100 answers are wrong. */
export const SURE = 0.6
