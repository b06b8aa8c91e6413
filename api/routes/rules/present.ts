import { z } from 'zod'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { compareDraft } from '../../../entities/rulebook/document/compareDraft.ts'
import type { Change, Comparable } from '../../../entities/rulebook/document/compare.ts'
import { type RuleDraft, ruleKinds } from '../../../entities/rulebook/document/draft.ts'
import { changeLines, countChanges } from '../../../entities/rulebook/document/report.ts'
import type { RuleDocument } from '../../../entities/rulebook/document/ruleDocument.ts'
import type { RuleVersion } from '../../../entities/rulebook/document/ruleVersion.ts'
import { type Standing, standingOf } from '../../../entities/rulebook/document/standing.ts'
import { touchedAnswers } from '../../../entities/rulebook/reviewed/touched.ts'
import { standingNames } from '../../../entities/texts/apiDocs.ts'
import { changeText } from '../../../entities/texts/rulebook/changeTexts.ts'
import { doubtText, draftLines, ruleKindNames } from '../../../entities/texts/rulebook/draftTexts.ts'
import { codeOf, maybe, says, text } from '../fields.ts'

const standings = ['in-force', 'not-yet', 'superseded', 'expired', 'withdrawn'] as const satisfies readonly Standing[]

/** How many clauses are the same, changed and so on, and what differs, line by line. */
export const changesSchema = z
  .strictObject({
    before: text('ruleBefore'),
    same: says(z.int(), 'clausesSame'),
    changed: says(z.int(), 'clausesChanged'),
    added: says(z.int(), 'clausesAdded'),
    removed: says(z.int(), 'clausesRemoved'),
    moved: says(z.int(), 'clausesMoved'),
    lines: says(z.array(z.string()), 'changeLines'),
    touched: says(
      z.array(z.strictObject({ code: text('reviewedCode'), question: text('questionText'), article: text('article') })),
      'touched',
    ),
  })
  .meta({ id: 'RuleChanges' })

export const draftSchema = z
  .strictObject({
    title: text('ruleTitle'),
    kind: codeOf(ruleKinds, 'ruleKind', ruleKindNames),
    number: text('ruleNumber'),
    issuer: text('ruleIssuer'),
    issuedOn: maybe(z.string(), 'issuedOn'),
    effectiveFrom: maybe(z.string(), 'effectiveFrom'),
    expiresOn: maybe(z.string(), 'expiresOn'),
    clauses: says(z.int(), 'clauses'),
    doubts: says(z.array(z.string()), 'ruleDoubts'),
    lines: says(z.array(z.string()), 'draftLines'),
    changes: says(changesSchema.nullable(), 'changes'),
  })
  .meta({ id: 'RuleDraft' })

export const versionSchema = z
  .strictObject({
    id: says(z.int(), 'versionId'),
    title: text('ruleTitle'),
    number: text('ruleNumber'),
    issuer: text('ruleIssuer'),
    effectiveFrom: text('effectiveFrom'),
    effectiveTo: maybe(z.string(), 'effectiveTo'),
    standing: codeOf(standings, 'standing', standingNames),
    clauses: says(z.int(), 'clauses'),
    sourceName: text('sourceName'),
  })
  .meta({ id: 'RuleVersion' })

export const presentVersion = (version: RuleVersion, today: string): z.input<typeof versionSchema> => ({
  id: version.id,
  title: version.title,
  number: version.number,
  issuer: version.issuer,
  effectiveFrom: version.effectiveFrom,
  effectiveTo: version.effectiveTo,
  standing: standingOf(version, today),
  clauses: version.clauseCount,
  sourceName: version.sourceName,
})

export async function presentChanges(
  tx: Runtime,
  { before, document, changes }: Compared,
): Promise<z.input<typeof changesSchema>> {
  const touched = await touchedAnswers(tx, document, changes)
  return {
    before: before.effectiveFrom,
    ...countChanges(changes),
    lines: changeLines(changes).map(changeText),
    touched: touched.map(({ code, question, article }) => ({ code, question, article })),
  }
}

interface Compared {
  before: RuleVersion
  document: RuleDocument
  changes: readonly Change<Comparable>[]
}

/** What was understood, and what it would change. */
export async function presentDraft(tx: Runtime, draft: RuleDraft): Promise<z.input<typeof draftSchema>> {
  const compared = await compareDraft(tx, draft)
  return {
    title: draft.title,
    kind: draft.kind,
    number: draft.number,
    issuer: draft.issuer,
    issuedOn: draft.issuedOn,
    effectiveFrom: draft.effectiveFrom,
    expiresOn: draft.expiresOn,
    clauses: draft.clauses.length,
    doubts: draft.doubts.map(doubtText),
    lines: draftLines(draft),
    changes: compared && (await presentChanges(tx, compared)),
  }
}
