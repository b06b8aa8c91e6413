import { In } from 'typeorm'
import { z } from 'zod'
import { opStatuses } from '../../../entities/asset/classes.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { Person } from '../../../entities/person/person.ts'
import { regionName, townCodeOf } from '../../../entities/region/regions.ts'
import { lineOf } from '../../../entities/report/line.ts'
import { examine, type Examined } from '../../../entities/report/oddities.ts'
import { type Report, reportStates } from '../../../entities/report/report.ts'
import { reviewable } from '../../../entities/report/reports.ts'
import { opStatusNames } from '../../../entities/texts/asset.ts'
import { reportStateNames } from '../../../entities/texts/apiDocs.ts'
import { codeOf, instantField, maybe, maybeCodeOf, says, shown, shownOrNull, text } from '../fields.ts'

export const reportSchema = z
  .strictObject({
    receipt: text('receipt'),
    state: codeOf(reportStates, 'reportState', reportStateNames),
    line: text('line'),
    assetNo: text('assetNo'),
    assetName: text('assetName'),
    townName: text('townName'),
    villageCode: text('villageCode'),
    villageName: text('villageName'),
    period: text('period'),
    opStatus: maybeCodeOf(opStatuses, 'opStatus', opStatusNames),
    receivedFen: maybe(z.int(), 'receivedFen'),
    receivableFen: maybe(z.int(), 'receivableFen'),
    expenseFen: maybe(z.int(), 'expenseFen'),
    kwh: maybe(z.number(), 'kwh'),
    words: text('words'),
    doubts: says(z.array(z.string()), 'doubts'),
    photos: says(z.int(), 'photos'),
    sender: text('sender'),
    onBehalf: says(z.boolean(), 'onBehalf'),
    submittedAt: instantField('submittedAt'),
    reviewedBy: maybe(z.string(), 'reviewedBy'),
    reviewedAt: maybe(z.iso.datetime({ offset: true }), 'reviewedAt'),
    reviewReason: maybe(z.string(), 'reviewReason'),
  })
  .meta({ id: 'Report' })

type Shown = z.input<typeof reportSchema>

export async function presentReports(tx: Runtime, who: Person, reports: readonly Report[]): Promise<Shown[]> {
  const examined = await examine(tx, [...reports], who)
  const ids = reports.flatMap(({ senderId, reviewedBy }) => [senderId, reviewedBy ?? senderId])
  const people = ids.length > 0 ? await tx.db.findBy(Person, { id: In([...new Set(ids)]) }) : []
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return Promise.all(examined.map((row) => present(tx, row, names)))
}

export async function presentReport(tx: Runtime, who: Person, report: Report): Promise<Shown> {
  const [shown] = await presentReports(tx, who, [report])
  if (!shown) throw new Error(`report ${report.id} has no asset`)
  return shown
}

async function present(
  tx: Runtime,
  { report, asset, photos, doubts, remarks }: Examined,
  names: ReadonlyMap<string, string>,
): Promise<Shown> {
  const { villageCode, reviewedBy } = report
  return {
    receipt: report.receiptNo,
    state: report.state,
    line: lineOf(asset, report, photos),
    assetNo: asset.assetNo,
    assetName: asset.name,
    townName: await regionName(tx, townCodeOf(villageCode)),
    villageCode,
    villageName: await regionName(tx, villageCode),
    period: report.period,
    opStatus: report.status,
    receivedFen: report.receivedFen,
    receivableFen: report.receivableFen,
    expenseFen: report.expenseFen,
    kwh: report.kwh,
    words: report.words,
    doubts: reviewable.includes(report.state) ? [...doubts, ...remarks] : [],
    photos,
    sender: names.get(report.senderId) ?? '',
    onBehalf: report.onBehalf,
    submittedAt: shown(report.submittedAt),
    reviewedBy: reviewedBy === null ? null : (names.get(reviewedBy) ?? ''),
    reviewedAt: shownOrNull(report.reviewedAt),
    reviewReason: report.reviewReason,
  }
}
