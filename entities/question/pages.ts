import { type Page, pageOf, type PageWanted } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import { onDuty } from '../person/duty.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { Question, QuestionHand } from './question.ts'

/** What a question is waiting for, as people see it. */
export type QuestionStage = 'waiting' | 'answered'
const statesOf: Record<QuestionStage, Question['state'][]> = {
  waiting: ['handed', 'open'],
  answered: ['answered', 'replied'],
}
export const stageOf = (question: Question): QuestionStage =>
  statesOf.waiting.includes(question.state) ? 'waiting' : 'answered'

/** A page of questions, newest first: the county and whoever is on duty today see all, others what they asked or were handed. */
export async function questionPage(
  tx: Runtime,
  who: Person,
  stage: QuestionStage | undefined,
  wanted: PageWanted,
): Promise<Page<Question>> {
  const query = tx.db.createQueryBuilder(Question, 'q').orderBy('q.id', 'DESC')
  if (stage) query.andWhere('q.state IN (:...states)', { states: statesOf[stage] })
  if (!(await seesAll(tx, who))) {
    const handed = query.subQuery().select('h.questionId').from(QuestionHand, 'h').where('h.personId = :who').getQuery()
    query.andWhere(`(q.askerId = :who OR q.id IN ${handed})`, { who: who.id })
  }
  return pageOf(query, wanted)
}

async function seesAll(tx: Runtime, who: Person): Promise<boolean> {
  return can.answerAnyQuestion(who) || (await onDuty(tx, tx.clock.now())).some(({ id }) => id === who.id)
}
