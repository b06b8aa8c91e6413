import { daysBetween } from '../base/calendar.ts'
import { reportDraftTexts } from '../texts/reportDraft.ts'
import { type OwedWords, reminderTexts as say } from '../texts/reminder.ts'
import type { Reached } from './audience.ts'
import { lastEnded } from '../report/due.ts'
import type { ObligationKind } from '../report/obligation.ts'
import type { OpenObligation, Progress } from '../report/obligations.ts'

/** One village and period that is being reminded of. */
export interface Line {
  scopeCode: string
  kind: ObligationKind
  period: string
  dueOn: string
  open: OpenObligation[]
}

export type Level = 'village' | 'town' | 'lead' | 'county'

/** One line on its way to one person. */
export interface Item {
  line: Line
  level: Level
  to: Reached
  /** It was meant for a place below, where nobody could be reached. */
  raised: boolean
}

/** What the texts need to know of the county: names of places, and how far each period is. */
export interface Picture {
  today: string
  name(code: string): string
  /** Everything open in a place for a period, also in villages this round does not speak of. */
  open(within: string, period: string): OpenObligation[]
  progress(within: string, period: string): Progress[]
  /** Of what somebody is reminded of: what he has begun to report, in a line each. */
  begun(personId: string, period: string): Begun[]
}

export interface Begun {
  assetId: number
  line: string
}

/** 一人一条 - everything one person is told in a round, as one message. */
export function digest(items: Item[], picture: Picture): string {
  const own = items.filter((item) => item.to.standsInFor === null)
  const others = groups(
    items.filter((item) => item.to.standsInFor !== null),
    (item) => item.to.standsInFor!.person.id,
  )
  return [
    ...(own.length > 0 ? [sections(own, picture)] : []),
    ...others.map((group) => {
      const { person, until } = group[0]!.to.standsInFor!
      return say.inPlaceOf({ name: person.name, until, text: sections(group, picture) })
    }),
  ].join('\n')
}

function sections(items: Item[], picture: Picture): string {
  const here = items.filter((item) => !item.raised)
  const at = (level: Level) => here.filter((item) => item.level === level)
  const leads = at('lead')
  const towns = at('town').filter((item) => !leads.some((lead) => lead.line === item.line))
  return [
    county(at('county'), picture),
    town(leads, picture, true),
    town(towns, picture, false),
    village(at('village'), picture),
    raised(items, picture),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function village(items: Item[], picture: Picture): string {
  if (items.length === 0) return ''
  const parts = items.map(({ line, to }) => {
    const begun = picture
      .begun(to.person.id, line.period)
      .filter(({ assetId }) => line.open.some((o) => o.assetId === assetId))
    const open = line.open.filter((o) => !begun.some(({ assetId }) => assetId === o.assetId))
    return { line: { ...line, open }, begun: [...new Set(begun.map((one) => one.line))] }
  })
  const owed = parts.filter(({ line }) => line.open.length > 0)
  const begun = [...new Set(parts.flatMap((part) => part.begun))]
  return [
    ...owed.map(({ line }) =>
      say.villageOwes({
        ...words(line, picture),
        village: picture.name(line.scopeCode),
        assets: line.open.map((o) => o.assetName),
      }),
    ),
    ...(owed.length > 0
      ? [
          howVillage(
            owed.map(({ line }) => line),
            picture,
          ),
        ]
      : parts.map(({ line }) => say.villageBegun(words(line, picture)))),
    ...(begun.length > 0 ? [`${owed.length > 0 ? '\n' : ''}${reportDraftTexts.begun({ lines: begun })}`] : []),
  ].join('')
}

/** How to answer: once a message, for the quarter when there is one. */
function howVillage(lines: Line[], { today }: Picture): string {
  const quarter = lines.find((line) => line.kind === 'quarter')
  const first = quarter ?? lines[0]!
  const asset = first.open[0]!.assetName
  if (!quarter) return say.howYear({ asset, year: first.period })
  return quarter.dueOn > today ? say.howUnchanged() : say.howOneSentence({ asset, period: quarter.period })
}

function town(items: Item[], picture: Picture, lead: boolean): string {
  if (items.length === 0) return ''
  const parts = groups(items, (item) => `${townOf(item.line)}:${item.line.period}`).map((group) => {
    const { line } = group[0]!
    const code = townOf(line)
    const open = picture.open(code, line.period)
    const progress = picture.progress(code, line.period)
    return say.townOwes({
      ...words(line, picture),
      town: picture.name(code),
      total: sum(progress, (p) => p.total),
      done: sum(progress, (p) => p.done),
      open: open.length,
      villages: groups(open, (o) => o.villageCode).map((rows) => ({
        village: picture.name(rows[0]!.villageCode),
        assets: rows.map((o) => o.assetName),
      })),
      lead,
    })
  })
  return parts.join('') + say.howPress()
}

function county(items: Item[], picture: Picture): string {
  if (items.length === 0) return ''
  const parts = groups(items, (item) => item.line.period).map((group) => {
    const { line, to } = group[0]!
    const open = picture.open(to.atCode, line.period)
    const towns = groups(open, townOf).map((rows) => ({
      town: picture.name(townOf(rows[0]!)),
      open: rows.length,
      villages: new Set(rows.map((o) => o.villageCode)).size,
    }))
    return say.countyOwes({
      ...words(line, picture),
      total: sum(picture.progress(to.atCode, line.period), (p) => p.total),
      open: open.length,
      towns,
    })
  })
  return parts.join('') + say.howList()
}

/** What came up from below: named by the place nobody answers for; short when the list above names the assets already. */
function raised(items: Item[], picture: Picture): string {
  const listed = new Set(
    items.filter((item) => !item.raised && item.level !== 'village').map((item) => item.line.period),
  )
  const up = items.filter((item) => item.raised)
  const placeOf = (item: Item) => (item.to.atCode.length === 6 ? townOf(item.line) : item.line.scopeCode)
  const known = up.filter((item) => listed.has(item.line.period))
  const news = groups(
    up.filter((item) => !listed.has(item.line.period)),
    (item) => `${placeOf(item)}:${item.line.period}`,
  )
  return [
    known.length > 0
      ? say.nobodyThereShort({ places: [...new Set(known.map((item) => picture.name(placeOf(item))))] })
      : '',
    ...news.map((group) => {
      const open = [...new Set(group.flatMap((item) => item.line.open))]
      return say.nobodyThere({
        ...words(group[0]!.line, picture),
        place: picture.name(placeOf(group[0]!)),
        assets: open.map((o) => o.assetName),
      })
    }),
  ].join('')
}

export const words = (
  { kind, period, dueOn }: Pick<Line, 'kind' | 'period' | 'dueOn'>,
  { today }: Pick<Picture, 'today'>,
): OwedWords => ({
  period,
  isNewest: period === lastEnded(kind, today),
  dueOn,
  late: daysBetween(dueOn, today),
})

const townOf = (of: Line | OpenObligation): string => ('scopeCode' in of ? of.scopeCode : of.villageCode).slice(0, 9)
const sum = <T>(rows: T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0)

/** Rows that share a key, in the order in which the keys first come. */
export function groups<T>(rows: T[], by: (row: T) => string): T[][] {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const group = found.get(by(row))
    if (group) group.push(row)
    else found.set(by(row), [row])
  }
  return [...found.values()]
}
