import type { Trial } from '../../../entities/rulebook/reviewed/evaluateDue.ts'
import { createRulebook, type Rulebook } from '../../../entities/rulebook/rulebook.ts'
import type { Entry } from '../../../entities/texts/rulebook/entry.ts'
import { startingRulebook } from '../../../entities/texts/rulebook/index.ts'

/** Part of the rulebook, so that it is built and asked in no time; of much fewer entries the chances would say nothing. */
export const small = startingRulebook.filter((entry, i) => i % 12 === 0 && entry.on[0].kind !== 'none')

const built = new Map<string, Rulebook>()
/** The same entries give the same rulebook, built once. */
function build(_runtime: unknown, entries: readonly Entry[]): Rulebook {
  const key = JSON.stringify(entries.map(({ id, ask, say }) => [id, ask.length, say]))
  const known = built.get(key) ?? createRulebook(entries)
  built.set(key, known)
  return known
}

export const smallTrial: Trial = { entries: small, build, asked: () => Promise.resolve([]) }
