import { local } from '../../entities/base/clock.ts'
import { lineOf } from '../../entities/report/line.ts'
import { type TraceStep, traceOf } from '../../entities/report/trace.ts'
import { reportStateNames } from '../../entities/texts/apiDocs.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { traceTexts, wayNames } from '../../entities/texts/trace.ts'
import type { Command } from '../turn.ts'

/** Steps from the beginning and from the end that are told when there are more. */
const FIRST = 8
const LAST = 10
const SHORT = 60

/** 溯源 H20261008-017 - who said what when, what was asked, who accepted, what it replaced. */
export const trace: Command = {
  ...commandWords.trace,
  allowed: () => true,
  async run(turn, { receipt }) {
    if (!receipt) return turn.reply(traceTexts.how())
    const { report, asset, steps } = await traceOf(turn.tx, turn.person, receipt)
    const isLong = steps.length > FIRST + LAST
    const lines = [
      traceTexts.head({
        line: lineOf(asset, report),
        receipt: report.receiptNo,
        state: reportStateNames[report.state],
      }),
      ...(isLong ? steps.slice(0, FIRST) : steps).map(stepText),
      ...(isLong ? [traceTexts.left({ count: steps.length - FIRST - LAST }), ...steps.slice(-LAST).map(stepText)] : []),
    ]
    await turn.reply(lines.join('\n'))
  },
}

function stepText(step: TraceStep): string {
  const text = step.text.replace(/\s+/g, ' ')
  return traceTexts.step({
    at: local(step.at).format('M-D HH:mm'),
    kind: step.kind,
    who: step.who?.name ?? '',
    receipt: step.receipt,
    text: text.length > SHORT ? `${text.slice(0, SHORT)}……` : text,
    from: [
      traceTexts.channel(step.kind === 'said' || step.messageId === null ? step.channel : null),
      step.way ? wayNames[step.way] : '',
    ],
    photos: step.photos.length,
    replaces: step.replaces,
  })
}
