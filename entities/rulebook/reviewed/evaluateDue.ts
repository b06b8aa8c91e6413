import { IsNull, Not } from 'typeorm'
import { localDate } from '../../base/clock.ts'
import { DomainError } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { tell } from '../../message/tell.ts'
import { person } from '../../person/people.ts'
import type { Entry } from '../../texts/rulebook/entry.ts'
import { reviewedTexts } from '../../texts/reviewed.ts'
import { asEntry, entryIdOf } from './asEntry.ts'
import { type Answers, evaluate, type EvaluationReport, type TestQuestion } from './evaluate.ts'
import { publish } from './publish.ts'
import { ReviewedAnswer } from './reviewedAnswer.ts'
import { isTried, reviewedInForce } from './reviewedAnswers.ts'
import { reviewedRevision } from './revision.ts'

/** What a new answer is tried against. */
export interface Trial {
  /** Everything that is told but the reviewed answers. */
  readonly entries: readonly Entry[]
  readonly build: (runtime: Runtime, entries: readonly Entry[]) => Answers
  /** What people asked and found answered well. */
  readonly asked: (runtime: Runtime) => Promise<readonly TestQuestion[]>
}

/**
 * 跑测试题 - every draft somebody wants published is tried; when no answer changes it goes live, otherwise he is asked. Building and
 * asking happen outside of a transaction; what changed meanwhile is tried again at the next tick.
 */
export async function evaluateDue(runtime: Runtime, trial: Trial): Promise<number> {
  const wanted = await runtime.db.find(ReviewedAnswer, {
    where: { state: 'draft', publisher: Not(IsNull()) },
    order: { id: 'ASC' },
  })
  if (wanted.length === 0) return 0
  let count = 0
  for (const { id } of wanted) {
    const revision = await reviewedRevision(runtime)
    const draft = await runtime.db.findOneBy(ReviewedAnswer, { id, state: 'draft', publisher: Not(IsNull()) })
    if (!draft || isTried(draft)) continue
    const report = await tried(runtime, trial, draft)
    await runtime.write((tx) => settle(tx, draft, revision, report))
    count++
  }
  return count
}

async function tried(runtime: Runtime, trial: Trial, draft: ReviewedAnswer): Promise<EvaluationReport> {
  const today = localDate(runtime.clock.now())
  const standing = await reviewedInForce(runtime, draft.effectiveFrom > today ? draft.effectiveFrom : today)
  const now = [...trial.entries, ...standing.map(asEntry)]
  const replaced = draft.replaces === null ? [] : [entryIdOf({ id: draft.replaces })]
  const others = now.filter(({ id }) => !replaced.includes(id))
  const set: TestQuestion[] = [
    ...others.flatMap(({ id, ask: [question] }) => (question === undefined ? [] : [{ question, entryId: id }])),
    ...(await trial.asked(runtime)),
  ]
  return evaluate({
    before: trial.build(runtime, now),
    after: trial.build(runtime, [...others, asEntry(draft)]),
    set,
    settings: runtime.settings,
    own: { entryId: entryIdOf(draft), ways: draft.ways, replaced },
  })
}

/** Keeps the report and acts on it, unless the words or the rulebook changed while it was made. */
async function settle(tx: Runtime, draft: ReviewedAnswer, revision: number, report: EvaluationReport): Promise<void> {
  const { id, code, version, publisher } = draft
  if (publisher === null || (await reviewedRevision(tx)) !== revision) return
  const { affected } = await tx.db.update(
    ReviewedAnswer,
    { id, version, publisher, state: 'draft' },
    { evaluation: report, evaluatedVersion: version, evaluatedRevision: revision },
  )
  if (affected !== 1) return
  const key = `reviewed:${id}:${version}:${revision}`
  const by = await person(tx, publisher)
  const isSmooth = report.changed.length === 0 && report.unheard.length < draft.ways.length
  if (!by) return
  if (!isSmooth) {
    await tell(tx, publisher, { key: `${key}:asks`, text: reviewedTexts.changes({ code, report }) })
    return
  }
  try {
    await publish(tx, { id, by })
    await tell(tx, publisher, {
      key: `${key}:live`,
      text: reviewedTexts.live({ code, question: draft.question, report }),
    })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.code === 'reviewed/not-evaluated') return tryAgain(tx, id)
    // he lost the right meanwhile, or the clause its force: the draft waits for somebody to look at it
    await tx.db.update(ReviewedAnswer, { id }, { publisher: null })
    await tell(tx, publisher, { key: `${key}:refused`, text: reviewedTexts.refused({ code, why: error.sentence }) })
  }
}

/** Another answer went live in the same moment. */
async function tryAgain(tx: Runtime, id: number): Promise<void> {
  await tx.db.update(ReviewedAnswer, { id }, { evaluation: null, evaluatedVersion: null, evaluatedRevision: null })
}
