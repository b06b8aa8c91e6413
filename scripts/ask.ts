import { createInterface } from 'node:readline'
import { z } from 'zod'
import { createRulebook, type PreviousTurn } from '../entities/rulebook/rulebook.ts'
import { startingRulebook } from '../entities/texts/rulebook/index.ts'
import { askTexts } from '../entities/texts/rulebook/frame.ts'
import { Settings } from '../entities/settings/settings.ts'

/**
 * npm run -s ask - JSON lines {question, previous?} in, JSON lines {answer, basis, citations, confidence, handedOver} out, in
 * order, by the very code of the bot with the default settings. A line that cannot be read gives {error} and the next is read.
 */
const turn = z.union([
  z.string().transform((question) => ({ question })),
  z.object({ question: z.string(), answer: z.string().optional() }),
])
const line = z.object({
  question: z.string(),
  previous: z.union([turn.transform((one) => [one]), z.array(turn)]).nullish(),
})

const rulebook = createRulebook(startingRulebook)
const settings = new Settings()

function reply(text: string): object {
  const read = line.safeParse(parsed(text))
  if (!read.success) return { error: askTexts.badLine }
  const previous: PreviousTurn[] = (read.data.previous ?? []).map(({ question, ...rest }) => ({ question, ...rest }))
  const { answer, source, basis, citations, confidence, handedOver } = rulebook.answer(read.data.question, {
    previous,
    settings,
  })
  return { answer: source ? `${answer}\n${source}` : answer, basis, citations, confidence, handedOver }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the schema then says what is wrong
  }
}

for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (text.trim()) process.stdout.write(`${JSON.stringify(reply(text))}\n`)
}
