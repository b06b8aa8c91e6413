import type { SettingsView } from '../../base/runtime.ts'
import type { Answer } from '../rulebook.ts'

/** 测试题 - a question whose answer is compared; `entryId` is the entry that answers it, when that is known. */
export interface TestQuestion {
  readonly question: string
  readonly entryId?: string
}

/** An answer that is another one than before; '' stands for a hand-over. */
export interface ChangedAnswer {
  readonly question: string
  readonly old: string
  readonly new: string
}

/** 测试结果 - what a change of the rulebook does to what is answered. */
export interface EvaluationReport {
  readonly questions: number
  /** At most LISTED; those that became wrong stand first. */
  readonly changed: readonly ChangedAnswer[]
  /** How many more changed. */
  readonly more: number
  /** Of all that changed: an entry's own question that is now answered by another one. */
  readonly wrong: number
  /** Wordings of the new answer that do not find it. */
  readonly unheard: readonly string[]
  /** Milliseconds for one answer after the change, 95th percentile. */
  readonly p95: number
}

const LISTED = 8

/** Whatever answers: entries alone, or with the documents behind them. */
export interface Answers {
  answer(question: string, options: { settings: SettingsView }): Answer | Promise<Answer>
}

export interface Evaluating {
  before: Answers
  after: Answers
  set: readonly TestQuestion[]
  settings: SettingsView
  /** Its own wordings are asked whether they find it; what they were answered before is told as a change. */
  own?: { readonly entryId: string; readonly ways: readonly string[]; readonly replaced: readonly string[] }
}

/**
 * 跑测试题 - asks every question of both and says which answers are others. Lets other work run in between, because a rulebook of
 * 400 entries takes seconds.
 */
export async function evaluate({ before, after, set, settings, own }: Evaluating): Promise<EvaluationReport> {
  const ways = new Set(own?.ways)
  const times: number[] = []
  const found: (ChangedAnswer & { isWrong: boolean })[] = []
  const asked = async (question: string): Promise<Answer> => {
    const start = performance.now()
    const answer = await after.answer(question, { settings })
    times.push(performance.now() - start)
    return answer
  }
  const questions = distinct(set).filter(({ question }) => !ways.has(question))
  for (const { question, entryId } of questions) {
    const now = await asked(question)
    await breath()
    // where the right entry answers afterwards, nothing can have become worse
    if (entryId !== undefined && now.entryId === entryId) continue
    const old = await before.answer(question, { settings })
    const isAmended = now.entryId === own?.entryId && own?.replaced.includes(old.entryId ?? '')
    if (isSame(old, now) || isAmended) continue
    const wasRight = entryId !== undefined && old.entryId === entryId
    found.push({ question, old: told(old), new: told(now), isWrong: wasRight && !now.handedOver })
  }
  const unheard: string[] = []
  for (const way of ways) {
    const [old, now] = [await before.answer(way, { settings }), await asked(way)]
    if (now.entryId !== own?.entryId) unheard.push(way)
    else if (!old.handedOver && !own?.replaced.includes(old.entryId ?? ''))
      found.push({ question: way, old: told(old), new: told(now), isWrong: false })
  }
  found.sort((a, b) => Number(b.isWrong) - Number(a.isWrong))
  return {
    questions: questions.length + ways.size,
    changed: found.slice(0, LISTED).map(({ isWrong: _, ...one }) => one),
    more: Math.max(0, found.length - LISTED),
    wrong: found.filter((one) => one.isWrong).length,
    unheard,
    p95: percentile(times),
  }
}

const isSame = (old: Answer, now: Answer): boolean =>
  old.handedOver === now.handedOver && (old.handedOver || (old.entryId === now.entryId && old.answer === now.answer))

const told = (answer: Answer): string => (answer.handedOver ? '' : answer.answer)

function distinct(set: readonly TestQuestion[]): TestQuestion[] {
  const byWords = new Map<string, TestQuestion>()
  for (const one of set) if (!byWords.has(one.question)) byWords.set(one.question, one)
  return [...byWords.values()]
}

const percentile = (times: number[]): number => {
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0) * 10) / 10
}

const breath = () => new Promise<void>((resolve) => setImmediate(resolve))
