import type { Features } from './matching.ts'

/** Made by test/rulebook/fit.ts from ways of asking and labelled questions the index did not see; do not tune by hand. */
export const weights: Record<keyof Features | 'bias', number> = {
  bias: -6, alike: 4, found: 2, foundInEntry: 3, filled: 3, margin: 3, missed: -3, otherAsk: -1, otherClass: -1, brevity: 0, strange: -2,
}
