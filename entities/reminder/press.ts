import dayjs from 'dayjs'
import { In, MoreThan } from 'typeorm'
import { afterQuiet } from '../base/calendar.ts'
import { local, localDate } from '../base/clock.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import { tell } from '../message/tell.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import { levelOf } from '../person/role.ts'
import { unitOf } from '../person/unit.ts'
import { placeName, regionName } from '../region/regions.ts'
import { reminderTexts as say } from '../texts/reminder.ts'
import { Directory, type Reached } from './audience.ts'
import { groups, words } from './digest.ts'
import { insertMany } from './insertMany.ts'
import { type Outcome, ReminderLog } from './log.ts'
import { type OpenObligation, openObligations } from '../report/obligations.ts'
import { pausedUntil, pausesOn } from './pauses.ts'

/** More than so many reports are counted, not named. */
const MOST_NAMED = 5

export interface Pressed {
  told: { villageCode: string; names: string[] }[]
  /** Villages not told, and why: pressed a short while ago, paused, or nobody can be reached there. */
  not: { villageCode: string; why: Extract<Outcome, 'recently' | 'paused' | 'nobody'> }[]
  /** When it goes out; later than now in the quiet hours. */
  at: Date
}

/**
 * 催一下 - reminds once more, by hand, every village in a place that owes something: one message a person, a village at most once
 * in `remind.pressHours`. A person may do it on a holiday; the quiet hours hold all the same. Throws person/forbidden.
 */
export async function press(tx: Runtime, { by, within }: { by: Person; within: string }): Promise<Pressed> {
  must(can.pressReminders(by, within), 'person/forbidden')
  // also a lock: two people who press at the same moment take turns and the second sees what the first did
  const number = await nextNumber(tx, 'reminder-press')
  const now = tx.clock.now()
  const today = localDate(now)
  const at = afterQuiet(now, tx.settings)
  const villages = groups(await openObligations(tx, { within }), (o) => o.villageCode)
  const codes = villages.map((open) => open[0]!.villageCode)
  const [recently, pauses, directory] = [
    await pressedLately(tx, codes),
    await pausesOn(tx, today),
    await Directory.open(tx, codes, today),
  ]
  const top = levelOf[by.role] === 'county' ? 9 : 12

  const result: Pressed = { told: [], not: [], at }
  const letters: { to: Reached; open: OpenObligation[] }[] = []
  for (const open of villages) {
    const villageCode = open[0]!.villageCode
    const reached = directory.reach(villageCode, { top }).reached.filter((to) => to.person.id !== by.id)
    const why = recently.has(villageCode)
      ? 'recently'
      : pausedUntil(pauses, villageCode) !== null
        ? 'paused'
        : reached.length === 0
          ? 'nobody'
          : null
    if (why !== null) {
      result.not.push({ villageCode, why })
      continue
    }
    result.told.push({ villageCode, names: reached.map((to) => to.person.name) })
    for (const to of reached) letters.push({ to, open })
  }

  const from = `${await unitOf(tx, by)}${by.name}`
  for (const group of groups(letters, (letter) => letter.to.person.id)) {
    const key = `press:${number}:${group[0]!.to.person.id}`
    await tell(tx, group[0]!.to.person.id, { key, text: await letterText(tx, from, group, today), dueAt: at })
  }
  await insertMany(tx, ReminderLog, [
    ...letters.map(({ to, open }) =>
      row(open, 'told', {
        personId: to.person.id,
        forPersonId: to.standsInFor?.person.id ?? null,
        atCode: to.atCode,
        messageKey: `press:${number}:${to.person.id}`,
      }),
    ),
    ...result.not.map(({ villageCode, why }) =>
      row(villages.find((open) => open[0]!.villageCode === villageCode)!, why, {
        personId: null,
        forPersonId: null,
        atCode: villageCode,
        messageKey: null,
      }),
    ),
  ])
  return result

  function row(
    open: OpenObligation[],
    outcome: Outcome,
    to: Pick<ReminderLog, 'personId' | 'forPersonId' | 'atCode' | 'messageKey'>,
  ): Omit<ReminderLog, 'id'> {
    return {
      scopeCode: open[0]!.villageCode,
      kind: null,
      period: null,
      rung: 'press',
      outcome,
      openCount: open.length,
      by: by.id,
      at: now,
      ...to,
    }
  }
}

async function pressedLately(tx: Runtime, codes: string[]): Promise<Set<string>> {
  const since = dayjs(tx.clock.now()).subtract(tx.settings.value<number>('remind.pressHours'), 'hour').toDate()
  const rows = await tx.db.findBy(ReminderLog, {
    scopeCode: In(codes),
    rung: 'press',
    outcome: 'told',
    at: MoreThan(since),
  })
  return new Set(rows.map((r) => r.scopeCode))
}

async function letterText(
  tx: Runtime,
  by: string,
  letters: { to: Reached; open: OpenObligation[] }[],
  today: string,
): Promise<string> {
  const parts: string[] = []
  for (const { to, open } of letters) {
    const many = open.length > MOST_NAMED
    const owes = groups(open, (o) => o.period).map((rows) =>
      (many ? say.pressedCount : say.pressedOwes)({
        ...words(rows[0]!, { today }),
        assets: rows.map((o) => o.assetName),
      }),
    )
    const quarter = open.find((o) => o.kind === 'quarter')
    const letter = {
      by,
      village: await regionName(tx, open[0]!.villageCode),
      owes: owes.join('；'),
      year: !quarter,
      asset: (quarter ?? open[0]!).assetName,
    }
    const text = say.pressed(letter) + (many ? say.howTasks() : '')
    parts.push(
      to.standsInFor ? say.inPlaceOf({ name: to.standsInFor.person.name, until: to.standsInFor.until, text }) : text,
    )
  }
  return parts.join('\n')
}

/** What the one who pressed is told: whom it reminded, whom not and why. */
export async function pressedText(tx: Runtime, within: string, pressed: Pressed): Promise<string> {
  if (pressed.told.length + pressed.not.length === 0) return say.pressNothing({ place: await placeName(tx, within) })
  const name = async (code: string) =>
    (await placeName(tx, code)).replace(within.length >= 9 ? await placeName(tx, within.slice(0, 9)) : '', '')
  const not = async (why: string) =>
    Promise.all(pressed.not.filter((n) => n.why === why).map((n) => name(n.villageCode)))
  return say.pressDone({
    told: await Promise.all(pressed.told.map(async (t) => ({ village: await name(t.villageCode), names: t.names }))),
    recently: await not('recently'),
    paused: await not('paused'),
    nobody: await not('nobody'),
    hours: tx.settings.value<number>('remind.pressHours'),
    later: pressed.at > tx.clock.now() ? local(pressed.at).format('H:mm') : null,
  })
}
