import { z } from 'zod'
import { can } from '../../../entities/person/policy.ts'
import { reportWays } from '../../../entities/report/report.ts'
import { traceKinds, traceOf, type TraceStep } from '../../../entities/report/trace.ts'
import { routeTexts } from '../../../entities/texts/apiDocs.ts'
import { traceKindNames, wayNames } from '../../../entities/texts/trace.ts'
import { route } from '../../route.ts'
import { codeOf, instantField, maybe, maybeCodeOf, says, shown, shownOrNull, text } from '../fields.ts'
import { presentReport, reportSchema } from './present.ts'

const stepSchema = z
  .strictObject({
    at: instantField('at'),
    kind: codeOf(traceKinds, 'traceKind', traceKindNames),
    who: maybe(z.string(), 'traceWho'),
    receipt: maybe(z.string(), 'traceReceipt'),
    replaces: maybe(z.string(), 'replaces'),
    text: text('traceText'),
    channel: maybe(z.string(), 'channel'),
    messageId: maybe(z.int(), 'messageId'),
    way: maybeCodeOf(reportWays, 'way', wayNames),
    photos: says(
      z.array(z.strictObject({ sha256: text('sha256'), takenAt: maybe(z.iso.datetime({ offset: true }), 'takenAt') })),
      'tracePhotos',
    ),
  })
  .meta({ id: 'TraceStep' })

export const traceReport = route({
  name: 'traceReport',
  method: 'GET',
  path: '/reports/:receipt/trace',
  texts: routeTexts.traceReport,
  params: z.strictObject({ receipt: text('receipt') }),
  response: z.strictObject({ report: reportSchema, steps: says(z.array(stepSchema), 'traceSteps') }),
  example: { path: '/reports/H20261008-001/trace' },
  allowed: can.ask,
  async handle({ runtime, who, params }) {
    const { report, steps } = await traceOf(runtime, who, params.receipt)
    return { report: await presentReport(runtime, who, report), steps: steps.map(presentStep) }
  },
})

const presentStep = ({ at, who, photos, ...step }: TraceStep): z.input<typeof stepSchema> => ({
  ...step,
  at: shown(at),
  who: who?.name ?? null,
  photos: photos.map(({ sha256, takenAt }) => ({ sha256, takenAt: shownOrNull(takenAt) })),
})
