import type { Line } from '../line.ts'
import { coreAlike } from './name.ts'
import type { LineRead } from './place.ts'
import { notFiscal } from './thingWords.ts'

/**
 * What speaks for one fiscal line and one project being the same, money left out. The weights say how much more often a sign is seen on a true
 * pair than on a chance one, in rough steps; they were set on made-up data (docs/decisions.md) and are no rule of anybody.
 */
export const weights = {
  name: { same: 4, thing: 3, alike: 3, related: 1.5, faint: 1.5, other: -6 },
  nameDetail: 0.5,
  place: { column: 3, name: 2.5, sound: 2, several: 2, unknown: 0 },
  year: { same: 2, named: 1.5, later: 1, earlier: 0.3, twoLater: -0.5 },
  phase: { same: 0.5, unsaid: 0, other: -4 },
  source: 0.4,
  docNo: 4,
  /** A project of donated or own money has no fiscal line. */
  notFiscal: -2,
} as const

export interface Read extends Line {
  read: LineRead
}

export type NameSign = keyof typeof weights.name
export type YearSign = keyof typeof weights.year

export interface Evidence {
  score: number
  name: NameSign
  year: YearSign
  place: LineRead['how']
  isPhaseOther: boolean
  isSameDocNo: boolean
}

/** Null when they cannot be the same: another place, another thing, years apart. */
export function evidence(fiscal: Read, project: Read): Evidence | null {
  const year = yearSign(fiscal, project)
  if (year === null) return null
  const name = nameSign(fiscal.read.name, project.read.name)
  if (name === 'other') return null
  const [a, b] = [fiscal.read.name.phase, project.read.name.phase]
  const phase = a === b ? (a === 0 ? 'unsaid' : 'same') : a + b <= 1 ? 'unsaid' : 'other'
  const isSameDocNo = fiscal.docNo !== '' && fiscal.docNo === project.docNo
  const place = fiscal.read.how
  const score =
    weights.name[name] +
    weights.nameDetail * coreAlike(fiscal.read.name.core, project.read.name.core) +
    weights.place[place] +
    weights.year[year] +
    weights.phase[phase] +
    (fiscal.source !== '' && fiscal.source === project.source ? weights.source : 0) +
    (isSameDocNo ? weights.docNo : 0) +
    (notFiscal.test(project.source) ? weights.notFiscal : 0)
  return { score, name, year, place, isPhaseOther: phase === 'other', isSameDocNo }
}

function nameSign(a: Read['read']['name'], b: Read['read']['name']): NameSign {
  if (a.core !== '' && a.core === b.core) return 'same'
  if (a.things.length > 0 && b.things.length > 0) {
    if (a.things[0] === b.things[0]) return 'thing'
    return a.things.some((thing) => b.things.includes(thing)) ? 'related' : 'other'
  }
  const alike = coreAlike(a.core, b.core)
  return alike >= 0.8 ? 'alike' : alike >= 0.6 ? 'faint' : 'other'
}

/** Money comes in the project's year, or the year after; a name may keep the project's year while the money is booked later. */
function yearSign(fiscal: Read, project: Read): YearSign | null {
  const later = fiscal.year - project.year
  if (later === 0) return 'same'
  if (Math.abs(later) <= 2 && fiscal.read.name.year === project.year) return 'named'
  if (later === 1) return 'later'
  if (later === -1) return 'earlier'
  return later === 2 ? 'twoLater' : null
}
