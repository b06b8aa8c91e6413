import { In, IsNull, MoreThanOrEqual, Not } from 'typeorm'
import { HIDDEN } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { placeName, townCodeOf } from '../region/regions.ts'
import { ReviewedAnswer } from '../rulebook/reviewed/reviewedAnswer.ts'
import { startingRulebook } from '../texts/rulebook/index.ts'
import { type Background, backgroundOf, cluster } from './groupsCluster.ts'
import { Question } from './question.ts'
import { isWaiting } from './questions.ts'

/** 没答上的一组问题 - questions that mean the same and that the rulebook cannot answer yet. */
export interface QuestionGroup {
  /** The wording most like the others. */
  readonly question: string
  /** Every different wording, the one above first. */
  readonly wordings: readonly string[]
  /** How often it was asked. */
  readonly count: number
  /** Names of the towns it was asked in. */
  readonly towns: readonly string[]
  /** Numbers (Q0312) that still wait for an answer. */
  readonly waiting: readonly string[]
  /** What a person answered last, if one did. */
  readonly answer: string | null
  /** Ids of the questions, oldest first. */
  readonly ids: readonly number[]
}

/** Newest so many; more take seconds to group and nobody looks at them. */
const AT_MOST = 600

/**
 * 分组 - what was handed to a person since then and is not taken into the rulebook yet, grouped by meaning, largest group first; of
 * equals the one asked first. Personal numbers: a question that held some is left out.
 */
export async function groupsOf(runtime: Runtime, since: Date): Promise<QuestionGroup[]> {
  const questions = await unreviewed(runtime, since)
  const groups = cluster(
    questions.map(({ text }) => text),
    (known ??= backgroundOf(startingRulebook.flatMap(({ ask }) => ask.slice(0, 2)))),
  )
  return Promise.all(
    groups.map(({ members, middle }) =>
      asGroup(
        runtime,
        members.map((i) => questions[i]!),
        questions[middle]!.text,
      ),
    ),
  )
}
let known: Background | undefined

/** The same group again, by what `groupsOf` gave for it; null when its questions are gone. */
export async function groupAgain(
  runtime: Runtime,
  { ids, question }: Pick<QuestionGroup, 'ids' | 'question'>,
): Promise<QuestionGroup | null> {
  const rows = await runtime.db.find(Question, { where: { id: In([...ids]) }, order: { id: 'ASC' } })
  return rows.length > 0 ? asGroup(runtime, rows, question) : null
}

async function asGroup(runtime: Runtime, rows: readonly Question[], question: string): Promise<QuestionGroup> {
  const towns = new Set<string>()
  for (const { regionCode } of rows) towns.add(await placeName(runtime, townCodeOf(regionCode)))
  return {
    question,
    wordings: [...new Set([question, ...rows.map(({ text }) => text)])],
    count: rows.length,
    towns: [...towns].filter((town) => town !== ''),
    waiting: rows.filter(isWaiting).flatMap(({ number }) => number ?? []),
    answer: rows.findLast(({ state }) => state === 'replied')?.answer ?? null,
    ids: rows.map(({ id }) => id),
  }
}

/** Handed to a person, and neither its number nor its words stand in a reviewed answer. */
async function unreviewed({ db }: Runtime, since: Date): Promise<Question[]> {
  const reviewed = await db.findBy(ReviewedAnswer, { state: In(['draft', 'live']) })
  const numbers = new Set(reviewed.flatMap(({ fromQuestion }) => fromQuestion ?? []))
  const ways = new Set(reviewed.flatMap(({ ways: own }) => own))
  const rows = await db.find(Question, {
    where: { askedAt: MoreThanOrEqual(since), number: Not(IsNull()) },
    order: { id: 'DESC' },
    take: AT_MOST,
  })
  return rows
    .filter(({ number, text }) => !numbers.has(number ?? '') && !ways.has(text) && !text.includes(HIDDEN))
    .toReversed()
}
