import { DomainError } from '../../entities/base/errors.ts'
import { countyPeople, dutyRoster, onDuty, setDuty } from '../../entities/person/duty.ts'
import { readDutyDay } from '../../entities/person/dutyDay.ts'
import { Person } from '../../entities/person/person.ts'
import { can, phoneFor } from '../../entities/person/policy.ts'
import { unitOf } from '../../entities/person/unit.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { dutyTexts } from '../../entities/texts/person.ts'
import type { Command, KnownTurn } from '../turn.ts'

/** 值班 - who answers now, in order; telephone numbers as far as this person may see them. */
export const roster: Command = {
  ...commandWords.roster,
  allowed: () => true,
  async run(turn) {
    const { tx, person } = turn
    const people = await onDuty(tx, tx.clock.now())
    if (people.length === 0) return turn.reply(dutyTexts.nobody())
    const lines = await Promise.all(
      people.map(async (who, i) =>
        dutyTexts.line({ rank: i + 1, unit: await unitOf(tx, who), name: who.name, phone: phoneFor(person, who) }),
      ),
    )
    await turn.reply(dutyTexts.now(lines))
  },
}

/** 值班表 - the weekdays and the dates that differ. */
export const rosterTable: Command = {
  ...commandWords.rosterTable,
  allowed: () => true,
  async run(turn) {
    const days = await dutyRoster(turn.tx, turn.tx.clock.now())
    const lines = days.map(({ day, people }) =>
      dutyTexts.tableLine({ day: dutyTexts.day(day), names: namesOf(people) }),
    )
    const table = lines.length > 0 ? dutyTexts.table(lines) : dutyTexts.emptyTable()
    await turn.reply(can.setDuty(turn.person) ? `${table}\n${dutyTexts.howToSet()}` : table)
  },
}

const CLEAR = /^(取消|清空|不排)$/

/** 值班 周三 姓名 姓名 - the order said is the order asked; 取消 clears the day. */
export const rosterSet: Command = {
  ...commandWords.rosterSet,
  allowed: can.setDuty,
  async run(turn, { day: said = '', names = '' }) {
    const { tx, person, message } = turn
    const day = readDutyDay(said, tx.clock.now())
    if (day === null) throw new DomainError('duty/unknown-day', { day: said })
    const words = names.split(/[\s,，、;；。]+/).filter(Boolean)
    const isClear = words.length === 1 && CLEAR.test(words[0]!)
    const people = isClear ? [] : await peopleNamed(turn, [...new Set(words)])
    await setDuty(tx, { day, people, by: person.id, messageId: message.id })
    await turn.reply(
      isClear
        ? dutyTexts.cleared({ day: dutyTexts.day(day) })
        : dutyTexts.set({ day: dutyTexts.day(day), names: namesOf(people) }),
    )
  },
}

const namesOf = (people: Person[]): string => people.map(({ name }) => name).join('、')

async function peopleNamed({ tx }: KnownTurn, names: string[]): Promise<Person[]> {
  const county = await countyPeople(tx)
  const people: Person[] = []
  for (const name of names) {
    const found = (await tx.db.findBy(Person, { name, status: 'active' })).filter(can.answerDuty)
    // of two people of one name, the county's own comes first
    const own = found.filter((who) => county.some(({ id }) => id === who.id))
    const [person, another] = own.length > 0 ? own : found
    if (!person) throw new DomainError('duty/unknown-person', { name: name.slice(0, 20) })
    if (another) throw new DomainError('duty/same-name', { name })
    people.push(person)
  }
  return people
}
