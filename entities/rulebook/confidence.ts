import { choiceWeights, rankWeights, sureWeights } from './calibration.ts'
import { type FeatureName, featureNames, rankNames } from './features.ts'
import type { Match } from './matching.ts'

/** Rank of an entry among those found, in log odds of being the right one against there being none. */
export const rank = (row: readonly number[]): number =>
  rankList.reduce((sum, weight, i) => sum + weight * (row[i] ?? 0), rankWeights.bias)
const rankList = rankNames.map((name) => rankWeights[name])

/** What the chance is made from: the first entry's features and how it stands to the others. */
export const sureNames = [
  ...featureNames,
  'chance', // the first's share of all, where "none of them" has a share too
  'chanceOfThree',
  'score',
  'lead', // how far the next that says something else is behind
  'leadOverOffice', // and the next that is not ours or not known
  'leadBoth',
  'leadFound',
  'leadMissed',
  'chanceMissed',
  'chanceSquared',
] as const
export type SureName = (typeof sureNames)[number]

/** In the order of sureNames; `matches` is not empty. */
export function sureRow(matches: readonly Match[]): number[] {
  const [first] = matches as readonly [Match, ...Match[]] // not empty, see above
  const top = Math.max(0, first.score)
  const shares = matches.map(({ score }) => Math.exp(score - top))
  const all = shares.reduce((sum, share) => sum + share, Math.exp(-top))
  const chance = (shares[0] ?? 0) / all
  const three = shares.slice(0, 3).reduce((sum, share) => sum + share, 0) / all
  const lead = between(0, first.lead / 4, 1.5)
  const office = matches.slice(1).find(({ entry }) => entry.topic === 'unknown' || entry.topic === 'referral')
  const overOffice = between(-1, (first.score - (office?.score ?? NONE)) / 4, 1.5)
  const { both, foundInEntry, missedOfAll } = first.features
  return [
    ...featureNames.map((name: FeatureName) => first.features[name]),
    ...[chance, three, first.score / 4, lead, overOffice, lead * both, lead * foundInEntry, lead * missedOfAll],
    ...[chance * missedOfAll, chance * chance],
  ]
}
const NONE = -6
const between = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value))

/** The chance that the first entry found is the right one, by logistic regression (weights: calibration.ts). */
export const confidence = (matches: readonly Match[]): number =>
  sharesNothing(matches) ? 0 : logistic(sureRow(matches), sureWeights)

/** The chance that the right entry is among the first three. */
export const amongThree = (matches: readonly Match[]): number =>
  sharesNothing(matches) ? 0 : logistic(sureRow(matches), choiceWeights)

/** No word of meaning in common: letters, code, another language. */
const sharesNothing = ([first]: readonly Match[]): boolean =>
  !first || (first.features.foundInEntry === 0 && first.features.alike < LEAST)
const LEAST = 0.15

function logistic(row: readonly number[], weights: Readonly<Record<SureName | 'bias', number>>): number {
  const sum = sureNames.reduce((total, name, i) => total + weights[name] * (row[i] ?? 0), weights.bias)
  return 1 / (1 + Math.exp(-sum))
}

/**
 * Below this nothing is answered. A wrong rule is much worse than a hand-over, a wrong office is only a detour; set with the
 * figures that test/rulebook/fit.ts prints for questions the index had not seen. What asks nothing may not be a question at all.
 */
export const sureEnough = (match: Match, isAsked: boolean): number =>
  match.entry.on[0].kind === 'referral' ? OFFICE : isAsked ? SURE : SURE_OF_STATEMENT
export const SURE = 0.78
export const SURE_OF_STATEMENT = 0.9
export const OFFICE = 0.5
/** From here on three entries are shown to choose from: the right one is among them nine times in ten. */
export const CHOICE = 0.8
