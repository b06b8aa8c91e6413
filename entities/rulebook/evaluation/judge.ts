import type { Answer } from '../rulebook.ts'
import { saysAll, type Said } from './fact.ts'
import type { EvaluationQuestion } from './questionFile.ts'
import { DEFAULT_WORDS, HONEST_WORDS } from './toldWords.ts'

/** What is looked at of an answer. `ranked` (ids of entries or clauses, best first) and `clauses` (cited) where the engine knows them. */
export interface Replied extends Pick<Answer, 'answer' | 'source' | 'basis' | 'confidence' | 'handedOver' | 'entryId'> {
  readonly ranked?: readonly string[]
  readonly clauses?: readonly string[]
  /** What was shown to choose from instead of an answer: `entry:ID` or `clause:ID`. */
  readonly offered?: readonly string[]
}

/** unclear: words alone cannot tell, a person must read it. offered: nothing answered, up to three shown to choose from. */
export type Verdict = 'right' | 'wrong' | 'unclear' | 'offered' | 'handedOver'

export interface Judgement {
  readonly verdict: Verdict
  /** Null: the file names no fact, or nothing was answered. */
  readonly said: Said | null
  /** A default that was told as if it were a rule. */
  readonly isDefaultAsRule: boolean
}

export function judge(asked: EvaluationQuestion, got: Replied): Judgement {
  const text = `${got.answer}\n${got.source}`
  const isKept = got.handedOver || got.basis === 'none'
  const said = isKept || asked.facts.length + asked.words.length === 0 ? null : saysAll(text, asked.facts, asked.words)
  const isDefaultAsRule = asked.isDefault && !isKept && !has(text, DEFAULT_WORDS)
  const verdict = verdictOf(asked, got, { text, isKept, said })
  return { verdict: isDefaultAsRule ? 'wrong' : verdict, said, isDefaultAsRule }
}

function verdictOf(
  asked: EvaluationQuestion,
  got: Replied,
  { text, isKept, said }: { text: string; isKept: boolean; said: Said | null },
): Verdict {
  switch (asked.kind) {
    case 'refuse':
      if (isKept) return 'right'
      // the right office when the file names it; a wrong one is a detour, which only a person can weigh
      if (got.basis === 'referral') return said === 'no' && asked.words.length > 0 ? 'unclear' : 'right'
      return said === 'yes' && asked.words.length > 0 ? 'right' : has(text, HONEST_WORDS) ? 'unclear' : 'wrong'
    case 'unverified':
      return isKept || has(text, HONEST_WORDS) ? 'right' : 'wrong'
    case 'answer': {
      if (isKept) return got.offered?.length ? 'offered' : 'handedOver'
      if (asked.right.length > 0)
        return [got.entryId, ...(got.clauses ?? [])].some((id) => id !== undefined && asked.right.includes(id))
          ? 'right'
          : 'wrong'
      return said === null ? 'unclear' : said === 'yes' ? 'right' : said === 'no' ? 'wrong' : 'unclear'
    }
  }
}

const has = (text: string, words: readonly string[]) => words.some((word) => text.includes(word))
