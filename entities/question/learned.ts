import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import { maskPersonalNumbers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { plain } from '../language/normalise.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import type { Answered } from '../rulebook/search/clause.ts'
import { LearnedChoice } from './learnedChoice.ts'

export type ChoiceTarget = `entry:${string}` | `clause:${string}`

/** How many different people must mean the same before a wording counts as a way to ask for an entry. */
const ENOUGH_PEOPLE = 2
const LONGEST = 200

const wording = (question: string): string => plain(maskPersonalNumbers(question)).replace(/\s+/g, '').slice(0, LONGEST)

/** 记住选择 - somebody chose one of those shown for his own words. */
export async function rememberChoice(
  tx: Runtime,
  choice: { question: string; target: ChoiceTarget; personId: string },
): Promise<void> {
  const { target, personId } = choice
  const questionText = wording(choice.question)
  if (questionText === '' || target.length > 80) return
  const key = { personId, questionText }
  const values = { target, dropped: false, at: tx.clock.now() }
  const { affected } = await tx.db.update(LearnedChoice, key, values)
  if (affected === 0) await tx.db.insert(LearnedChoice, { ...key, ...values })
}

/** A wording that people agree on, and what it stands for. */
export interface LearnedWay {
  readonly question: string
  readonly target: string
  readonly people: number
}

export interface Learned {
  /** Wordings of entries: at least two people chose the entry for these words, and nobody anything else. `target` is the entry's id. */
  readonly ways: readonly LearnedWay[]
  /** Of clauses every choice, for `Search.learn`. */
  readonly clauses: readonly Answered[]
}

/** 学到的问法 - what may be learnt from the choices of people. */
export async function learnedWays({ db }: Pick<Runtime, 'db'>): Promise<Learned> {
  const rows = await db.find(LearnedChoice, { where: { dropped: false }, order: { id: 'ASC' } })
  const clauses = rows.filter(({ target }) => target.startsWith('clause:'))
  return {
    ways: agreed(rows)
      .filter(({ target, people }) => target.startsWith('entry:') && people >= ENOUGH_PEOPLE)
      .map((way) => ({ ...way, target: way.target.slice('entry:'.length) })),
    clauses: clauses.map(({ questionText, target }) => ({
      question: questionText,
      clauses: [target.slice('clause:'.length)],
    })),
  }
}

/** Wordings for which all who chose chose the same. */
function agreed(rows: readonly LearnedChoice[]): LearnedWay[] {
  const byWords = new Map<string, LearnedChoice[]>()
  for (const row of rows) byWords.set(row.questionText, [...(byWords.get(row.questionText) ?? []), row])
  return [...byWords].flatMap(([question, chosen]) => {
    const targets = new Set(chosen.map(({ target }) => target))
    const [target] = targets
    return targets.size === 1 && target !== undefined ? [{ question, target, people: chosen.length }] : []
  })
}

/** Every wording with all that was chosen for it, most people first; for the county to look through. */
export async function learnedList({ db }: Pick<Runtime, 'db'>): Promise<LearnedWay[]> {
  const rows = await db.find(LearnedChoice, { where: { dropped: false }, order: { id: 'ASC' } })
  const pairs = new Map<string, LearnedWay>()
  for (const { questionText, target } of rows) {
    const key = JSON.stringify([questionText, target])
    pairs.set(key, { question: questionText, target, people: (pairs.get(key)?.people ?? 0) + 1 })
  }
  return [...pairs.values()].toSorted((a, b) => b.people - a.people)
}

/** 删去问法 - the county does not want these words learnt; whoever chooses anew counts anew. Throws person/forbidden. */
export async function dropChoice(
  tx: Runtime,
  order: { question: string; by: Person; messageId?: number | null },
): Promise<number> {
  const { by, messageId = null } = order
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const questionText = wording(order.question)
  const { affected } = await tx.db.update(LearnedChoice, { questionText, dropped: false }, { dropped: true })
  if (affected) await audit(tx, { subject: 'learned', subjectId: by.id, action: 'drop', by: by.id, messageId })
  return affected ?? 0
}
