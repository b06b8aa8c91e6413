import type { FeatureName } from './matching.ts'

/** Made by test/rulebook/fit.ts from questions the index had not seen; do not tune by hand. */
export const rankWeights: Record<FeatureName | 'bias', number> = {
  bias: -3.10, alike: 1.05, second: 1.52, whole: 1.93, found: 0.00, foundInEntry: 0.49, filled: 0.83, both: 1.39, missed: -0.78, foreign: 0.00, exact: 1.61, otherAsk: -1.04, sameAsk: 0.04, otherClass: -0.73, otherThing: -0.06, office: 1.58, brevity: -1.66, strange: 0.00,
}
export const sureWeights: Record<FeatureName | 'bias' | 'lead', number> = {
  bias: -0.67, alike: 0.00, second: 0.61, whole: 1.89, found: 0.00, foundInEntry: 0.45, filled: 0.00, both: 0.00, missed: -0.60, foreign: 0.00, exact: 0.00, otherAsk: -0.24, sameAsk: 0.00, otherClass: -1.42, otherThing: 0.00, office: 0.01, brevity: -2.16, strange: 0.00, lead: 5.14,
}
