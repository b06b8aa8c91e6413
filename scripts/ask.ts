import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { Library } from '../entities/rulebook/library/library.ts'
import type { PreviousTurn } from '../entities/rulebook/rulebook.ts'
import { startingRulebook } from '../entities/texts/rulebook/index.ts'
import { askTexts } from '../entities/texts/rulebook/frame.ts'
import { Settings } from '../entities/settings/settings.ts'
import { type Config, readConfig } from './config.ts'
import { openStore } from './store.ts'

/**
 * npm run -s ask - JSON lines {question, previous?} in, JSON lines {answer, basis, citations, confidence, handedOver, choices?} out,
 * in order, by the very code of the bot: with the county's settings, documents and reviewed answers when there is a store where
 * the configuration says, else with the starting rulebook alone. `choices`: several things may be meant, nothing was answered.
 * A line that cannot be read gives {error} and the next is read.
 */
const turn = z.union([
  z.string().transform((question) => ({ question })),
  z.object({ question: z.string(), answer: z.string().optional() }),
])
const line = z.object({
  question: z.string(),
  previous: z.union([turn.transform((one) => [one]), z.array(turn)]).nullish(),
})

const library = new Library(startingRulebook)
const store = isThere(readConfig()) ? await openStore() : null
const settings = store?.runtime.settings ?? new Settings()

/** SQLite is not created for a question; a server that does not answer is an error to be told. */
function isThere({ databaseUrl }: Config): boolean {
  return !databaseUrl.startsWith('sqlite:') || existsSync(databaseUrl.slice('sqlite:'.length))
}

async function reply(text: string): Promise<object> {
  const read = line.safeParse(parsed(text))
  if (!read.success) return { error: askTexts.badLine }
  const { question } = read.data
  const previous: PreviousTurn[] = (read.data.previous ?? []).map(({ question, ...rest }) => ({ question, ...rest }))
  const { band, say, choices, answer } = store
    ? await library.tell(store.runtime, question, { previous })
    : library.tellAlone(question, { previous, settings })
  const { basis, citations, confidence, handedOver } = answer
  return {
    answer: say || answer.answer,
    basis,
    citations,
    confidence,
    handedOver: handedOver && band !== 'answer',
    ...(choices.length > 0 ? { choices } : {}),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the schema then says what is wrong
  }
}

for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (text.trim()) process.stdout.write(`${JSON.stringify(await reply(text))}\n`)
}
await store?.database.close()
