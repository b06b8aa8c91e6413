import { z } from 'zod'
import { DomainError, must } from '../../entities/base/errors.ts'
import type { Line, LineReading } from '../../entities/funding/line.ts'
import { importLines } from '../../entities/funding/lines/importLines.ts'
import { type LineKind, lineKinds, planLines } from '../../entities/funding/lines/plan.ts'
import { canReconcile } from '../../entities/funding/policy.ts'
import { readFiscal, readProjects } from '../../entities/funding/read/lines.ts'
import type { Person } from '../../entities/person/person.ts'
import { routeTexts } from '../../entities/texts/apiDocs.ts'
import { fundingExampleTexts, lineKindNames } from '../../entities/texts/fundingApi.ts'
import { moneyUnits, type MoneyUnit } from '../../entities/workbook/rowWords.ts'
import { MAX_LEDGER_BYTES } from '../../entities/workbook/workbook.ts'
import type { Upload, UploadRule } from '../middleware/upload.ts'
import { route } from '../route.ts'
import { codeOf, says, text } from './fields.ts'
import { exampleBook } from './reconciliation/example.ts'
import { importedSchema, planSchema, presentImported, presentPlan } from './reconciliation/present.ts'

const upload: UploadRule = { field: 'file', most: 1, megabytes: MAX_LEDGER_BYTES / 1024 / 1024 }
const units = Object.keys(moneyUnits) as MoneyUnit[] // its keys are the units
const sent = {
  line: codeOf(lineKinds, 'lineKind', lineKindNames),
  unit: says(z.enum(units), 'lineUnit').optional(),
}
const example = { body: { line: 'project' }, file: { name: fundingExampleTexts.file, text: exampleBook } }
const importers = (who: Person) => canReconcile.importFiscal(who) || canReconcile.importProjects(who)

export const previewLines = route({
  name: 'previewLines',
  method: 'POST',
  path: '/reconciliation/preview',
  texts: routeTexts.previewLines,
  body: z.strictObject(sent),
  upload,
  response: planSchema,
  example: { path: '/reconciliation/preview', ...example },
  allowed: importers,
  async handle({ runtime, who, body, files }) {
    const reading = await readingOf(who, body, files)
    return presentPlan(await planLines(runtime, body.line, reading), reading)
  },
})

export const importLinesRoute = route({
  name: 'importLines',
  method: 'POST',
  path: '/reconciliation/import',
  texts: routeTexts.importLines,
  body: z.strictObject({ ...sent, digest: text('planDigest').optional() }),
  upload,
  response: importedSchema,
  example: { path: '/reconciliation/import', ...example },
  allowed: importers,
  async handle({ runtime, who, body, files }) {
    const reading = await readingOf(who, body, files)
    return presentImported(await importLines(runtime, { kind: body.line, reading, by: who.id, confirmed: body.digest }))
  },
})

async function readingOf(
  who: Person,
  { line, unit }: { line: LineKind; unit?: MoneyUnit | undefined },
  [file]: readonly Upload[],
): Promise<LineReading<Line>> {
  must(line === 'fiscal' ? canReconcile.importFiscal(who) : canReconcile.importProjects(who), 'person/forbidden')
  if (!file) throw new DomainError('api/no-file', { field: upload.field })
  return line === 'fiscal' ? readFiscal(file.bytes, unit) : readProjects(file.bytes, unit)
}
