import { modelTexts } from '../../texts/rulebook/modelTexts.ts'
import type { Clause } from '../search/clause.ts'
import { type Asking, type Model, ModelFailure } from './model.ts'
import { readOrder } from './reply.ts'

/** The model is asked to name no more than this. */
const NAMED = 10
/** Characters of a clause that are sent for ordering. */
const SHOWN = 400
/** Weight of a place in both orders when they are fused: 1 / (FLAT + place). */
const FLAT = 10

/** How the new order came about. `kept`: what the model said was nonsense, the local order stands. */
export type Ranking = 'chat' | 'embedding' | 'kept' | 'none'

export interface Ranked {
  readonly by: Ranking
  readonly clauses: readonly Clause[]
}

/** 重排 - the same clauses in the order the model gives. By chat where there is one, else by the nearness of the vectors. */
export async function rerank(
  question: string,
  clauses: readonly Clause[],
  model: Model,
  asking: Asking,
): Promise<Ranked> {
  if (clauses.length < 2) return { by: 'none', clauses }
  if (model.chat) return byChat(question, clauses, model.chat.bind(model), asking)
  if (model.embed) return byVectors(question, clauses, model.embed.bind(model), asking)
  return { by: 'none', clauses }
}

async function byChat(
  question: string,
  clauses: readonly Clause[],
  chat: NonNullable<Model['chat']>,
  asking: Asking,
): Promise<Ranked> {
  const said = await chat(
    [
      { role: 'system', content: modelTexts.ranking({ most: NAMED }) },
      { role: 'user', content: modelTexts.material({ question, clauses: shortened(clauses) }) },
    ],
    asking,
  )
  const order = readOrder(said, clauses.length)
  if (!order) return { by: 'kept', clauses }
  const first = order.flatMap((place) => clauses[place - 1] ?? [])
  return { by: 'chat', clauses: [...first, ...clauses.filter((clause) => !first.includes(clause))] }
}

async function byVectors(
  question: string,
  clauses: readonly Clause[],
  embed: NonNullable<Model['embed']>,
  asking: Asking,
): Promise<Ranked> {
  const texts = shortened(clauses).map(({ document, article, text }) => `${document} ${article} ${text}`)
  const [asked = [], ...vectors] = await embed([question, ...texts], asking)
  if (vectors.length !== clauses.length) throw new ModelFailure('schema')
  const near = vectors.map((vector) => cosine(asked, vector))
  // vectors that say nothing (zeros, all alike) keep the local order
  if (!near.every(Number.isFinite) || new Set(near).size < 2) return { by: 'kept', clauses }
  const place = new Map([...near.keys()].sort((a, b) => (near[b] ?? 0) - (near[a] ?? 0)).map((at, i) => [at, i]))
  const worth = (at: number) => 1 / (FLAT + at) + 1 / (FLAT + (place.get(at) ?? clauses.length))
  const order = [...clauses.keys()].sort((a, b) => worth(b) - worth(a) || (near[b] ?? 0) - (near[a] ?? 0))
  return { by: 'embedding', clauses: order.flatMap((at) => clauses[at] ?? []) }
}

const shortened = (clauses: readonly Clause[]) =>
  clauses.map(({ document, article, text }) => ({ document, article, text: text.slice(0, SHOWN) }))

function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return NaN
  let [dot, aa, bb] = [0, 0, 0]
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? NaN
    dot += x * y
    aa += x * x
    bb += y * y
  }
  return dot / Math.sqrt(aa * bb)
}
