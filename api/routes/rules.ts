import { z } from 'zod'
import { localDate } from '../../entities/base/clock.ts'
import { DomainError } from '../../entities/base/errors.ts'
import { pageOf } from '../../entities/base/page.ts'
import { can } from '../../entities/person/policy.ts'
import { type RuleDraft, type RuleKind, ruleKinds } from '../../entities/rulebook/document/draft.ts'
import { importRules } from '../../entities/rulebook/document/importRules.ts'
import { canImportRules } from '../../entities/rulebook/document/policy.ts'
import { MAX_RULE_BYTES } from '../../entities/rulebook/document/read/read.ts'
import { RuleVersion } from '../../entities/rulebook/document/ruleVersion.ts'
import { isDay } from '../../entities/rulebook/document/structure/dates.ts'
import { isRefusal, understand } from '../../entities/rulebook/document/understand.ts'
import { fieldErrorTexts } from '../../entities/texts/api.ts'
import { exampleTexts, importedNames, routeTexts } from '../../entities/texts/apiDocs.ts'
import { ruleKindNames } from '../../entities/texts/rulebook/draftTexts.ts'
import type { Upload, UploadRule } from '../middleware/upload.ts'
import { route } from '../route.ts'
import { codeOf, pageResponse, paging, says, words } from './fields.ts'
import {
  changesSchema,
  draftSchema,
  presentChanges,
  presentDraft,
  presentVersion,
  versionSchema,
} from './rules/present.ts'

export const listRules = route({
  name: 'listRules',
  method: 'GET',
  path: '/rules',
  texts: routeTexts.listRules,
  query: z.strictObject(paging),
  response: pageResponse(versionSchema),
  example: { path: '/rules' },
  allowed: can.ask,
  async handle({ runtime, query: { page, size } }) {
    const query = runtime.db.createQueryBuilder(RuleVersion, 'v').where('v.state = :state', { state: 'kept' })
    const newestFirst = query.orderBy('v.documentId', 'ASC').addOrderBy('v.effectiveFrom', 'DESC').addOrderBy('v.id')
    const { items, total } = await pageOf(newestFirst, { page, size })
    const today = localDate(runtime.clock.now())
    return { total, page, size, items: items.map((version) => presentVersion(version, today)) }
  },
})

const upload: UploadRule = { field: 'file', most: 1, megabytes: MAX_RULE_BYTES / 1024 / 1024 }
/** What a person decides instead of what was read. */
const decided = z.strictObject({
  title: words('ruleTitleDecided', 200).optional(),
  kind: codeOf(ruleKinds, 'ruleKind', ruleKindNames).optional(),
  effectiveFrom: says(z.string().refine(isDay, fieldErrorTexts.day()), 'effectiveFromDecided').optional(),
})
const example = {
  body: { effectiveFrom: '2026-12-01' },
  file: { name: exampleTexts.fileName, text: exampleTexts.file },
}

export const previewRules = route({
  name: 'previewRules',
  method: 'POST',
  path: '/rules/preview',
  texts: routeTexts.previewRules,
  body: decided,
  upload,
  response: draftSchema,
  example: { path: '/rules/preview', ...example },
  allowed: canImportRules,
  handle: async ({ runtime, body, files }) => presentDraft(runtime, { ...(await draftOf(files)), ...saidOf(body) }),
})

export const keepRules = route({
  name: 'keepRules',
  method: 'POST',
  path: '/rules',
  texts: routeTexts.keepRules,
  body: decided,
  upload,
  response: z.strictObject({
    outcome: codeOf(['new', 'same', 'dated'], 'imported', importedNames),
    version: versionSchema,
    changes: says(changesSchema.nullable(), 'changes'),
  }),
  example: { path: '/rules', ...example },
  allowed: canImportRules,
  async handle({ runtime, who, body, files }) {
    const draft = await draftOf(files)
    const [file] = files
    const kept = await importRules(runtime, file?.bytes ?? Buffer.alloc(0), draft, { by: who.id, ...saidOf(body) })
    const { outcome, version, document, before, changes } = kept
    return {
      outcome,
      version: presentVersion(version, localDate(runtime.clock.now())),
      changes: before && outcome === 'new' ? await presentChanges(runtime, { before, document, changes }) : null,
    }
  },
})

/** Throws what keeps the file out. */
async function draftOf([file]: readonly Upload[]): Promise<RuleDraft> {
  if (!file) throw new DomainError('api/no-file', { field: upload.field })
  const draft = await understand(file.bytes, file.name)
  if (isRefusal(draft)) throw draft.refused
  return draft
}

/** Only what was said, so that nothing read is replaced by nothing. */
const saidOf = ({ title, kind, effectiveFrom }: z.output<typeof decided>) => ({
  ...(title ? { title } : {}),
  ...(kind ? { kind: kind satisfies RuleKind } : {}),
  ...(effectiveFrom ? { effectiveFrom } : {}),
})
