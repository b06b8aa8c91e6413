import { z } from 'zod'
import { asset as assetById } from '../../../entities/asset/assets.ts'
import { opStatuses } from '../../../entities/asset/classes.ts'
import { must } from '../../../entities/base/errors.ts'
import { maskPersonalNumbers } from '../../../entities/base/mask.ts'
import { can } from '../../../entities/person/policy.ts'
import { movePhotos } from '../../../entities/report/photos.ts'
import { reportByReceipt } from '../../../entities/report/reports.ts'
import { submit } from '../../../entities/report/submit.ts'
import { exampleTexts, routeTexts } from '../../../entities/texts/apiDocs.ts'
import { opStatusNames } from '../../../entities/texts/asset.ts'
import { route } from '../../route.ts'
import { codeOf, says, text, words } from '../fields.ts'
import { presentReport, reportSchema } from './present.ts'

/** 2^53 fen would be 90 trillion yuan; a typing slip is refused long before. */
const amount = (least: number) => z.int().min(least).max(10_000_000_000_000)

export const correctReport = route({
  name: 'correctReport',
  method: 'POST',
  path: '/reports/:receipt/correction',
  texts: routeTexts.correctReport,
  params: z.strictObject({ receipt: text('receipt') }),
  body: z.strictObject({
    opStatus: codeOf(opStatuses, 'opStatusRight', opStatusNames).optional(),
    receivedFen: says(amount(-10_000_000_000_000), 'receivedFenRight').optional(),
    receivableFen: says(amount(0), 'receivableFenRight').optional(),
    expenseFen: says(amount(0), 'expenseFenRight').optional(),
    words: words('correctionWords', 500),
    replace: says(z.boolean(), 'replace').default(false),
  }),
  response: reportSchema,
  example: {
    path: '/reports/H20261008-001/correction',
    body: { receivedFen: 2_860_000, words: exampleTexts.correction },
    as: 'cadre',
  },
  allowed: (who) => can.fileReports(who),
  handle: ({ runtime, who, params, body }) =>
    runtime.write(async (tx) => {
      const old = await reportByReceipt(tx, params.receipt.toUpperCase())
      const asset = old && (await assetById(tx, old.assetId))
      must(old && asset && can.see(who, asset), 'report/not-found', { receipt: params.receipt })
      must(['submitted', 'accepted', 'returned', 'proposed'].includes(old.state), 'report/not-open', {
        receipt: old.receiptNo,
        state: old.state,
      })
      const claim = {
        period: old.period,
        status: body.opStatus ?? null,
        receivedFen: body.receivedFen ?? null,
        receivableFen: body.receivableFen ?? null,
        incomeKind: null,
        precision: body.receivedFen === undefined ? null : 'exact',
        expenseFen: body.expenseFen ?? null,
        kwh: null,
        issues: [],
        since: null,
        flags: [],
        words: maskPersonalNumbers(body.words),
      }
      const over = body.replace ? old.id : null
      const { report, replaced } = await submit(tx, { asset, by: who, claim, way: 'api', messageId: null, over })
      if (replaced) await movePhotos(tx, replaced.id, { id: report.id, assetId: asset.id })
      return presentReport(tx, who, report)
    }),
})
