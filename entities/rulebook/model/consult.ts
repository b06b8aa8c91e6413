import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log.ts'
import { maskPersonalNumbers } from '../../base/mask.ts'
import type { Clause } from '../search/clause.ts'
import { Breaker } from './breaker.ts'
import type { GuardFault } from './guard.ts'
import { type Asking, type Model, ModelFailure, type ModelFailureCode } from './model.ts'
import { type Ranking, rerank } from './rerank.ts'
import { word } from './word.ts'

/** How many clauses are given to the model to order, and to word an answer from. */
export const RERANKED = 30
const WORDED = 5
/** Nobody asks one thing in more; the same limit as rulebook.ts. */
const LONGEST_QUESTION = 200

/** What goes out without a model: the text and the ids of the clauses it rests on. */
export interface LocalAnswer {
  readonly text: string
  readonly clauses: readonly string[]
}

export interface Matter {
  readonly question: string
  /** Null: only the order is wanted, because there is nothing to word (three to choose from, a default, another office). */
  readonly local: LocalAnswer | null
  /** In force, best first; of more than 30 the rest stays where it is. */
  readonly candidates: readonly Clause[]
  /** A row's number, for the log. */
  readonly id?: number
}

/**
 * `worded`: the model's words go out. `ranked`: none were wanted or can be had. All else names why they do not: the model failed,
 * said nonsense, declined, was refused by the guard, is left alone for a while (`resting`) or has too much to do (`busy`).
 */
export type Verdict = 'worded' | 'ranked' | 'nonsense' | 'declined' | 'resting' | 'busy' | ModelFailureCode | GuardFault

export interface Consulted {
  /** What it was about, to compare with `matterKey` when the turn runs. Holds the question: not for the log. */
  readonly key: string
  /** All candidates' ids, best first. */
  readonly ranked: readonly string[]
  readonly ranking: Ranking
  /** The model's answer with the cited clauses, or the local one as it was given. */
  readonly answer: LocalAnswer | null
  readonly verdict: Verdict
}

export interface Consultant {
  /** Never rejects, and resolves within the deadline whatever the model does. */
  consult(matter: Matter): Promise<Consulted>
}

export interface ConsultantOptions {
  readonly model: Model
  readonly clock: Clock
  readonly log: Logger
  /** For ordering and wording together, milliseconds. */
  readonly deadlineMs: number
  readonly breaker?: Breaker
}

/** A consultation is of use only for the very question, answer and clauses it was about. */
export const matterKey = ({ question, local, candidates }: Omit<Matter, 'id'>): string =>
  JSON.stringify([
    question,
    local?.text ?? null,
    local?.clauses ?? [],
    candidates.map(({ id, text }) => [id, text.length]),
  ])

/** 会商 - asks the outside model beside the local answer. Uses no database, so it must run before the turn's transaction. */
export function createConsultant(options: ConsultantOptions): Consultant {
  const { model, clock, log, deadlineMs, breaker = new Breaker(clock) } = options
  return {
    async consult(matter) {
      const started = performance.now()
      const so = startOf(matter)
      const kept = breaker.enter()
      if (kept) so.verdict = kept
      else {
        await within(deadlineMs, (asking) => ask(matter, so, model, asking)).catch((error: unknown) => {
          // whatever the client throws, the local answer goes out
          so.verdict = error instanceof ModelFailure ? error.code : 'network'
        })
        if (breaker.leave(FAILED.has(so.verdict))) log.warn({ verdict: so.verdict }, 'model left alone')
      }
      const ms = Math.round(performance.now() - started)
      log.info(
        { question: matter.id, verdict: so.verdict, ranking: so.ranking, clauses: so.answer?.clauses, ms },
        'model consulted',
      )
      return { ...so }
    },
  }
}

type Progress = { -readonly [K in keyof Consulted]: Consulted[K] }

/** Verdicts that say something about the endpoint, not about one answer. */
const FAILED: ReadonlySet<Verdict> = new Set<Verdict>([
  'network',
  'timeout',
  'status',
  'redirect',
  'too-large',
  'schema',
])

const startOf = (matter: Matter): Progress => ({
  key: matterKey(matter),
  ranked: matter.candidates.map(({ id }) => id),
  ranking: 'none',
  answer: matter.local,
  verdict: 'ranked',
})

/** Writes down what is certain as soon as it is, so that a late wording does not cost the order that came in time. */
async function ask({ question, local, candidates }: Matter, so: Progress, model: Model, asking: Asking): Promise<void> {
  if (candidates.length === 0) return
  const sent = maskPersonalNumbers(question).slice(0, LONGEST_QUESTION)
  const ranked = await rerank(sent, candidates.slice(0, RERANKED), model, asking)
  if (asking.signal.aborted) return
  so.ranked = [...ranked.clauses, ...candidates.slice(RERANKED)].map(({ id }) => id)
  so.ranking = ranked.by
  if (!local || !model.chat) return
  const worded = await word(sent, ranked.clauses.slice(0, WORDED), local.text, model.chat.bind(model), asking)
  if (asking.signal.aborted) return
  so.verdict = worded.ok ? 'worded' : worded.why
  if (worded.ok) so.answer = { text: worded.text, clauses: worded.clauses.map(({ id }) => id) }
}

/** Ends at the deadline even when the work does not heed the signal. */
async function within(deadlineMs: number, work: (asking: Asking) => Promise<void>): Promise<void> {
  const controller = new AbortController()
  const { signal } = controller
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new ModelFailure('timeout')), { once: true })
  })
  const timer = setTimeout(() => controller.abort(), deadlineMs)
  try {
    await Promise.race([work({ signal }), late])
  } finally {
    clearTimeout(timer)
    late.catch(() => {}) // nobody waits for it any more
    controller.abort()
  }
}
