import type { Asset } from '../../entities/asset/asset.ts'
import { assetsById } from '../../entities/asset/assets.ts'
import { periodOf, previousPeriod } from '../../entities/base/calendar.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { periodName, shortPeriod } from '../../entities/texts/period.ts'
import { localDate } from '../../entities/base/clock.ts'
import type { Button } from '../../entities/message/outgoing.ts'
import { can } from '../../entities/person/policy.ts'
import { contradicts } from '../../entities/report/claim.ts'
import { doubts, doubtText } from '../../entities/report/doubts.ts'
import { lineOf } from '../../entities/report/line.ts'
import { openObligations } from '../../entities/report/obligations.ts'
import {
  claimOf,
  type Draft,
  type Gap,
  mustConfirm,
  nextGap,
  quarterOfYear,
  receivableFromContract,
} from '../../entities/report/draft.ts'
import { Report } from '../../entities/report/report.ts'
import { closeDraft } from '../../entities/report/drafts.ts'
import { currentReport } from '../../entities/report/reports.ts'
import type { Claim } from '../../entities/report/submit.ts'
import { opStatusNames } from '../../entities/texts/asset.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { voicesTexts } from '../../entities/texts/review.ts'
import { shortName } from '../../entities/asset/names.ts'
import type { KnownTurn } from '../turn.ts'
import { file } from './file.ts'
import { shortNames } from './shortNames.ts'
import { askAbout, close } from './open.ts'

/** One step on with a draft: ask the next thing, read it back, or file it. */
export async function proceed(
  turn: KnownTurn,
  draft: Draft,
  { readerWants, assets }: { readerWants: boolean; assets: Map<number, Asset> },
): Promise<void> {
  await doubtPeriod(turn, draft)
  const gap = nextGap(
    draft,
    assets,
    draft.items.every((item) => mayReportIncome(turn, assets, item.assetId)),
    turn.tx.settings.value<number>('draft.mostQuestions'),
  )
  if (gap?.what === 'split') {
    await giveUp(turn, draft)
    const item = draft.items[gap.item]!
    const asset = await nameOf(turn, assets, item.assetId)
    const text = reportTexts.askSplit({ asset, period: periodName(item.period!) })
    return turn.saying.ask({ text, about: 'words', words: draft.words })
  }
  if (gap?.what === 'asset' && isStranger(draft, gap, assets)) {
    await giveUp(turn, draft)
    const text = reportTexts.unknownAsset({ assets: await shortNames(turn.tx, [...assets.values()].slice(0, 10)) })
    return turn.saying.ask({ text, about: 'words', words: draft.words })
  }
  if (gap !== null) return ask(turn, draft, gap, await question(turn, draft, gap, assets), readerWants)

  quarterOfYear(draft)
  const fromContract = receivableFromContract(draft, assets)
  const claims = draft.items.map((_, i) => claimOf(draft, i))
  const found = draft.confirmed ? [] : await allDoubts(turn, draft, claims, assets)
  const changed = draft.confirmed ? null : await contradiction(turn, draft, claims)
  if (!draft.confirmed) found.push(...(await takenBack(turn, draft)), ...(await takenFor(turn, draft, assets)))
  if (mustConfirm(draft, readerWants && !fromContract, found.length > 0 || changed !== null)) {
    const lines = claims.map((claim, i) =>
      lineOf(assets.get(draft.items[i]!.assetId!)!, claim, i === 0 ? draft.photos.length : 0),
    )
    const text =
      changed && claims.length === 1
        ? (changed.state === 'accepted' ? voicesTexts.confirmCorrection : reportTexts.confirmChange)({
            line: lines[0]!,
            old: await oldLine(turn, changed),
            receipt: changed.receiptNo,
            doubts: found,
          })
        : reportTexts.confirm({ lines, doubts: found })
    return ask(
      turn,
      draft,
      { item: 0, what: 'confirm' },
      { text, choices: changed?.state === 'accepted' && claims.length === 1 ? buttons.propose : buttons.right },
      readerWants,
    )
  }
  close(turn, draft)
  await file(turn, draft, claims, assets)
}

/** No quarter was named, and an earlier one is still owed for this asset: ask which, rather than book the wrong one. */
async function doubtPeriod(turn: KnownTurn, draft: Draft): Promise<void> {
  if (
    !draft.flags.includes('period_inferred') ||
    draft.flags.includes('correction') ||
    reportTexts.thisQuarterWords.test(draft.words)
  )
    return
  const within = turn.person.regionCode
  const owed = await openObligations(turn.tx, { within, kind: 'quarter', until: localDate(turn.tx.clock.now()) })
  for (const item of draft.items)
    if (owed.some((o) => o.assetId === item.assetId && o.period !== item.period)) item.period = null
}

/** Nothing of it can be kept as it is; the words are asked for anew. */
async function giveUp(turn: KnownTurn, draft: Draft): Promise<void> {
  close(turn, draft)
  if (draft.id !== null) await closeDraft(turn.tx, { id: draft.id }, 'dropped')
}

/** What is asked, and what may be pressed for an answer. */
interface Question {
  text: string
  choices?: readonly Button[]
}

async function ask(turn: KnownTurn, draft: Draft, gap: Gap, asked: Question, readerWants: boolean): Promise<void> {
  const { text, ...more } = asked
  draft.asked = gap
  await askAbout(turn, { draft, readerWants, question: text, ...more })
}

