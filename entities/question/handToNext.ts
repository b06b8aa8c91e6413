import dayjs from 'dayjs'
import { instant, local } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { tell } from '../message/tell.ts'
import { countyPeople, onDuty } from '../person/duty.ts'
import { person } from '../person/people.ts'
import type { Person } from '../person/person.ts'
import { unitOf } from '../person/unit.ts'
import { roleTexts } from '../texts/person.ts'
import { questionTexts } from '../texts/question.ts'
import { Question, QuestionHand } from './question.ts'
import type { Numbered } from './questions.ts'

/**
 * Gives it to the first person on duty who has not had it and can be reached. After the last it is open: the county sees it
 * and is reminded every morning. Goes out at any hour, quiet hours or not: being reachable is what duty means (F182).
 */
export async function handToNext(tx: Runtime, question: Numbered): Promise<Numbered> {
  const now = tx.clock.now()
  const had = new Set((await tx.db.findBy(QuestionHand, { questionId: question.id })).map((hand) => hand.personId))
  const asker = await askerText(tx, question)
  const { number, text } = question
  for (const { id } of await onDuty(tx, now)) {
    if (id === question.askerId || had.has(id)) continue
    const reached = await tell(tx, id, {
      key: `question:${number}:hand:${id}`,
      text: questionTexts.pleaseAnswer({ number, asker, text }),
    })
    if (!reached) continue
    await tx.db.insert(QuestionHand, { questionId: question.id, personId: id, passedOn: false, handedAt: now })
    return change(tx, question, {
      state: 'handed',
      holderId: id,
      tryNextAt: dayjs(now).add(tx.settings.value<number>('duty.answerMinutes'), 'minute').toDate(),
    })
  }
  for (const { id } of await countyPeople(tx))
    if (id !== question.askerId)
      await tell(tx, id, {
        key: `question:${number}:open:${id}`,
        text: questionTexts.parkedForCounty({ number, asker, text }),
      })
  return change(tx, question, { state: 'open', holderId: null, tryNextAt: nextMorning(tx, now) })
}

async function change(
  tx: Runtime,
  question: Numbered,
  values: Pick<Question, 'state' | 'holderId' | 'tryNextAt'>,
): Promise<Numbered> {
  await tx.db.update(Question, { id: question.id }, values)
  return { ...question, ...values }
}

/** When the county is reminded of what is still open. */
export function nextMorning(tx: Runtime, now: Date): Date {
  const today = instant(local(now).format('YYYY-MM-DD'), tx.settings.value<string>('remind.sendAt'))
  return today > now ? today : dayjs(today).add(1, 'day').toDate()
}

/** Place and role, never the name: 熊河镇荆干村 村干部. */
export async function askerText(tx: Runtime, { askerId }: Question): Promise<string> {
  const asker = await person(tx, askerId)
  return asker
    ? questionTexts.asker({
        unit: await unitOf(tx, asker),
        role:
          asker.role === 'village' || asker.role === 'keeper' || asker.role === 'squad' || asker.role === 'town'
            ? roleTexts[asker.role]
            : '',
      })
    : ''
}

/** Who answers, as the asker is told: 县农业农村局 姓名. */
export async function answererText(tx: Runtime, who: Person | string | null): Promise<string> {
  const answerer = typeof who === 'string' ? await person(tx, who) : who
  return answerer ? questionTexts.from({ unit: await unitOf(tx, answerer), name: answerer.name }) : ''
}
