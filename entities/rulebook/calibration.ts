import type { FeatureName } from './matching.ts'

/** Made by test/rulebook/fit.ts from questions the index had not seen; do not tune by hand. */
export const rankWeights: Record<FeatureName | 'bias', number> = {
  bias: -3.07, alike: 0.98, second: 1.38, whole: 1.92, found: 0.00, foundInEntry: 0.54, filled: 0.89, both: 1.25, missed: -0.89, foreign: 0.00, exact: 1.58, otherAsk: -1.03, sameAsk: 0.01, otherClass: -0.49, otherThing: -0.07, office: 1.55, brevity: -1.58, strange: 0.00,
}
export const sureWeights: Record<FeatureName | 'bias' | 'lead', number> = {
  bias: -0.82, alike: 0.00, second: 0.64, whole: 1.55, found: 0.00, foundInEntry: 0.78, filled: 0.00, both: 0.00, missed: -0.32, foreign: 0.00, exact: 0.00, otherAsk: -0.16, sameAsk: 0.00, otherClass: -1.58, otherThing: -0.03, office: 0.14, brevity: -2.51, strange: 0.00, lead: 4.88,
}