const MOST_CHOICES = 9

/** A named thing the ledger does not have, and no short list to choose from. */
function isStranger(draft: Draft, gap: Gap, assets: Map<number, Asset>): boolean {
  return draft.items[gap.item]!.candidates.length === 0 && (assets.size === 1 || assets.size > MOST_CHOICES)
}

async function question(turn: KnownTurn, draft: Draft, gap: Gap, assets: Map<number, Asset>): Promise<Question> {
  const item = draft.items[gap.item]!
  const asset = await nameOf(turn, assets, item.assetId)
  const numbered = (choices: string[], text: (choices: string[]) => string): Question => ({
    text: text(choices),
    choices: buttons.numbered(choices),
  })
  switch (gap.what) {
    case 'asset': {
      if (item.candidates.length === 0) item.candidates = [...assets.keys()]
      const names = await Promise.all(item.candidates.map((id) => nameOf(turn, assets, id)))
      return numbered(names, (choices) => reportTexts.askAsset({ choices }))
    }
    case 'period':
      return numbered(periodChoices(turn).map(periodName), (choices) => reportTexts.askPeriod({ asset, choices }))
    case 'unit':
      return { text: reportTexts.askUnit({ raw: item.raw!, asset }), choices: buttons.unit(item.raw!) }
    case 'status':
      return numbered(
        askedStatuses.map((status) => opStatusNames[status]),
        (choices) => reportTexts.askStatus({ asset, choices }),
      )
    case 'reason':
      return {
        text: reportTexts.askReason({ asset, status: item.status === null ? '' : opStatusNames[item.status] }),
        choices: buttons.skip,
      }
    case 'due':
      return { text: reportTexts.askDue({ asset }), choices: buttons.skip }
    default:
      return {
        text: reportTexts.askAmount({
          asset,
          period: shortPeriod(item.period!),
          status: item.status === null ? '' : opStatusNames[item.status],
        }),
      }
  }
}

/** What an asset can be reported as when nothing was said of it. */
export const askedStatuses = ['normal', 'suspended', 'idle', 'damaged', 'repairing'] as const

/** The quarter that just ended, the running one, this year. */
export function periodChoices(turn: KnownTurn): string[] {
  const today = localDate(turn.tx.clock.now())
  const running = periodOf(today)
  return [previousPeriod(running), running, today.slice(0, 4)]
}

async function nameOf(turn: KnownTurn, assets: Map<number, Asset>, id: number | null): Promise<string> {
  const asset = id === null ? undefined : assets.get(id)
  return asset === undefined ? '' : shortName(turn.tx, asset)
}

function mayReportIncome(turn: KnownTurn, assets: Map<number, Asset>, id: number | null): boolean {
  const asset = id === null ? undefined : assets.get(id)
  return asset === undefined || can.reportIncome(turn.person, asset)
}

async function allDoubts(
  turn: KnownTurn,
  draft: Draft,
  claims: Claim[],
  assets: Map<number, Asset>,
): Promise<string[]> {
  const lists = await Promise.all(
    claims.map((claim, i) => doubts(turn.tx, assets.get(draft.items[i]!.assetId!)!, claim.period, claim.receivedFen)),
  )
  return lists
    .flat()
    .filter(({ code }) => code !== 'below-zero' || !draft.flags.includes('loss')) // 亏了三万 says it plainly
    .map(doubtText)
}

/** A village's own word for the asset, while it is being learned. */
async function takenFor(turn: KnownTurn, { items }: Draft, assets: Map<number, Asset>): Promise<string[]> {
  const guessed = items.filter(({ called, match }) => called && match === 'fuzzy')
  return Promise.all(
    guessed.map(async ({ called, assetId }) =>
      reportTexts.takenFor({ called: called!, asset: await nameOf(turn, assets, assetId) }),
    ),
  )
}

/** What a correction takes back from another asset is said before anybody agrees to it. */
async function takenBack(turn: KnownTurn, draft: Draft): Promise<string[]> {
  const lines: string[] = []
  for (const [i, id] of draft.corrects.entries()) {
    const old = id === null ? null : await turn.tx.db.findOneBy(Report, { id })
    if (!old || old.assetId === draft.items[i]?.assetId) continue
    const [asset] = await assetsById(turn.tx, [old.assetId])
    if (asset) lines.push(reportTexts.moved({ from: await shortName(turn.tx, asset), old: old.receiptNo }))
  }
  return lines
}

/** What stands and says something else about the same figure: one's own, or what the township accepted. */
async function contradiction(turn: KnownTurn, draft: Draft, claims: Claim[]): Promise<Report | null> {
  for (const [i, claim] of claims.entries()) {
    const before = await currentReport(turn.tx, draft.items[i]!.assetId!, claim.period)
    if (!before || before.state === 'returned') continue
    // somebody else's is asked about by name when it is filed, unless this is said to correct it
    const isOwn = before.senderId === turn.person.id || draft.corrects[i] === before.id
    if ((isOwn || before.state === 'accepted') && contradicts(before, claim)) return before
  }
  return null
}

async function oldLine(turn: KnownTurn, report: Report): Promise<string> {
  const [asset] = await assetsById(turn.tx, [report.assetId])
  return asset ? lineOf(asset, report) : ''
}
