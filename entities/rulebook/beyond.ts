import type { Entry } from '../texts/rulebook/entry.ts'

/** A town's entry tells its code and its people, nothing else about the town. */
const TOWN = /^place\/town-/
const ABOUT_TOWN = /人|代码|编码|编号|区划|码/

/** 只知代码和人口 - asks something else of a town than what is known. */
export const isBeyondTown = (text: string, entry: Entry): boolean => TOWN.test(entry.id) && !ABOUT_TOWN.test(text)

const YEAR = /((?:19|20)\d{2})年?|去年|前年|今年|明年/g
const TOLD = /((?:19|20)\d{2})年/g

/** 年份不对 - a figure of one year (a census, a published count) is not told for another. `text` as read by reading.ts. */
export function isOfAnotherYear(text: string, entry: Entry): boolean {
  const isCensus = entry.topic === 'place'
  if (!isCensus && !entry.id.endsWith('-total')) return false
  const told = new Set([...entry.say.matchAll(TOLD)].map(([, year]) => year))
  if (isCensus && told.size === 0) return false
  return [...text.matchAll(YEAR)].some(([, year]) => (year === undefined ? isCensus : !told.has(year)))
}

/** 给步骤不给裁断 - wants to hear how somebody will be punished: for people to say. Source: domain.md §7.6. */
const VERDICT = /判几年|该判|判刑|判多久|坐几年|枪毙/
export const asksForVerdict = (text: string): boolean => VERDICT.test(text)
