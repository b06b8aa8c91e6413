import { z } from 'zod'
import { audit } from '../../entities/base/audit.ts'
import { must } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { maskPapers } from '../../entities/base/mask.ts'
import { can } from '../../entities/person/policy.ts'
import { ask as askQuestion, askChosen, type Asked } from '../../entities/question/ask.ts'
import { rememberChoice } from '../../entities/question/learned.ts'
import { questionPage } from '../../entities/question/pages.ts'
import { reply as replyTo } from '../../entities/question/reply.ts'
import type { Choice } from '../../entities/rulebook/library/told.ts'
import { exampleTexts, questionStateNames, routeTexts } from '../../entities/texts/apiDocs.ts'
import { route } from '../route.ts'
import { codeOf, pageResponse, paging, says, text, words } from './fields.ts'
import { askedSchema, presentAsked, presentQuestion, presentQuestions, questionSchema } from './questions/present.ts'

/** More than the county lets through (message.maxCharacters) is refused with its own sentence; this is only the door. */
const MOST = 10_000
/** entry:notice/days, clause:d3/705 */
const TARGET = /^(?:entry|clause):./

export const listQuestions = route({
  name: 'listQuestions',
  method: 'GET',
  path: '/questions',
  texts: routeTexts.listQuestions,
  query: z.strictObject({
    state: codeOf(['waiting', 'answered'], 'questionState', questionStateNames).optional(),
    ...paging,
  }),
  response: pageResponse(questionSchema),
  example: { path: '/questions?state=waiting' },
  allowed: can.ask,
  async handle({ runtime, who, query: { state, page, size } }) {
    const found = await questionPage(runtime, who, state, { page, size })
    return { total: found.total, page, size, items: await presentQuestions(runtime, found.items) }
  },
})

export const ask = route({
  name: 'ask',
  method: 'POST',
  path: '/questions',
  texts: routeTexts.ask,
  body: z.strictObject({
    text: words('questionText', MOST),
    previous: says(z.array(z.string().trim().min(1).max(MOST)).max(3), 'previous').default([]),
  }),
  response: askedSchema,
  example: { path: '/questions', body: { text: exampleTexts.question } },
  allowed: can.ask,
  async handle({ runtime, rulebook, who, body }) {
    mayBeSoLong(runtime.settings.value<number>('message.maxCharacters'), body.text)
    return runtime.write(async (tx) => {
      const previous = body.previous.map((question) => ({ question: maskPapers(question) }))
      const asked = await askQuestion(tx, rulebook, {
        asker: who,
        text: maskPapers(body.text),
        previous,
        messageId: null,
      })
      await note(tx, asked, who.id)
      return presentAsked(tx, asked)
    })
  },
})

export const chooseAnswer = route({
  name: 'chooseAnswer',
  method: 'POST',
  path: '/questions/choice',
  texts: routeTexts.chooseAnswer,
  body: z.strictObject({
    text: words('questionText', MOST),
    target: says(z.string().regex(TARGET).max(80).nullable(), 'targetChosen'),
  }),
  response: askedSchema,
  example: { path: '/questions/choice', body: { text: exampleTexts.question, target: null } },
  allowed: can.ask,
  async handle({ runtime, rulebook, who, body }) {
    mayBeSoLong(runtime.settings.value<number>('message.maxCharacters'), body.text)
    const question = maskPapers(body.text)
    return runtime.write(async (tx) => {
      // only what was really shown for these words teaches
      const { choices } = await rulebook.tell(tx, question)
      const choice = body.target === null ? null : { target: body.target as Choice['target'], title: '' } // see TARGET
      if (choice && choices.some(({ target }) => target === choice.target)) {
        await rememberChoice(tx, { question, target: choice.target, personId: who.id })
        tx.afterCommit(() => rulebook.taught())
      }
      const asked = await askChosen(tx, rulebook, { asker: who, text: question, messageId: null, choice })
      await note(tx, asked, who.id)
      return presentAsked(tx, asked)
    })
  },
})

/** What was answered or newly handed over is on record with the key it came by. */
async function note(tx: Runtime, asked: Asked, by: string): Promise<void> {
  if (!('question' in asked) || (asked.kind === 'handed' && !asked.isNew)) return
  const { id, number } = asked.question
  await audit(tx, { subject: 'question', subjectId: number ?? id, action: 'ask', by })
}

export const reply = route({
  name: 'reply',
  method: 'POST',
  path: '/questions/:number/reply',
  texts: routeTexts.reply,
  params: z.strictObject({ number: text('number') }),
  body: z.strictObject({ text: words('replyText', MOST) }),
  response: questionSchema,
  example: {
    path: '/questions/Q0001/reply',
    body: { text: exampleTexts.reply },
  },
  allowed: can.answerDuty,
  async handle({ runtime, who, params, body }) {
    mayBeSoLong(runtime.settings.value<number>('message.maxCharacters'), body.text)
    return runtime.write(async (tx) => {
      const { masked: _, ...question } = await replyTo(tx, {
        number: params.number.toUpperCase(),
        by: who,
        text: body.text,
      })
      return presentQuestion(tx, question)
    })
  },
})

function mayBeSoLong(limit: number, said: string): void {
  must(said.length <= limit, 'message/too-long', { limit })
}
