import { localDate } from '../../entities/base/clock.ts'
import { tell } from '../../entities/message/tell.ts'
import { endLeave, standInsNamed, takeLeave } from '../../entities/person/absence.ts'
import { unitOf } from '../../entities/person/unit.ts'
import { readSpan } from '../../entities/reminder/span.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reminderTexts } from '../../entities/texts/reminder.ts'
import type { Command } from '../turn.ts'

/** `代理 张三`, `由张三代理`, `代理 荆干村张三`: who stands in, with a place when two have one name. */
const STAND_IN =
  /(?:代理人?|由)[\s，,:：是为]*(?<name>[\p{Script=Han}·]{2,20}?)\s*(?:代理|代收|代班|代)?[。.]?$|[\s，,](?<first>[\p{Script=Han}·]{2,20}?)\s*(?:代理|代收|代班|代)[。.]?$/u

/** 请假 11月25日到11月30日 代理 姓名 - the stand-in gets what the sender would have got, and hears of it at once. */
export const leave: Command = {
  ...commandWords.leave,
  allowed: () => true,
  async run(turn, { rest = '' }) {
    const { tx, person, message } = turn
    const groups = STAND_IN.exec(rest)?.groups
    const said = groups?.['name'] ?? groups?.['first']
    const span = readSpan(rest, localDate(tx.clock.now()))
    if (!said || span === null) return turn.reply(reminderTexts.leaveHow())
    const found = await standInsCalled(turn, said)
    if (found.length === 0) return turn.reply(reminderTexts.leaveNoSuch({ name: said.slice(0, 20) }))
    const [standIn, another] = found
    if (another) {
      const people = await Promise.all(found.map(async (other) => `${await unitOf(tx, other)}${other.name}`))
      return turn.reply(reminderTexts.leaveWhich({ name: standIn!.name, people }))
    }
    const absence = await takeLeave(tx, {
      who: person,
      standIn: standIn!,
      startsOn: span.from,
      endsOn: span.to,
      messageId: message.id,
    })
    await tell(tx, standIn!.id, {
      key: `stand-in:${absence.id}`,
      text: reminderTexts.standInAsked({ name: person.name, ...span }),
    })
    await turn.reply(reminderTexts.leaveTaken({ standIn: standIn!.name, ...span }))
  },
}

/** People of that name; `荆干村张三` means the one whose unit is in front of the name. */
async function standInsCalled({ tx, person }: Parameters<Command['run']>[0], said: string) {
  const whole = await standInsNamed(tx, person, said)
  if (whole.length > 0) return whole
  for (const length of [2, 3, 4]) {
    const named = await standInsNamed(tx, person, said.slice(-length))
    const units = await Promise.all(named.map((other) => unitOf(tx, other)))
    const before = said.slice(0, -length)
    const meant = named.filter((_, i) => before !== '' && units[i]!.includes(before))
    if (meant.length > 0) return meant
  }
  return []
}

/** 销假 - back before the day; the stand-in is told. */
export const back: Command = {
  ...commandWords.back,
  allowed: () => true,
  async run(turn) {
    const ended = await endLeave(turn.tx, turn.person, turn.message.id)
    const perStandIn = new Map(ended.map((absence) => [absence.standInId, absence]))
    for (const { id, standInId } of perStandIn.values())
      await tell(turn.tx, standInId, {
        key: `stand-in-back:${id}`,
        text: reminderTexts.standInFreed({ name: turn.person.name }),
      })
    await turn.reply(ended.length > 0 ? reminderTexts.leaveBack() : reminderTexts.leaveNone())
  },
}
