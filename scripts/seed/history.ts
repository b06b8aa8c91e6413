import { instant, local, localDate } from '../../entities/base/clock.ts'
import type { Person } from '../../entities/person/person.ts'
import type { Report } from '../../entities/report/report.ts'
import type { AssetRow } from './assets.ts'
import { takings, type Takings } from './income.ts'
import { endedQuarters, type Quarter } from './periods.ts'
import { villagePlaces } from './places.ts'
import type { Random } from './random.ts'
import type { Story } from './stories.ts'
import { wordsOf } from './words.ts'

/** A report before the store has numbered its asset. */
export type ReportRow = Omit<Report, 'id' | 'assetId' | 'receiptNo'> & { assetNo: string }

const QUARTERS = 8
const DAY = 86_400_000

interface World {
  random: Random
  people: readonly Person[]
  stories: ReadonlyMap<AssetRow, Story>
  now: Date
}

/**
 * Two years of accepted reports up to the quarter before the last ended one; the last ended quarter from about four villages
 * in five, so that 荆干村 and a few others still owe it. 邻湖村's wait for the town's review. Operating assets each quarter and
 * for each ended year, public ones each half-year.
 */
export function buildHistory(world: World, assets: readonly AssetRow[]): ReportRow[] {
  const quarters = endedQuarters(world.now, QUARTERS + 1)
  const last = quarters.at(-1)
  const rows: ReportRow[] = []
  for (const quarter of quarters) {
    const isLast = quarter === last
    for (const asset of assets.filter((a) => owes(a, quarter))) {
      if (isLast && isOpen(asset.villageCode)) continue
      rows.push(...quarterReport(world, asset, quarter, quarters, isLast))
    }
  }
  for (const year of endedYears(world.now)) {
    for (const asset of assets)
      if (asset.assetClass === 'operating' && formedBefore(asset, `${year}-01`))
        rows.push(yearReport(world, asset, year, quarters))
  }
  return rows
    .filter((row) => row.submittedAt < startOfDay(world.now))
    .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())
}

/** Villages that have not yet told of the last quarter: every fifth, 荆干村 among them. */
export function isOpen(villageCode: string): boolean {
  const place = villagePlaces.findIndex((v) => v.code === villageCode)
  const jinggan = villagePlaces.findIndex((v) => v.slug === 'jinggan')
  return place % 5 === jinggan % 5
}

const startOfDay = (at: Date) => instant(localDate(at))
const formedBefore = (asset: AssetRow, month: string) => (asset.formedOn ?? '') < month
const owes = (asset: AssetRow, quarter: Quarter) =>
  formedBefore(asset, quarter.firstDay) &&
  (asset.assetClass === 'operating' || (asset.assetClass === 'public' && quarter.q % 2 === 0))

/** Years whose income was due (31 January, D61) before now, at most two. */
function endedYears(now: Date): number[] {
  const { year, isPastDue } = { year: local(now).year(), isPastDue: localDate(now).slice(5) > '01-31' }
  return isPastDue ? [year - 2, year - 1] : [year - 3, year - 2]
}

function quarterReport(
  world: World,
  asset: AssetRow,
  quarter: Quarter,
  quarters: readonly Quarter[],
  isLast: boolean,
): ReportRow[] {
  const { status, story } = stateIn(world, asset, quarter, quarters)
  const money = asset.assetClass === 'operating' ? moneyOf(asset, quarter, story) : null
  const submittedAt = sentAt(world, quarter.end, isLast ? 9 : world.random.chance(0.04) ? 16 : 9)
  const waits = isLast && villagePlaces.find((v) => v.code === asset.villageCode)?.slug === 'linhu'
  return [
    {
      ...blank(world, asset, submittedAt, waits),
      period: quarter.code,
      status,
      receivedFen: money?.receivedFen ?? null,
      receivableFen: money?.receivableFen || null,
      incomeKind: money && (money.receivedFen !== 0 || money.receivableFen !== 0) ? money.kind : null,
      precision: money ? 'exact' : null,
      expenseFen: money?.expenseFen ?? null,
      kwh: money?.kwh ?? null,
      issues: [...(story?.issues ?? []), ...(money?.receivableFen ? ['rent_overdue'] : [])],
      since: story && story.status === 'idle' ? monthOf(quarters.at(-1 - story.quarters)) : null,
      words: wordsOf(asset, status, money, quarter.q),
    },
  ]
}

