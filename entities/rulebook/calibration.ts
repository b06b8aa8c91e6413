import type { FeatureName } from './matching.ts'

/** Made by test/rulebook/fit.ts from questions the index had not seen; do not tune by hand. */
export const rankWeights: Record<FeatureName | 'bias', number> = {
  bias: -3.04, alike: 0.87, second: 1.04, whole: 2.03, found: 0.00, foundInEntry: 0.79, filled: 0.88, both: 1.13, missed: -0.61, foreign: 0.00, exact: 1.33, otherAsk: -0.83, sameAsk: 0.06, otherClass: -0.30, brevity: -1.34, strange: 0.00,
}
export const sureWeights: Record<FeatureName | 'bias' | 'lead', number> = {
  bias: -0.91, alike: 0.00, second: 0.74, whole: 1.83, found: 0.00, foundInEntry: 0.67, filled: 0.00, both: 0.00, missed: 0.00, foreign: 0.00, exact: 0.00, otherAsk: -0.53, sameAsk: 0.00, otherClass: -1.44, brevity: -2.44, strange: 0.00, lead: 4.88,
}
