import { figuresOf, type Figures, type Row } from './figures.ts'
import { judge, type Replied } from './judge.ts'
import type { EvaluationQuestion } from './questionFile.ts'

/** Whatever answers: the rulebook in force, or one that is about to be released. */
export interface Answering {
  answer(question: string, previous: readonly { question: string }[]): Replied | Promise<Replied>
  /** What was found, best first (ids of entries or clauses), where `answer` does not tell it; empty: not known. */
  ranked?(question: string, previous: readonly { question: string }[]): readonly string[]
}

/**
 * 评测 - asks every question, judges every answer, counts. `now` (milliseconds) measures only the answering; the first question is
 * asked once before, so that what is loaded on first use is in nobody's time.
 */
export async function evaluate(
  questions: readonly EvaluationQuestion[],
  answering: Answering,
  { seed, now }: { seed: number; now: () => number },
): Promise<{ rows: Row[]; figures: Figures }> {
  const first = questions[0]
  if (first) await answering.answer(first.question, [])
  const rows: Row[] = []
  for (const asked of questions) {
    const previous = asked.previous.map((question) => ({ question }))
    const start = now()
    const replied = await answering.answer(asked.question, previous)
    const milliseconds = now() - start
    const ranked = rankedOf(replied, answering.ranked?.(asked.question, previous) ?? [])
    const got = ranked.length > 0 ? { ...replied, ranked } : replied
    rows.push({ asked, got, judgement: judge(asked, got), milliseconds })
  }
  return { rows, figures: figuresOf(rows, seed) }
}

/** What was answered stands first, whatever else was found. */
const rankedOf = (replied: Replied, found: readonly string[]): string[] => [
  ...new Set([
    ...(replied.handedOver || replied.entryId === undefined ? [] : [replied.entryId]),
    ...(replied.ranked ?? found),
  ]),
]
