import type { Fen } from '../../base/money.ts'
import type { Read } from './evidence.ts'
import type { Proposal } from './proposal.ts'
import { notFiscal } from './thingWords.ts'

/** How far sums may differ and still agree, besides the rounding of the unit, and below what a difference is only pointed out. D05. */
export interface Tolerance {
  toleranceFen: Fen
  warnFen: Fen
}

export const groupStatuses = ['matched', 'amount_diff', 'fiscal_only', 'project_only'] as const
export type GroupStatus = (typeof groupStatuses)[number]

/** Why lines stand together or alone; the words are texts/funding.ts. */
export const reasonCodes = [
  'same-name',
  'same-thing',
  'name-by-sound',
  'name-related',
  'place-in-name',
  'place-by-sound',
  'place-unsaid',
  'year-later',
  'year-earlier',
  'year-named',
  'same-document',
  'one-line',
  'several-lines',
  'several-projects',
  'several-both',
  'money-back',
  'rounded',
  'choose-by-hand',
  'phase-other',
  'less-money',
  'more-money',
  'small-difference',
  'no-project-here',
  'project-other-money',
  'taken-back-whole',
  'returned-alone',
  'place-not-read',
  'not-fiscal',
  'no-money-here',
  'by-person',
] as const
export type ReasonCode = (typeof reasonCodes)[number]
export interface Reason {
  code: ReasonCode
  /** A count, an amount in fen, or a number of a line. */
  value?: number | string
}

/** What belongs together, or stands alone. `diffFen` = projects less money: above zero, money is missing. */
export interface Group {
  status: GroupStatus
  fiscal: string[]
  project: string[]
  fiscalFen: Fen
  projectFen: Fen
  diffFen: Fen
  reasons: Reason[]
}

const total = (lines: readonly Read[]) => lines.reduce((fen, line) => fen + line.fen, 0)

export function together(
  { fiscal, project, evidence, isOneOfSeveral }: Proposal,
  lines: { fiscal: readonly Read[]; projects: readonly Read[] },
  { toleranceFen, warnFen }: Tolerance,
): Group {
  const money = fiscal.map((f) => lines.fiscal[f]!)
  const wanted = project.map((p) => lines.projects[p]!)
  const [fiscalFen, projectFen] = [total(money), total(wanted)]
  const diffFen = projectFen - fiscalFen
  const slack = [...money, ...wanted].reduce((fen, line) => fen + line.slackFen, 0)
  const isMatched = Math.abs(diffFen) <= slack + toleranceFen
  const how = money.find((line) => line.read.how !== 'column')?.read.how
  const reasons: (Reason | false)[] = [
    evidence.isSameDocNo && { code: 'same-document' },
    nameReason(evidence.name),
    how === 'name' && { code: 'place-in-name' },
    how === 'sound' && { code: 'place-by-sound' },
    how === 'unknown' && { code: 'place-unsaid' },
    evidence.year === 'later' && { code: 'year-later' },
    evidence.year === 'twoLater' && { code: 'year-later' },
    evidence.year === 'earlier' && { code: 'year-earlier' },
    evidence.year === 'named' && { code: 'year-named' },
    evidence.isPhaseOther && { code: 'phase-other' },
    countReason(money.length, wanted.length),
    money.some((line) => line.fen < 0) && {
      code: 'money-back',
      value: -total(money.filter((line) => line.fen < 0)),
    },
    isMatched && diffFen !== 0 && { code: 'rounded', value: Math.abs(diffFen) },
    isMatched && isOneOfSeveral && { code: 'choose-by-hand' },
    !isMatched && { code: diffFen > 0 ? 'less-money' : 'more-money', value: Math.abs(diffFen) },
    !isMatched && Math.abs(diffFen) <= warnFen && { code: 'small-difference' },
  ]
  return {
    status: isMatched ? 'matched' : 'amount_diff',
    fiscal: money.map((line) => line.no),
    project: wanted.map((line) => line.no),
    fiscalFen,
    projectFen,
    diffFen,
    reasons: reasons.filter((reason) => reason !== false),
  }
}

function nameReason(name: Proposal['evidence']['name']): Reason {
  if (name === 'same') return { code: 'same-name' }
  if (name === 'thing') return { code: 'same-thing' }
  return { code: name === 'alike' ? 'name-by-sound' : 'name-related' }
}

function countReason(money: number, wanted: number): Reason {
  if (money === 1 && wanted === 1) return { code: 'one-line' }
  if (wanted === 1) return { code: 'several-lines', value: money }
  return money === 1 ? { code: 'several-projects', value: wanted } : { code: 'several-both' }
}

/** Lines without a partner, each with what is known about why. */
export function lonely(
  { fiscal, projects }: { fiscal: readonly Read[]; projects: readonly Read[] },
  taken: { isFreeFiscal(f: number): boolean; isFreeProject(p: number): boolean; proposals: readonly Proposal[] },
): Group[] {
  const key = ({ read }: Read) => `${read.town}|${read.villages.join()}|${read.name.things[0] ?? read.name.core}`
  const settled = new Map<string, string>()
  for (const { project } of taken.proposals)
    for (const p of project) settled.set(`${key(projects[p]!)}|${projects[p]!.year}`, projects[p]!.no)
  const money = pairedBack(
    fiscal.filter((_, f) => taken.isFreeFiscal(f)),
    key,
  )
  return [
    ...money.map((lines): Group => {
      const fen = total(lines)
      const [first] = lines
      const other = first && settled.get(`${key(first)}|${first.year}`)
      return {
        status: 'fiscal_only',
        fiscal: lines.map((line) => line.no),
        project: [],
        fiscalFen: fen,
        projectFen: 0,
        diffFen: -fen,
        reasons: [fiscalReason(lines, other)],
      }
    }),
    ...projects
      .filter((_, p) => taken.isFreeProject(p))
      .map(
        (line): Group => ({
          status: 'project_only',
          fiscal: [],
          project: [line.no],
          fiscalFen: 0,
          projectFen: line.fen,
          diffFen: line.fen,
          reasons: [{ code: notFiscal.test(line.source) ? 'not-fiscal' : 'no-money-here' }],
        }),
      ),
  ]
}

function fiscalReason(lines: readonly Read[], other: string | undefined): Reason {
  if (lines.length > 1 && total(lines) === 0) return { code: 'taken-back-whole' }
  if (lines.length === 1 && lines[0]!.fen < 0) return { code: 'returned-alone' }
  if (other !== undefined) return { code: 'project-other-money', value: other }
  const how = lines[0]!.read.how
  return { code: how === 'unknown' || lines[0]!.read.town === '' ? 'place-not-read' : 'no-project-here' }
}

/** Money taken back stands with the sum it was taken from: same place and thing, same year or the year after, not more than there was. */
function pairedBack(lines: readonly Read[], key: (line: Read) => string): Read[][] {
  const groups = lines.filter((line) => line.fen >= 0).map((line) => [line])
  const byKey = new Map<string, Read[][]>()
  for (const group of groups) byKey.set(key(group[0]!), [...(byKey.get(key(group[0]!)) ?? []), group])
  for (const back of lines.filter((line) => line.fen < 0)) {
    const from = byKey.get(key(back))?.find((group) => {
      const later = back.year - group[0]!.year
      return later >= 0 && later <= 1 && total(group) + back.fen >= 0
    })
    if (from) from.push(back)
    else groups.push([back])
  }
  return groups
}
