import { In } from 'typeorm'
import type { Asset } from '../asset/asset.ts'
import { assetsById } from '../asset/assets.ts'
import type { OpStatus } from '../asset/classes.ts'
import { isQuarter } from '../base/calendar.ts'
import type { Runtime, SettingsView } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { opStatusNames } from '../texts/asset.ts'
import { reportTexts } from '../texts/report.ts'
import { oddTexts } from '../texts/review.ts'
import { amountDoubts, doubtText, lastYear, quartersBefore } from './doubts.ts'
import { photoDoubts, type Twin } from './photoDoubts.ts'
import { photoCounts } from './photos.ts'
import { Report } from './report.ts'
import { standing } from './reports.ts'

/** A report with everything a reviewer has to see beside it. */
export interface Examined {
  report: Report
  asset: Asset
  photos: number
  /** Last quarter's, and that of the same period a year ago, as they stand. */
  before: Report | null
  lastYear: Report | null
  /** For a correction: what was accepted and stands until this is taken. */
  accepted: Report | null
  /** Worth a look before it is accepted, one sentence each; empty: nothing odd. */
  doubts: string[]
  /** Said beside it, without alarm. */
  remarks: string[]
  twins: Twin[]
}

/** 审核 - looks at many reports at once: as many queries for one report as for a town's seven hundred. */
export async function examine(tx: Runtime, reports: Report[], who: Person): Promise<Examined[]> {
  if (reports.length === 0) return []
  const assets = new Map(
    (await assetsById(tx, [...new Set(reports.map((one) => one.assetId))])).map((asset) => [asset.id, asset]),
  )
  const history = await standingAround(tx, reports)
  const photos = await photoCounts(
    tx,
    [...reports, ...history.values()].map((one) => one.id),
  )
  const pictures = await photoDoubts(tx, reports, who)
  return reports.flatMap((report) => {
    const asset = assets.get(report.assetId)
    if (!asset) return []
    const at = (period: string) => history.get(`${report.assetId}:${period}`) ?? null
    const earlier = quartersBefore(report.period, 2).map(at)
    const seen = {
      report,
      asset,
      photos: photos.get(report.id) ?? 0,
      before: earlier[0] ?? null,
      lastYear: at(lastYear(report.period)),
      accepted: report.state === 'proposed' ? at(report.period) : null,
    }
    const odd = oddities({ ...seen, earlier, photosOf: (one) => photos.get(one.id) ?? 0 }, tx.settings)
    const shown = pictures.get(report.id)
    return [
      {
        ...seen,
        doubts: [...odd, ...(shown?.sentences ?? [])],
        remarks: [...remarks(report), ...(shown?.remarks ?? [])],
        twins: shown?.twins ?? [],
      },
    ]
  })
}

/** What stands for these assets in the periods a reviewer compares with, by `asset:period`. */
async function standingAround(tx: Runtime, reports: Report[]): Promise<Map<string, Report>> {
  const periods = new Set(reports.map((one) => one.period))
  const around = [...periods].flatMap((period) => [period, lastYear(period), ...quartersBefore(period, 2)])
  const rows = await tx.db.find(Report, {
    where: {
      assetId: In([...new Set(reports.map((one) => one.assetId))]),
      period: In([...new Set(around)]),
      state: In(standing),
    },
    order: { id: 'ASC' },
  })
  return new Map(rows.map((row) => [`${row.assetId}:${row.period}`, row]))
}

interface Compared {
  report: Report
  asset: Asset
  photos: number
  before: Report | null
  lastYear: Report | null
  earlier: (Report | null)[]
  photosOf(report: Report): number
}

/** States in which an asset brings nothing in. */
const still: OpStatus[] = ['suspended', 'repairing', 'idle', 'damaged', 'lost', 'disposed']

/** Every kind of oddness as one question, in the order they are told. Amounts in fen. */
function oddities(of: Compared, settings: SettingsView): string[] {
  const { report, asset, before } = of
  const lastYearFen = of.lastYear?.receivedFen ?? null
  return [
    report.state === 'proposed' ? oddTexts.correction() : null,
    ...amountDoubts(asset, { period: report.period, receivedFen: report.receivedFen, lastYearFen }, settings).map(
      doubtText,
    ),
    changedState(report, before) ?? (report.status === 'lost' ? oddTexts.lost() : null),
    report.status !== null && still.includes(report.status) && (report.receivedFen ?? 0) > 0
      ? oddTexts.incomeWhile({ status: opStatusNames[report.status] })
      : null,
    offContract(report, asset, settings) ?? withoutIncome(report, before),
    repeated(of),
    of.photos === 0 && of.earlier.length > 0 && of.earlier.every((one) => one !== null && of.photosOf(one) > 0)
      ? oddTexts.photoMissing()
      : null,
    report.precision !== null && report.precision !== 'exact' ? reportTexts.doubtApprox() : null,
  ].filter((sentence) => sentence !== null)
}

function changedState({ status }: Report, before: Report | null): string | null {
  if (status === null || !before?.status || before.status === status) return null
  return oddTexts.changedState({ before: opStatusNames[before.status], now: opStatusNames[status] })
}

/** Running, and nothing came in although something did last quarter. */
function withoutIncome(report: Report, before: Report | null): string | null {
  const isRunning = report.status === 'normal' || report.status === 'partial'
  if (!isRunning || report.receivedFen !== 0 || report.receivableFen || !before?.receivedFen) return null
  return oddTexts.withoutIncome({ beforeFen: before.receivedFen })
}

/** Rent is paid by the quarter, the half-year or the year: whole quarters of it are in order. */
function offContract(report: Report, asset: Asset, settings: SettingsView): string | null {
  const { receivedFen, receivableFen, status } = report
  if (!isQuarter(report.period) || !asset.rentYearFen || (receivedFen === null && receivableFen === null)) return null
  if (status !== null && still.includes(status)) return null
  const quarterFen = Math.round(asset.rentYearFen / 4)
  const total = (receivedFen ?? 0) + (receivableFen ?? 0)
  const tolerance = (quarterFen * settings.value<number>('review.rentTolerancePercent')) / 100
  if ([1, 2, 4].some((quarters) => Math.abs(total - quarters * quarterFen) <= tolerance)) return null
  return oddTexts.offContract({ quarterFen, differsFen: total - quarterFen })
}

/** The very same figure three quarters in a row, when no contract explains it. */
function repeated({ report, asset, earlier }: Compared): string | null {
  const { receivedFen } = report
  if (!receivedFen || earlier.length < 2 || asset.rentYearFen) return null
  return earlier.every((one) => one?.receivedFen === receivedFen) ? oddTexts.repeated({ fen: receivedFen }) : null
}

const remarks = (report: Report): string[] => [
  ...(report.onBehalf ? [oddTexts.onBehalf()] : []),
  ...(report.way === 'voice' ? [oddTexts.spoken()] : []),
]