function yearReport(world: World, asset: AssetRow, year: number, quarters: readonly Quarter[]): ReportRow {
  const parts = ([1, 2, 3, 4] as const).map((q) => {
    const quarter = quarters.find((k) => k.code === `${year}Q${q}`) ?? {
      year,
      q,
      code: `${year}Q${q}`,
      firstDay: '',
      end: new Date(0),
    }
    return moneyOf(asset, quarter, stateIn(world, asset, quarter, quarters).story)
  })
  const sum = (of: (t: Takings) => number | null) => parts.reduce((total, part) => total + (of(part) ?? 0), 0)
  const total: Takings = {
    receivedFen: sum((t) => t.receivedFen),
    receivableFen: sum((t) => t.receivableFen),
    expenseFen: sum((t) => t.expenseFen) || null,
    kwh: sum((t) => t.kwh) || null,
    kind: parts[0]?.kind ?? 'sales',
  }
  return {
    ...blank(world, asset, sentAt(world, instant(`${year + 1}-01-05`), 24), false),
    period: String(year),
    status: null,
    receivedFen: total.receivedFen,
    receivableFen: total.receivableFen || null,
    incomeKind: total.kind,
    precision: 'exact',
    expenseFen: total.expenseFen,
    kwh: total.kwh,
    issues: [],
    since: null,
    words: wordsOf(asset, null, total, year),
  }
}

function stateIn({ stories }: World, asset: AssetRow, quarter: Quarter, quarters: readonly Quarter[]) {
  const story = stories.get(asset)
  // counted from the quarter before the last ended one, so that a story is in the history even of a village that still owes the last
  const from = quarters.length - 1 - (story?.quarters ?? 0)
  const at = quarters.findIndex((q) => q.code === quarter.code)
  return story && at >= from ? { status: story.status, story } : { status: 'normal' as const, story: undefined }
}

function moneyOf(asset: AssetRow, quarter: Quarter, story: Story | undefined): Takings {
  const usual = takings(asset, quarter)
  if (story?.status === 'idle' || story?.status === 'seasonal')
    return { ...usual, receivedFen: 0, receivableFen: 0, expenseFen: null }
  if (story?.isLoss) {
    const poor = wholeHundreds(usual.receivedFen / 3)
    return { ...usual, receivedFen: poor, receivableFen: 0, expenseFen: wholeHundreds(poor * 1.3) + 200_000 }
  }
  if (story?.status === 'partial')
    return {
      ...usual,
      receivedFen: Math.round(usual.receivedFen * 0.6),
      kwh: usual.kwh === null ? null : Math.round(usual.kwh * 0.6),
    }
  return usual
}

function blank({ people, random }: World, asset: AssetRow, submittedAt: Date, waits: boolean) {
  const cadre = people.find((p) => p.regionCode === asset.villageCode && p.role === 'village')
  const town = people.find((p) => p.regionCode === asset.townCode && p.role === 'town')
  return {
    assetNo: asset.assetNo,
    villageCode: asset.villageCode,
    flags: [],
    state: waits ? ('submitted' as const) : ('accepted' as const),
    supersedesId: null,
    senderId: cadre?.id ?? '',
    onBehalf: false,
    way: null,
    messages: null,
    questions: null,
    seconds: null,
    messageId: null,
    reviewedBy: waits ? null : (town?.id ?? null),
    reviewedAt: waits ? null : new Date(submittedAt.getTime() + random.int(20, 600) * 60_000),
    reviewReason: null,
    version: waits ? 1 : 2,
    submittedAt,
  }
}

/** Some working hour within `days` days after `from`; never later than the last full day before now. */
function sentAt({ random, now }: World, from: Date, days: number): Date {
  const room = Math.max(1, Math.min(days, Math.floor((startOfDay(now).getTime() - from.getTime()) / DAY)))
  return new Date(from.getTime() + random.int(0, room - 1) * DAY + (8 * 60 + random.int(0, 540)) * 60_000)
}

const wholeHundreds = (fen: number) => 10_000 * Math.round(fen / 10_000)
const monthOf = (quarter: Quarter | undefined) => quarter?.firstDay.slice(0, 7) ?? null
