import { fenOf } from '../../base/money.ts'
import { type Reading, type ReadingContext, type ReadItem, readReport } from '../read/index.ts'
import type { Claim } from '../submit.ts'
import { differences, type Expected } from './differences.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

/** One message with what should come of it. */
export interface Labelled {
  text: string
  context: ReadingContext
  expected: Expected
  /** What kind of message it is, to see where the reader is weak. */
  kind?: string
  /** Must the product ask or read back before it files? Null: either may be defended. Without a word of it: as `expected.confirm` says. */
  asks?: boolean | null
}

export interface Judged {
  message: Labelled
  reading: Reading
  /** By the scoring of domain.md §10; empty: right. */
  differences: string[]
  outcome: Outcome['what']
  /** What would be filed without asking and is not so: figure, asset, period or status. */
  wrong: string[]
  /** Of a message that needs no question: it is asked all the same. */
  unnecessary: boolean
  /** Of a message that needs no question: nothing, or not all of it, is filed and nobody is asked. */
  dropped: boolean
  milliseconds: number
}

export const needsNoQuestion = ({ asks, expected }: Labelled): boolean =>
  asks === undefined ? expected.confirm === false && !expected.missing?.length : asks === false

export function judge(message: Labelled, now: () => number): Judged {
  const { text, context, expected } = message
  const began = now()
  const reading = readReport(text, context)
  const milliseconds = now() - began
  const outcome = outcomeOf(reading, context.ledger ?? [], text)
  const claims = outcome.what === 'filed' ? outcome.claims : []
  const free = needsNoQuestion(message)
  return {
    message,
    reading,
    differences: differences(reading, expected),
    outcome: outcome.what,
    wrong: wrongRecords(claims, expected),
    unnecessary: free && outcome.what === 'asked',
    dropped: free && outcome.what !== 'asked' && toFile(expected).length > claims.length,
    milliseconds,
  }
}

/** What should be in the store after this message. */
const toFile = ({ intent, items }: Expected): Partial<ReadItem>[] =>
  intent === 'ask' || intent === 'ack' || intent === 'refuse' || intent === 'photo'
    ? []
    : (items ?? []).filter((item) => item.match !== 'out_of_scope')

function wrongRecords(claims: (Claim & { assetId: string })[], expected: Expected): string[] {
  // where the shape is left open (one sum for several), no single asset may be given a figure
  if (expected.items === undefined && expected.intent === undefined) return []
  if (expected.items === undefined && expected.intent === 'report')
    return claims.filter(({ receivedFen }) => receivedFen !== null).map(({ assetId }) => `figure of ${assetId}`)
  const left = toFile(expected)
  return claims.flatMap((claim) => {
    const of = left.filter((item) => item.asset_id === claim.assetId)
    const right = of.find((item) => item.period === undefined || item.period === claim.period) ?? of[0]
    if (right === undefined) return [`asset ${claim.assetId}`]
    left.splice(left.indexOf(right), 1)
    return wrongIn(claim, right)
  })
}

function wrongIn(claim: Claim, right: Partial<ReadItem>): string[] {
  const wrong: string[] = []
  const differ = (name: string, got: unknown, wanted: unknown) => {
    if (wanted !== undefined && (got ?? null) !== (wanted ?? null))
      wrong.push(`${name} ${String(got)} instead of ${String(wanted)}`)
  }
  differ('period', claim.period, right.period)
  differ('status', claim.status, right.status)
  differ('kwh', claim.kwh, right.metrics?.kwh)
  differ('expense', claim.expenseFen, right.expense_yuan === undefined ? undefined : fenOf(right.expense_yuan))
  if (right.income !== undefined) {
    const { yuan = null, basis } = right.income ?? {}
    const fen = yuan === null ? null : fenOf(yuan)
    // a contract says what is owed when the words do not
    const owed = right.income === null ? null : claim.receivableFen
    if (basis === undefined) differ('figure', claim.receivedFen ?? owed, fen)
    else {
      differ('received', claim.receivedFen, basis === 'received' ? fen : null)
      if (owed !== null) differ('receivable', owed, basis === 'receivable' ? fen : null)
    }
  }
  return wrong
}
