import { shortName } from '../../entities/asset/names.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import type { Examined } from '../../entities/report/oddities.ts'
import { regionName } from '../../entities/region/regions.ts'
import { opStatusNames } from '../../entities/texts/asset.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { issueNames } from '../../entities/texts/report.ts'
import { oddTexts, reviewTexts } from '../../entities/texts/review.ts'
import { factsOf } from '../../entities/report/line.ts'
import type { KnownTurn } from '../turn.ts'
import { reviewQueue } from './queue.ts'
import { REVIEW, type ReviewTalk, seenOf } from './talk.ts'

const DOUBTFUL = 9
const VILLAGES = 12
const OF_VILLAGE = 20
/** So few are named, or numbered, instead of counted. */
const NAMED = 3

/** 待审 - the doubtful ones one by one with what is odd, the others as one line a village; a few have their numbers too. */
export async function showList(turn: KnownTurn): Promise<void> {
  const { tx } = turn
  const waiting = await reviewQueue(tx, turn.person)
  if (waiting.length === 0) {
    turn.talk.end()
    return turn.reply(reviewTexts.nothing())
  }
  const doubtful = waiting.filter((row) => row.doubts.length > 0)
  const plain = waiting.filter((row) => row.doubts.length === 0)
  const page = doubtful.slice(0, DOUBTFUL)
  const few = plain.length <= NAMED && page.length === doubtful.length ? plain : []
  const villages = few.length > 0 ? [] : [...new Set(plain.map((row) => row.report.villageCode))]
  turn.talk.begin(REVIEW, { listed: seenOf([...page, ...few]), plain: seenOf(plain), open: null } satisfies ReviewTalk)
  const text = reviewTexts.list({
    onBehalf: turn.person.role === 'county',
    total: waiting.length,
    plain: plain.length,
    doubtful: await Promise.all(page.map((row, i) => doubtfulLine(tx, row, i + 1))),
    moreDoubtful: doubtful.length - page.length,
    few: await Promise.all(few.map((row, i) => doubtfulLine(tx, row, page.length + i + 1))),
    villages: await Promise.all(
      villages.slice(0, VILLAGES).map((code) =>
        villageLine(
          tx,
          code,
          plain.filter((row) => row.report.villageCode === code),
        ),
      ),
    ),
    moreVillages: Math.max(0, villages.length - VILLAGES),
  })
  await turn.reply(text, plain.length > 0 ? { choices: buttons.acceptAll(plain.length) } : {})
}

/** 一个村 - what waits of one village, every report with its number. */
export async function showVillage(turn: KnownTurn, code: string): Promise<void> {
  const { tx } = turn
  const waiting = await reviewQueue(tx, turn.person)
  const own = waiting.filter((row) => row.report.villageCode.startsWith(code))
  const village = await regionName(tx, code)
  if (own.length === 0) return turn.reply(reviewTexts.villageNothing({ village }))
  const page = own.slice(0, OF_VILLAGE)
  const plain = seenOf(waiting.filter((row) => row.doubts.length === 0))
  turn.talk.begin(REVIEW, { listed: seenOf(page), plain, open: null } satisfies ReviewTalk)
  const lines = await Promise.all(page.map((row, i) => doubtfulLine(tx, row, i + 1, code.length === 12)))
  await turn.reply(reviewTexts.village({ village, total: own.length, lines, more: own.length - page.length }))
}

async function doubtfulLine(tx: Runtime, row: Examined, number: number, inVillage = false): Promise<string> {
  const { asset, doubts } = row
  const name = await shortName(tx, asset)
  const changed = change(row)
  return reviewTexts.doubtful({
    number,
    asset: inVillage ? name : `${await regionName(tx, asset.villageCode)}${name}`,
    change: changed,
    doubts: doubts.filter((doubt) => doubt !== stateSentence(row)).slice(0, 2),
  })
}

/** 28,600 → 320,000: what is new beside what stood before; of a correction beside what was accepted. */
function change({ report, before, accepted }: Examined): string {
  const old = accepted ?? before
  if (old?.receivedFen != null && report.receivedFen !== null && old.receivedFen !== report.receivedFen)
    return reviewTexts.amounts({ before: old.receivedFen, now: report.receivedFen })
  if (old?.status && report.status && old.status !== report.status)
    return reviewTexts.states({
      before: opStatusNames[old.status],
      now: opStatusNames[report.status],
      issues: report.issues.flatMap((issue) => issueNames[issue] ?? []),
    })
  return factsOf(report)
}

/** The arrow says it already. */
const stateSentence = ({ report, before }: Examined): string =>
  report.status && before?.status
    ? oddTexts.changedState({ before: opStatusNames[before.status], now: opStatusNames[report.status] })
    : ''

async function villageLine(tx: Runtime, code: string, rows: Examined[]): Promise<string> {
  const of = rows.map((row) => row.report)
  const others = of.filter((report) => report.status !== null && report.status !== 'normal')
  const states = [...new Set(others.map((report) => report.status!))]
  return reviewTexts.villageLine({
    village: await regionName(tx, code),
    count: rows.length,
    assets: rows.length <= NAMED ? await Promise.all(rows.map((row) => shortName(tx, row.asset))) : [],
    states: states.map((state) => ({
      state: opStatusNames[state],
      count: others.filter((report) => report.status === state).length,
    })),
    receivedFen: of.reduce((sum, report) => sum + (report.receivedFen ?? 0), 0),
    receivableFen: of.reduce((sum, report) => sum + (report.receivableFen ?? 0), 0),
  })
}
