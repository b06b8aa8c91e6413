import { In } from 'typeorm'
import { assetsById } from '../../entities/asset/assets.ts'
import { DomainError, must } from '../../entities/base/errors.ts'
import { can } from '../../entities/person/policy.ts'
import { lineOf } from '../../entities/report/line.ts'
import { Report } from '../../entities/report/report.ts'
import { returnToSender } from '../../entities/report/returnToSender.ts'
import { accept } from '../../entities/report/review.ts'
import { reviewTexts } from '../../entities/texts/review.ts'
import type { KnownTurn } from '../turn.ts'
import { reviewQueue } from './queue.ts'
import { REVIEW, reviewTalk, type Seen } from './talk.ts'

/** Accepts what the reviewer saw, each under the same checks; what changed meanwhile is left and said. Answers once. */
export async function acceptSeen(turn: KnownTurn, picks: readonly Seen[]): Promise<void> {
  const rows = new Map((await reportsOf(turn, picks)).map((report) => [report.id, report]))
  const taken: Report[] = []
  const changed: Report[] = []
  for (const [id, version] of picks) {
    const report = rows.get(id)
    // what he took or gave back meanwhile himself is no news to him
    const isDone = report?.state === 'accepted' || report?.state === 'returned' || report?.state === 'refused'
    if (!report || (isDone && report.reviewedBy === turn.person.id)) continue
    must(can.reviewReport(turn.person, report), report.senderId === turn.person.id ? 'report/own' : 'person/forbidden')
    const isAsSeen = report.version === version
    ;(isAsSeen && (await isAccepted(turn, report)) ? taken : changed).push(report)
  }
  await answerAccepted(turn, taken, changed)
}

/** Somebody else may have been there in the same moment. */
async function isAccepted(turn: KnownTurn, report: Report): Promise<boolean> {
  try {
    await accept(turn.tx, { report, by: turn.person, messageId: turn.message.id })
    return true
  } catch (error) {
    const isGone =
      error instanceof DomainError && (error.code === 'report/changed-meanwhile' || error.code === 'report/not-open')
    if (!isGone) throw error
    return false
  }
}

async function answerAccepted(turn: KnownTurn, taken: Report[], changed: Report[]): Promise<void> {
  const waiting = await reviewQueue(turn.tx, turn.person)
  const doubtful = waiting.filter((row) => row.doubts.length > 0).length
  const left = { plain: waiting.length - doubtful, doubtful }
  const [only] = taken
  const now = await reportsOf(
    turn,
    changed.map(({ id }) => [id, 0]),
  )
  const names = await linesOf(turn, changed)
  const notTaken = changed.map((report, i) => ({
    line: names[i]!,
    receipt: report.receiptNo,
    state: now.find((one) => one.id === report.id)?.state ?? report.state,
  }))
  const [line] = only && taken.length === 1 ? await linesOf(turn, [only]) : []
  const talk = reviewTalk(turn)
  if (talk) turn.talk.begin(REVIEW, { ...talk, open: null })
  await turn.reply(
    only && line !== undefined && notTaken.length === 0
      ? reviewTexts.acceptedOne({ line, receipt: only.receiptNo, ...left })
      : reviewTexts.accepted({ count: taken.length, notTaken, ...left }),
  )
}

/** Gives reports back to their senders, each once with the reason, and says so. */
export async function giveBackTo(turn: KnownTurn, reports: Report[], reason: string): Promise<void> {
  await returnToSender(turn.tx, { reports, by: turn.person, messageId: turn.message.id, reason })
  const talk = reviewTalk(turn)
  if (talk) turn.talk.begin(REVIEW, { ...talk, open: null })
  const lines = await linesOf(turn, reports)
  await turn.reply(
    reviewTexts.returned({ items: reports.map((report, i) => ({ line: lines[i]!, receipt: report.receiptNo })) }),
  )
}

export async function reportsOf({ tx }: KnownTurn, picks: readonly Seen[]): Promise<Report[]> {
  const ids = picks.map(([id]) => id)
  const rows = ids.length === 0 ? [] : await tx.db.findBy(Report, { id: In(ids) })
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

export async function linesOf({ tx }: KnownTurn, reports: Report[]): Promise<string[]> {
  const assets = await assetsById(tx, [...new Set(reports.map((report) => report.assetId))])
  return reports.map((report) => lineOf(assets.find((asset) => asset.id === report.assetId)!, report))
}
