import { z } from 'zod'
import type { Runtime } from '../../../entities/base/runtime.ts'
import type { Asked } from '../../../entities/question/ask.ts'
import { answererText, askerText } from '../../../entities/question/handToNext.ts'
import { stageOf } from '../../../entities/question/pages.ts'
import type { Question } from '../../../entities/question/question.ts'
import { answeredByNames, outcomeNames, questionStateNames } from '../../../entities/texts/apiDocs.ts'
import { unclearTexts } from '../../../entities/texts/question.ts'
import { codeOf, instantField, maybe, maybeCodeOf, says, shown, shownOrNull, text } from '../fields.ts'

export const questionSchema = z
  .strictObject({
    id: says(z.int(), 'questionId'),
    number: maybe(z.string(), 'number'),
    state: codeOf(['waiting', 'answered'], 'questionState', questionStateNames),
    text: text('questionText'),
    asker: text('asker'),
    askedAt: instantField('at'),
    holder: maybe(z.string(), 'holder'),
    by: maybeCodeOf(['rulebook', 'person'], 'by', answeredByNames),
    answer: maybe(z.string(), 'answer'),
    answeredBy: maybe(z.string(), 'answeredBy'),
    answeredAt: maybe(z.iso.datetime({ offset: true }), 'at'),
  })
  .meta({ id: 'Question' })

export const askedSchema = z
  .strictObject({
    outcome: codeOf(['answered', 'choose', 'handed', 'unclear'], 'outcome', outcomeNames),
    say: text('say'),
    answer: maybe(z.string(), 'answer'),
    source: maybe(z.string(), 'source'),
    citations: says(
      z.array(z.strictObject({ document: text('document'), article: text('article'), quote: text('quote') })),
      'citations',
    ),
    confidence: says(z.number().min(0).max(1), 'confidence'),
    questionId: maybe(z.int(), 'questionId'),
    number: maybe(z.string(), 'number'),
    holder: maybe(z.string(), 'holder'),
    choices: says(z.array(z.strictObject({ target: text('target'), title: text('choiceTitle') })), 'choices'),
  })
  .meta({ id: 'Asked' })

export async function presentQuestion(tx: Runtime, question: Question): Promise<z.input<typeof questionSchema>> {
  const { id, number, text, holderId, answer, answeredBy, state } = question
  return {
    id,
    number,
    state: stageOf(question),
    text,
    asker: await askerText(tx, question),
    askedAt: shown(question.askedAt),
    holder: holderId === null ? null : await answererText(tx, holderId),
    by: state === 'answered' ? 'rulebook' : state === 'replied' ? 'person' : null,
    answer,
    answeredBy: answeredBy === null ? null : await answererText(tx, answeredBy),
    answeredAt: shownOrNull(question.answeredAt),
  }
}

export const presentQuestions = (tx: Runtime, questions: readonly Question[]) =>
  Promise.all(questions.map((question) => presentQuestion(tx, question)))

const NOTHING = {
  answer: null,
  source: null,
  citations: [],
  confidence: 0,
  questionId: null,
  number: null,
  holder: null,
  choices: [],
}

export async function presentAsked(tx: Runtime, asked: Asked): Promise<z.input<typeof askedSchema>> {
  switch (asked.kind) {
    case 'unclear':
      return { outcome: 'unclear', say: unclearTexts.hint(), ...NOTHING }
    case 'empty':
      return { outcome: 'unclear', say: asked.say, ...NOTHING }
    case 'answered': {
      const { answer, source, citations, confidence } = asked.answer
      return {
        outcome: 'answered',
        say: asked.say,
        ...NOTHING,
        answer,
        source: source || null,
        citations: citations.map((citation) => ({ ...citation })),
        confidence,
        questionId: asked.question.id,
      }
    }
    case 'choose':
      return {
        outcome: 'choose',
        say: asked.say,
        ...NOTHING,
        choices: asked.choices,
        confidence: asked.answer.confidence,
      }
    case 'handed': {
      const { id, number, holderId } = asked.question
      return {
        outcome: 'handed',
        say: asked.say,
        ...NOTHING,
        confidence: asked.answer?.confidence ?? 0,
        questionId: id,
        number,
        holder: holderId === null ? null : await answererText(tx, holderId),
      }
    }
  }
}
