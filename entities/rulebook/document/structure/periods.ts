import type { Doubt, DraftClause } from '../draft.ts'
import { isDay } from './dates.ts'
import type { History } from './history.ts'
import { endIn, repealedIn, type Start, startIn, startOn } from './validity.ts'

interface Found {
  effectiveFrom: string | null
  expiresOn: string | null
  doubts: Doubt[]
}

/** How far from the end the sentence on the day of effect may stand. */
const LAST = 6

/**
 * 施行日期 - from which day the version holds: what its last articles say; for an amended text not before the amendment; else
 * the day it was signed, else the day in the file's name.
 */
export function findDates({
  clauses,
  history,
  signedOn,
  stem,
}: {
  clauses: readonly DraftClause[]
  history: History & { lines: readonly string[] }
  signedOn: string | null
  stem: string
}): Found {
  const own = clauses.filter((clause) => clause.kind !== 'attachment')
  const ending = own
    .slice(-LAST)
    .map((clause) => clause.text)
    .reverse()
  const start = stated(ending) ?? stated(history.lines)
  const named = dateInName(stem)
  const versionOn = latest(history.amendedOn, named, history.passedOn === null ? history.issuedOn : null)
  const issuedOn = history.amendedOn ?? signedOn ?? history.issuedOn ?? history.passedOn ?? named
  const doubts: Doubt[] = []
  let effectiveFrom = start && startOn(start, issuedOn)
  const changedOn = latest(history.amendedOn, named)
  if (effectiveFrom !== null && changedOn !== null && changedOn > effectiveFrom) {
    doubts.push({ code: 'date-from-amendment', date: changedOn, stated: effectiveFrom })
    effectiveFrom = changedOn
  } else if (effectiveFrom === null && (signedOn ?? versionOn) !== null) {
    effectiveFrom = signedOn ?? versionOn!
    doubts.push({
      code: effectiveFrom === named && signedOn === null ? 'date-from-name' : 'date-from-issue',
      date: effectiveFrom,
    })
  }
  if (effectiveFrom === null) doubts.push({ code: 'no-date' })
  const expiresOn = ending.map((text) => endIn(text, effectiveFrom)).find((date) => date !== null) ?? null
  if (expiresOn !== null) doubts.push({ code: 'expires', date: expiresOn })
  const titles = [...new Set(ending.flatMap(repealedIn))]
  if (titles.length > 0) doubts.push({ code: 'repeals', titles })
  return { effectiveFrom, expiresOn, doubts }
}

function stated(texts: readonly string[]): Start | null {
  for (const text of texts) {
    const start = startIn(text)
    if (start) return start
  }
  return null
}

/** 档案法(2020-06-20).md */
function dateInName(stem: string): string | null {
  const match = /(\d{4})[-年._]?(\d{2})[-月._]?(\d{2})/.exec(stem)
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  return isDay(date) ? date : null
}

const latest = (...dates: (string | null)[]): string | null =>
  dates.reduce<string | null>((last, date) => (date !== null && (last === null || date > last) ? date : last), null)
