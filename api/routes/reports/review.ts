import { z } from 'zod'
import { DomainError, must } from '../../../entities/base/errors.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { can } from '../../../entities/person/policy.ts'
import type { Person } from '../../../entities/person/person.ts'
import { askSender } from '../../../entities/report/inquire.ts'
import type { Report } from '../../../entities/report/report.ts'
import { reportByReceipt } from '../../../entities/report/reports.ts'
import { accept } from '../../../entities/report/review.ts'
import { exampleTexts, routeTexts } from '../../../entities/texts/apiDocs.ts'
import { route } from '../../route.ts'
import { says, text, words } from '../fields.ts'

export const reviewers = (who: Person) => who.role === 'town' || who.role === 'county'

/** One's own is found, so that the answer is "not your own", as by message. Throws report/not-found. */
export async function reportNamed(tx: Runtime, who: Person, said: string): Promise<Report> {
  const report = await reportByReceipt(tx, said.toUpperCase())
  must(report !== null && (can.reviewReport(who, report) || report.senderId === who.id), 'report/not-found', {
    receipt: said,
  })
  return report
}

const refusedSchema = z.strictObject({ receipt: text('receipt'), code: text('code'), message: text('message') })

export const acceptReports = route({
  name: 'acceptReports',
  method: 'POST',
  path: '/reports/accept',
  texts: routeTexts.acceptReports,
  body: z.strictObject({ receipts: says(z.array(z.string().min(1).max(24)).min(1).max(200), 'receipts') }),
  response: z.strictObject({
    accepted: says(z.array(z.string()), 'acceptedReceipts'),
    refused: says(z.array(refusedSchema), 'refusedReceipts'),
  }),
  example: { path: '/reports/accept', body: { receipts: ['H20261008-001', 'H20261008-002'] } },
  allowed: reviewers,
  handle: ({ runtime, who, body }) =>
    runtime.write(async (tx) => {
      const accepted: string[] = []
      const refused: z.input<typeof refusedSchema>[] = []
      for (const receipt of new Set(body.receipts.map((one) => one.toUpperCase())))
        try {
          await accept(tx, { report: await reportNamed(tx, who, receipt), by: who, messageId: null })
          accepted.push(receipt)
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
          refused.push({ receipt, code: error.code, message: error.sentence })
        }
      return { accepted, refused }
    }),
})

export const askAboutReport = route({
  name: 'askAboutReport',
  method: 'POST',
  path: '/reports/:receipt/question',
  texts: routeTexts.askAboutReport,
  params: z.strictObject({ receipt: text('receipt') }),
  body: z.strictObject({ text: words('inquiryText', 200) }),
  response: z.strictObject({ asked: text('askedWho') }),
  example: { path: '/reports/H20261008-001/question', body: { text: exampleTexts.inquiry } },
  allowed: reviewers,
  handle: ({ runtime, who, params, body }) =>
    runtime.write(async (tx) => {
      const report = await reportNamed(tx, who, params.receipt)
      return { asked: await askSender(tx, { report, by: who, messageId: null, words: body.text }) }
    }),
})
