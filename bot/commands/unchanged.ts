import { assetsById } from '../../entities/asset/assets.ts'
import { previousPeriod } from '../../entities/base/calendar.ts'
import { shortPeriod } from '../../entities/texts/period.ts'
import { claimOf, type Draft, type DraftItem } from '../../entities/report/draft.ts'
import type { Report } from '../../entities/report/report.ts'
import { standingReports } from '../../entities/report/reports.ts'
import { openObligations } from '../../entities/report/obligations.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { lineOf } from '../../entities/report/line.ts'
import { shortNames } from '../report/shortNames.ts'
import { askAbout } from '../report/open.ts'
import { recallPhotos } from '../report/photos.ts'
import type { Command, KnownTurn } from '../turn.ts'

/** 无变化 - repeats last quarter for everything still open, after one confirmation. Asks nothing the ledger knows (F186). */
export const unchanged: Command = {
  ...commandWords.unchanged,
  allowed: (who) => who.role === 'village',
  async run(turn) {
    const period = await openQuarter(turn)
    if (period === null) return turn.reply(reportTexts.unchangedNothing())
    const open = await openObligations(turn.tx, { within: turn.person.regionCode, kind: 'quarter', period })
    const before = await standingReports(
      turn.tx,
      open.map((o) => o.assetId),
      previousPeriod(period),
    )
    const assets = await assetsById(
      turn.tx,
      open.map((o) => o.assetId),
    )
    const repeatable = assets.filter((asset) => before.get(asset.id)?.status != null)
    const without = assets.filter((asset) => !repeatable.includes(asset))
    const hint =
      without.length > 0
        ? reportTexts.unchangedNoHistory({ assets: (await shortNames(turn.tx, without)).join('、') })
        : ''
    if (repeatable.length === 0) return turn.reply(hint)

    const draft = draftFrom(
      turn,
      repeatable.map((asset) => before.get(asset.id)!),
      period,
    )
    const lines = repeatable.map((asset, i) => lineOf(asset, claimOf(draft, i)))
    const question = [reportTexts.confirmSame({ lines, period: shortPeriod(period) }), hint].filter(Boolean).join('\n')
    await askAbout(turn, { draft, readerWants: false, question, choices: buttons.right, now: true })
  },
}

/** The newest quarter that is over and still open for this village; null when nothing is owed. */
async function openQuarter(turn: KnownTurn): Promise<string | null> {
  const open = await openObligations(turn.tx, { within: turn.person.regionCode, kind: 'quarter' })
  return (
    open
      .map((o) => o.period)
      .sort()
      .at(-1) ?? null
  )
}

function draftFrom(turn: KnownTurn, reports: Report[], period: string): Draft {
  return {
    id: null,
    items: reports.map((report) => itemFrom(report, period)),
    words: turn.text,
    flags: ['same_as_previous'],
    photos: recallPhotos(turn),
    messageId: turn.message.id,
    messages: [turn.message.id],
    since: turn.tx.clock.now().toISOString(),
    asked: { item: 0, what: 'confirm' },
    confirmed: false,
    corrects: reports.map(() => null),
  }
}

function itemFrom(report: Report, period: string): DraftItem {
  return {
    assetId: report.assetId,
    candidates: [],
    match: 'previous',
    period,
    status: report.status,
    yuan: report.receivedFen === null ? null : report.receivedFen / 100,
    raw: null,
    incomeKind: report.incomeKind,
    basis: 'received',
    precision: 'exact',
    expenseYuan: null,
    kwh: null,
    issues: report.issues,
    since: report.since,
    turns: 0,
    skipped: report.receivedFen === null ? ['amount', 'reason'] : ['reason'],
  }
}
