import { z } from 'zod'
import { must } from '../../entities/base/errors.ts'
import { maskPersonalNumbers } from '../../entities/base/mask.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { can } from '../../entities/person/policy.ts'
import type { Person } from '../../entities/person/person.ts'
import { reportPage } from '../../entities/report/pages.ts'
import { type Report, reportStates } from '../../entities/report/report.ts'
import { reportByReceipt } from '../../entities/report/reports.ts'
import { returnToSender } from '../../entities/report/returnToSender.ts'
import { accept } from '../../entities/report/review.ts'
import { exampleTexts, reportStateNames, routeTexts } from '../../entities/texts/apiDocs.ts'
import { route } from '../route.ts'
import { codeOf, pageResponse, paging, periodField, text, words } from './fields.ts'
import { placesAsked } from './places.ts'
import { presentReport, presentReports, reportSchema } from './reports/present.ts'
import { reportNamed, reviewers } from './reports/review.ts'

export const listReports = route({
  name: 'listReports',
  method: 'GET',
  path: '/reports',
  texts: routeTexts.listReports,
  query: z.strictObject({
    state: codeOf(reportStates, 'reportState', reportStateNames).optional(),
    town: text('town').optional(),
    village: text('village').optional(),
    period: periodField.optional(),
    ...paging,
  }),
  response: pageResponse(reportSchema),
  example: { path: '/reports?state=submitted&period=2026Q3' },
  allowed: can.ask,
  async handle({ runtime, who, query: { state, town, village, period, page, size } }) {
    const places = await placesAsked(runtime, { town, village })
    const found = await reportPage(runtime, who, { state, ...places, period }, { page, size })
    return { total: found.total, page, size, items: await presentReports(runtime, who, found.items) }
  },
})

const receipt = z.strictObject({ receipt: text('receipt') })

export const acceptReport = route({
  name: 'acceptReport',
  method: 'POST',
  path: '/reports/:receipt/accept',
  texts: routeTexts.acceptReport,
  params: receipt,
  response: reportSchema,
  example: { path: '/reports/H20261008-001/accept' },
  allowed: reviewers,
  handle: ({ runtime, who, params }) =>
    runtime.write(async (tx) => {
      const report = await reportNamed(tx, who, params.receipt)
      await accept(tx, { report, by: who, messageId: null })
      return afterwards(tx, who, report)
    }),
})

export const returnReport = route({
  name: 'returnReport',
  method: 'POST',
  path: '/reports/:receipt/return',
  texts: routeTexts.returnReport,
  params: receipt,
  body: z.strictObject({ reason: words('reason', 200) }),
  response: reportSchema,
  example: { path: '/reports/H20261008-002/return', body: { reason: exampleTexts.reason } },
  allowed: reviewers,
  handle: ({ runtime, who, params, body }) =>
    runtime.write(async (tx) => {
      const report = await reportNamed(tx, who, params.receipt)
      await returnToSender(tx, {
        reports: [report],
        by: who,
        messageId: null,
        reason: maskPersonalNumbers(body.reason),
      })
      return afterwards(tx, who, report)
    }),
})

async function afterwards(tx: Runtime, who: Person, { receiptNo }: Report) {
  const report = await reportByReceipt(tx, receiptNo)
  must(report !== null, 'report/not-found', { receipt: receiptNo })
  return presentReport(tx, who, report)
}
