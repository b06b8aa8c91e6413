import { applyLogistic, type Logistic } from './rank/calibrate.ts'

/**
 * What the order of the fusion is worth: the chance that the first, second, third is right, from its score, how far the first is
 * ahead of the second and of itself, and how far it is above the tenth. Fitted on the 1,235 questions of STARD (5 folds where
 * something was learned): at 0.9 and more 92 % were right when nothing was learned, at 0.8 and more 87 %.
 */
const PLAIN: readonly Logistic[] = [
  {
    bias: -0.673,
    weights: [0.298, 0.874, 0, 0.527],
    means: [0.672, 0.0778, 0, 1.508],
    spreads: [0.286, 0.109, 1, 0.395],
  },
  {
    bias: -2.031,
    weights: [0.324, -0.242, -0.242, 0.317],
    means: [0.594, 0.0778, 0.0778, 1.324],
    spreads: [0.249, 0.109, 0.109, 0.265],
  },
  {
    bias: -2.5,
    weights: [0.307, -0.622, 0.207, 0.073],
    means: [0.556, 0.0778, 0.116, 1.234],
    spreads: [0.235, 0.109, 0.127, 0.206],
  },
]
const LEARNED: readonly Logistic[] = [
  {
    bias: -0.195,
    weights: [0.291, 0.669, 0, 0.239],
    means: [0.94, 0.0961, 0, 1.463],
    spreads: [0.344, 0.105, 1, 0.319],
  },
  {
    bias: -1.595,
    weights: [0.171, -0.118, -0.118, 0.297],
    means: [0.843, 0.0961, 0.0961, 1.312],
    spreads: [0.302, 0.105, 0.105, 0.256],
  },
  {
    bias: -2.232,
    weights: [0.237, 0.025, -0.383, 0.203],
    means: [0.797, 0.0961, 0.143, 1.237],
    spreads: [0.284, 0.105, 0.125, 0.227],
  },
]

/** Chances of the first three, from the scores of the fusion, best first. */
export function chances(scores: ArrayLike<number>, isLearned: boolean): number[] {
  const score = (place: number) => scores[place] ?? 0
  return (isLearned ? LEARNED : PLAIN).slice(0, scores.length).map((fitted, place) =>
    applyLogistic(fitted, [
      score(place),
      score(0) - score(1),
      place === 0 ? 0 : score(0) - score(place),
      // fewer than ten were found: the tenth would be far below
      scores.length < 10 ? fitted.means[3]! : score(place) / (score(9) || 1),
    ]),
  )
}
