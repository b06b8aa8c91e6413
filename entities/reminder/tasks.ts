import { nextPeriod, periodOf } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { assetsInScope } from '../asset/assets.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import { levelOf } from '../person/role.ts'
import { regionMap, regionName } from '../region/regions.ts'
import { reminderTexts as say, scopeTexts } from '../texts/reminder.ts'
import { groups, words } from './digest.ts'
import { dueDay, lastEnded } from '../report/due.ts'
import { type OpenObligation, openObligations } from '../report/obligations.ts'

const MOST_TASKS = 6
const MOST_MISSING = 12

/** 我的任务 - what somebody owes: a village its assets by period, a keeper his own, a town its villages, the county its towns. */
export async function tasksText(tx: Runtime, who: Person): Promise<string> {
  const today = localDate(tx.clock.now())
  const keeperId = who.role === 'keeper' ? who.id : undefined
  const open = await openObligations(tx, { within: who.regionCode, ...(keeperId ? { keeperId } : {}) })
  const place = keeperId ? scopeTexts.mine : await regionName(tx, who.regionCode)
  if (open.length === 0) return nothingOwed(tx, who, place, today)
  const names = await regionMap(tx)
  const name = (code: string) => names.get(code)?.name ?? ''
  const late = (rows: OpenObligation[]) => rows.filter((o) => o.dueOn < today).length

  const [lines, unit] =
    levelOf[who.role] === 'village'
      ? [
          groups(open, (o) => o.period).map((rows) =>
            say.taskLine({ ...words(rows[0]!, { today }), assets: rows.map((o) => o.assetName) }),
          ),
          '期',
        ]
      : levelOf[who.role] === 'town'
        ? [
            worst(
              groups(open, (o) => o.villageCode),
              late,
            ).map((rows) =>
              say.taskVillageLine({ village: name(rows[0]!.villageCode), open: rows.length, late: late(rows) }),
            ),
            '个村',
          ]
        : [
            worst(
              groups(open, (o) => o.townCode),
              late,
            ).map((rows) =>
              say.taskTownLine({
                town: name(rows[0]!.townCode),
                open: rows.length,
                late: late(rows),
                villages: new Set(rows.map((o) => o.villageCode)).size,
              }),
            ),
            '个乡镇',
          ]
  // ten towns are all of the county: shown whole
  const most = unit === '个乡镇' ? 10 : MOST_TASKS
  return [
    say.taskTitle({ place, count: open.length }),
    ...lines.slice(0, most),
    ...(lines.length > most ? [say.taskMore({ count: lines.length, unit: unit })] : []),
    how(who, open),
  ].join('\n')
}

const worst = (rows: OpenObligation[][], late: (rows: OpenObligation[]) => number) =>
  [...rows].sort((a, b) => late(b) - late(a) || b.length - a.length)

function how(who: Person, open: OpenObligation[]): string {
  if (levelOf[who.role] !== 'village') return ['town', 'county'].includes(who.role) ? say.howPress() : say.howList()
  // who only looks on is not told how to report
  if (!can.fileReports(who)) return say.howList()
  const quarter = open.find((o) => o.kind === 'quarter')
  return quarter
    ? say.howOneSentence({ asset: quarter.assetName, period: quarter.period })
    : say.howYear({ asset: open[0]!.assetName, year: open[0]!.period })
}

async function nothingOwed(tx: Runtime, who: Person, place: string, today: string): Promise<string> {
  const assets = await assetsInScope(tx, who)
  if (!assets.some((asset) => asset.assetClass === 'operating')) return say.taskNone()
  const next = nextPeriod(lastEnded('quarter', today))
  return say.taskDone({
    place,
    next: next === periodOf(today) ? next : periodOf(today),
    dueOn: dueDay(next, tx.settings),
  })
}

/** 名单 - who still owes what, village by village, overdue first. */
export async function missingText(tx: Runtime, within: string): Promise<string> {
  const today = localDate(tx.clock.now())
  const open = await openObligations(tx, { within })
  const names = await regionMap(tx)
  const name = (code: string) => names.get(code)?.name ?? ''
  if (open.length === 0) return say.missingNone({ place: name(within) })
  const villages = groups(open, (o) => o.villageCode)
  const lines = villages.map((rows) => {
    const periods = groups(rows, (o) => o.period)
    // a village with several periods gets one line all the same
    const most = periods.length > 1 ? 2 : 5
    return say.missingLine({
      village:
        within.length < 9 ? `${name(rows[0]!.townCode)}${name(rows[0]!.villageCode)}` : name(rows[0]!.villageCode),
      parts: periods.map((part) =>
        say.missingPart({ ...words(part[0]!, { today }), assets: part.map((o) => o.assetName), most }),
      ),
    })
  })
  return [
    say.missingTitle({ place: name(within), count: open.length, villages: villages.length }),
    ...lines.slice(0, MOST_MISSING),
    ...(lines.length > MOST_MISSING ? [say.missingMore({ count: lines.length - MOST_MISSING })] : []),
  ].join('\n')
}
