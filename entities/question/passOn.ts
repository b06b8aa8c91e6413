import { IsNull, LessThanOrEqual, Not } from 'typeorm'
import { localDate } from '../base/clock.ts'
import { DomainError } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { tell } from '../message/tell.ts'
import { onDuty } from '../person/duty.ts'
import type { Person } from '../person/person.ts'
import { questionTexts } from '../texts/question.ts'
import { answererText, handToNext, nextMorning } from './handToNext.ts'
import { Question, QuestionHand } from './question.ts'
import { isWaiting, mayAnswer, type Numbered, questionNumbered } from './questions.ts'

/** 转 - one of those who had it says: not me. Throws question/not-found, question/already-answered. */
export async function passOn(tx: Runtime, pass: { number: string; by: Person }): Promise<Numbered> {
  const { number, by } = pass
  const question = await questionNumbered(tx, number)
  if (!question || !(await mayAnswer(tx, by, question))) throw new DomainError('question/not-found', { number })
  if (!isWaiting(question))
    throw new DomainError('question/already-answered', { number, who: await answererText(tx, question.answeredBy) })
  await tx.db.update(QuestionHand, { questionId: question.id, personId: by.id }, { passedOn: true })
  // somebody else holds it by now, or nobody: it takes its own course
  if (question.holderId !== by.id || !(await claim(tx, question))) return question
  return handed(tx, question)
}

/** Nobody answered in time: on to the next in line; a process that comes second finds it moved. Safe to run at any time. */
export async function passLate(runtime: Runtime): Promise<void> {
  const where = { state: 'handed' as const, tryNextAt: LessThanOrEqual(runtime.clock.now()) }
  // whatever was handed has a number
  const due = (await runtime.db.find(Question, { where, order: { id: 'ASC' }, take: 200 })) as Numbered[]
  for (const question of due)
    await runtime.write(async (tx) => {
      if (await claim(tx, question)) await handed(tx, question)
    })
}

/** Only one of two processes, or of a tick and a word of the holder, moves a question. */
async function claim(tx: Runtime, { id, tryNextAt }: Question): Promise<boolean> {
  const { affected } = await tx.db.update(Question, { id, state: 'handed', tryNextAt: tryNextAt! }, { tryNextAt: null })
  return affected === 1
}

/** Whatever is still open is brought up once a morning with whoever is on duty first. */
export async function remindOfOpen(runtime: Runtime): Promise<void> {
  const now = runtime.clock.now()
  if (!(await runtime.db.existsBy(Question, { state: 'open', tryNextAt: LessThanOrEqual(now) }))) return
  await runtime.write(async (tx) => {
    const due = await tx.db.find(Question, {
      where: { state: 'open', tryNextAt: LessThanOrEqual(now) },
      order: { id: 'ASC' },
      take: 50,
    })
    const numbers: string[] = []
    for (const { id, number, tryNextAt } of due) {
      const claimed = await tx.db.update(
        Question,
        { id, state: 'open', tryNextAt: tryNextAt! },
        { tryNextAt: nextMorning(tx, now) },
      )
      if (claimed.affected === 1 && number) numbers.push(number)
    }
    const [first] = await onDuty(tx, now)
    if (first && numbers.length > 0)
      await tell(tx, first.id, {
        key: `question:morning:${localDate(now)}:${numbers[0]}`,
        text: questionTexts.openMorning({ numbers: numbers.join('、') }),
      })
  })
}

/** When one of the two above has something to do next. */
export async function nextDutyDue(runtime: Runtime): Promise<Date | null> {
  const [next] = await runtime.db.find(Question, {
    where: { state: Not('replied'), tryNextAt: Not(IsNull()) },
    order: { tryNextAt: 'ASC' },
    take: 1,
  })
  return next?.tryNextAt ?? null
}

/** On to the next; when there is none, the asker hears once that it takes longer. */
async function handed(tx: Runtime, question: Numbered): Promise<Numbered> {
  const moved = await handToNext(tx, question)
  if (moved.state === 'open')
    await tell(tx, question.askerId, {
      key: `question:${question.number}:longer`,
      text: questionTexts.longer({ number: question.number }),
    })
  return moved
}
