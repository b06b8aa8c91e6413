import type { Person } from '../entities/person/person.ts'
import { decidersOn, enrol, waitingEnrolment } from '../entities/person/enrol.ts'
import { type Introduction, type Newcomer, readIntroduction } from '../entities/person/introduction.ts'
import { personAt } from '../entities/person/people.ts'
import { unitOf } from '../entities/person/unit.ts'
import { tell } from '../entities/message/tell.ts'
import { placeName } from '../entities/region/regions.ts'
import { levelOf, type Role } from '../entities/person/role.ts'
import { buttons } from '../entities/texts/buttons.ts'
import { enrolTexts, roleTexts } from '../entities/texts/person.ts'
import { timesInARow } from './inARow.ts'
import type { Turn } from './turn.ts'

/** Memory: the places a newcomer may choose from by digit. */
const CHOICE = 'enrolChoice'
type Choice = Newcomer & { codes: string[] }

/**
 * Somebody the assistant does not know, or who waits to be confirmed. He hears how to introduce himself, who was asked, that
 * it waits; nothing else is answered before. Whatever he writes stays in the inbox.
 */
export async function welcomeStranger(turn: Turn): Promise<void> {
  const { tx, talk, message } = turn
  const chosen = chosenPlace(talk.recall<Choice>(CHOICE), turn.text)
  if (chosen) {
    talk.forget(CHOICE)
    return introduce(turn, chosen)
  }
  // 我的任务 is no name
  const isCommand = turn.commands.some((command) => command.words.test(turn.text))
  const said: Introduction = isCommand ? { kind: 'nothing' } : await readIntroduction(tx, turn.text)
  if (said.kind === 'complete') return introduce(turn, said.newcomer)
  const known = await personAt(tx, message)
  if (known?.status === 'pending' && said.kind !== 'whichPlace') return tellWaiting(turn, known)
  await askForMore(turn, said)
}

async function askForMore(turn: Turn, said: Exclude<Introduction, { kind: 'complete' }>): Promise<void> {
  const { tx, talk } = turn
  switch (said.kind) {
    case 'noName':
      return turn.reply(enrolTexts.noName({ place: await placeName(tx, said.place.code) }))
    case 'noPlace':
      return turn.reply(enrolTexts.noPlace({ name: said.name }))
    case 'noVillage':
    case 'noSuchVillage':
      return turn.reply(enrolTexts[said.kind]({ place: said.place.name, name: said.name }))
    case 'whichPlace': {
      const options = said.options.slice(0, 9)
      talk.remember(CHOICE, { ...said.newcomer, codes: options.map(({ code }) => code) } satisfies Choice)
      const names = await Promise.all(options.map(({ code }) => placeName(tx, code)))
      return turn.reply(enrolTexts.whichPlace({ options: names }), { choices: buttons.numbered(names) })
    }
    case 'nothing': {
      const times = await timesInARow(turn, 'welcome')
      if (times === 1 && (await suggest(turn))) return
      return turn.reply(times % 2 === 1 ? enrolTexts.welcome() : enrolTexts.again())
    }
  }
}

/** The platform's directory knows unit and name, and they are ours: one press, or the same words typed, and he is enrolled. */
async function suggest(turn: Turn): Promise<boolean> {
  if (turn.listed === null) return false
  const said = await readIntroduction(turn.tx, turn.listed)
  if (said.kind !== 'complete') return false
  const { name, regionCode } = said.newcomer
  const words = `${await placeName(turn.tx, regionCode)} ${name}`
  await turn.reply(enrolTexts.suggest({ words }), { choices: buttons.itIsMe(words) })
  return true
}

function chosenPlace(choice: Choice | null, text: string): Newcomer | null {
  if (!choice) return null
  const { codes, ...newcomer } = choice
  const digit = /^[第]?([1-9])个?$/.exec(text.normalize('NFKC').trim())?.[1]
  const regionCode = digit && codes[Number(digit) - 1]
  return regionCode ? { ...newcomer, regionCode } : null
}

async function introduce(turn: Turn, newcomer: Newcomer): Promise<void> {
  const { tx, message } = turn
  const known = await personAt(tx, message)
  // the same once more changes nothing and costs no try
  if (
    known?.status === 'pending' &&
    known.name === newcomer.name &&
    known.regionCode === newcomer.regionCode &&
    known.role === newcomer.role
  )
    return tellWaiting(turn, known)
  const enrolled = await enrol(tx, message, newcomer, message.id)
  const { code } = enrolled.enrolment
  const who = { unit: await unitOf(tx, newcomer), role: roleTexts[newcomer.role], name: newcomer.name, code }
  for (const decider of enrolled.deciders)
    await tell(tx, decider.id, {
      key: `enrolment:${code}:ask:${decider.id}`,
      text: enrolTexts.please({ ...who, otherRole: otherRoleText(newcomer.role) }),
      choices: buttons.enrolment(code),
    })
  await turn.reply(enrolTexts.asked({ ...who, by: await unitOf(tx, enrolled.deciders[0]!) }))
}

/** An example of how to correct a guess, where there is anything to guess. */
const otherRoleText = (role: Role): string | null =>
  levelOf[role] === 'village' ? roleTexts[role === 'keeper' ? 'village' : 'keeper'] : null

async function tellWaiting(turn: Turn, known: Person): Promise<void> {
  const { tx } = turn
  const waiting = await waitingEnrolment(tx, known.id)
  if (!waiting) return turn.reply(enrolTexts.welcome())
  const times = await timesInARow(turn, 'waiting')
  const [decider] = await decidersOn(tx, known)
  const by = decider ? await unitOf(tx, decider) : ''
  await turn.reply(
    times % 2 === 1 ? enrolTexts.waiting({ by, code: waiting.code }) : enrolTexts.stillWaiting({ code: waiting.code }),
  )
}
