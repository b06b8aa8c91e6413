import { z } from 'zod'
import { isQuarter } from '../../entities/base/calendar.ts'
import { DomainError, must } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { WORKBOOK } from '../../entities/message/fileKinds.ts'
import { keepPlain } from '../../entities/message/keepPlain.ts'
import type { Person } from '../../entities/person/person.ts'
import { can } from '../../entities/person/policy.ts'
import { isWithin, regionName } from '../../entities/region/regions.ts'
import { checkForm as check, type FormCheck } from '../../entities/report/form/check.ts'
import { fileForm as file } from '../../entities/report/form/file.ts'
import { formOf, mayFillIn } from '../../entities/report/form/form.ts'
import { MAX_FORM_BYTES, readForm, type ReturnedForm } from '../../entities/report/form/read.ts'
import { writeForm } from '../../entities/report/form/write.ts'
import { factsOf } from '../../entities/report/line.ts'
import { fieldErrorTexts } from '../../entities/texts/api.ts'
import { exampleTexts, routeTexts } from '../../entities/texts/apiDocs.ts'
import type { Upload, UploadRule } from '../middleware/upload.ts'
import { route } from '../route.ts'
import { maybe, says, text } from './fields.ts'
import { placesAsked } from './places.ts'

const quarter = says(z.string().refine(isQuarter, fieldErrorTexts.period()), 'period')

export const getForm = route({
  name: 'getForm',
  method: 'GET',
  path: '/reports/form',
  texts: routeTexts.getForm,
  query: z.strictObject({ village: text('village'), town: text('town').optional(), period: quarter.optional() }),
  response: z.strictObject({
    villageCode: text('villageCode'),
    villageName: text('villageName'),
    period: text('period'),
    name: text('formFile'),
    base64: text('formBase64'),
    lines: says(
      z.array(
        z.strictObject({
          seq: says(z.int(), 'formSeq'),
          assetNo: text('assetNo'),
          assetName: text('assetName'),
          owed: says(z.boolean(), 'formOwed'),
          reported: maybe(z.string(), 'formReported'),
        }),
      ),
      'formLines',
    ),
  }),
  example: { path: `/reports/form?village=${exampleTexts.village}` },
  allowed: can.ask,
  async handle({ runtime, who, query: { village, town, period } }) {
    const { villageCode = '' } = await placesAsked(runtime, { village, town })
    must(isWithin(villageCode, who.regionCode), 'person/out-of-scope')
    const form = await formOf(runtime, who, { villageCode, period })
    const { name, bytes } = await writeForm(runtime, form)
    return {
      villageCode,
      villageName: await regionName(runtime, villageCode),
      period: form.period,
      name,
      base64: bytes.toString('base64'),
      lines: form.lines.map(({ asset, isOwed, current }, i) => ({
        seq: i + 1,
        assetNo: asset.assetNo,
        assetName: asset.name,
        owed: isOwed,
        reported: current && current.state !== 'returned' ? current.receiptNo : null,
      })),
    }
  },
})

const row = says(z.int(), 'formRow')
const checkSchema = z
  .strictObject({
    villageCode: text('villageCode'),
    villageName: text('villageName'),
    period: text('period'),
    digest: text('formDigest'),
    fillable: says(
      z.array(
        z.strictObject({
          row,
          assetNo: text('assetNo'),
          assetName: text('assetName'),
          line: text('line'),
          doubts: says(z.array(z.string()), 'doubts'),
          replaces: maybe(z.string(), 'formReplaces'),
        }),
      ),
      'formFillable',
    ),
    known: says(z.int(), 'formKnown'),
    unclear: says(
      z.array(z.strictObject({ row, assetName: text('assetName'), reason: text('formReason') })),
      'formUnclear',
    ),
    meanwhile: says(
      z.array(
        z.strictObject({
          row,
          assetName: text('assetName'),
          mine: text('formMine'),
          theirs: text('formTheirs'),
          receipt: text('receipt'),
        }),
      ),
      'formMeanwhile',
    ),
    empty: says(z.array(z.string()), 'formEmpty'),
  })
  .meta({ id: 'FormCheck' })

const upload: UploadRule = { field: 'file', most: 1, megabytes: MAX_FORM_BYTES / 1024 / 1024 }
const example = {
  file: { name: exampleTexts.formName, text: '', from: `/reports/form?village=${exampleTexts.village}` },
  as: 'town',
}

export const checkForm = route({
  name: 'checkForm',
  method: 'POST',
  path: '/reports/form/check',
  texts: routeTexts.checkForm,
  upload,
  response: checkSchema,
  example: { path: '/reports/form/check', ...example },
  allowed: mayFillIn,
  handle: async ({ runtime, who, files }) => present(await check(runtime, who, await returned(files))),
})

export const fileForm = route({
  name: 'fileForm',
  method: 'POST',
  path: '/reports/form',
  texts: routeTexts.fileForm,
  body: z.strictObject({ confirm: text('formConfirm').optional() }),
  upload,
  response: z.strictObject({
    check: checkSchema,
    filed: says(z.array(z.strictObject({ assetNo: text('assetNo'), receipt: text('receipt') })), 'formFiled'),
  }),
  example: { path: '/reports/form', ...example },
  allowed: mayFillIn,
  async handle({ runtime, who, files, body: { confirm } }) {
    const form = await returned(files)
    const bytes = files[0]?.bytes ?? Buffer.alloc(0)
    const { sha256 } = await keepPlain(runtime, { name: files[0]?.name ?? '', bytes, contentType: WORKBOOK })
    return runtime.write((tx) => fileChecked(tx, who, { form, confirm, sha256 }))
  },
})

async function fileChecked(
  tx: Runtime,
  who: Person,
  { form, confirm, sha256 }: { form: ReturnedForm; confirm: string | undefined; sha256: string },
) {
  const checked = await check(tx, who, form)
  must(confirm === undefined || confirm === checked.digest, 'form/changed-meanwhile')
  const filed =
    checked.fillable.length === 0 ? [] : await file(tx, { check: checked, by: who, messageId: null, sha256 })
  return {
    check: present(checked),
    filed: filed.map(({ report }, i) => ({
      assetNo: checked.fillable[i]?.asset.assetNo ?? '',
      receipt: report.receiptNo,
    })),
  }
}

/** Throws what keeps the file out. */
async function returned([upload]: readonly Upload[]): Promise<ReturnedForm> {
  if (!upload) throw new DomainError('api/no-file', { field: 'file' })
  const form = await readForm(upload.bytes)
  if (typeof form === 'string') throw new DomainError('form/not-ours')
  return form
}

function present({ villageCode, village, period, digest, ...checked }: FormCheck): z.input<typeof checkSchema> {
  return {
    villageCode,
    villageName: village,
    period,
    digest,
    fillable: checked.fillable.map(({ row, asset, claim, doubts, replaces }) => ({
      row,
      assetNo: asset.assetNo,
      assetName: asset.name,
      line: factsOf(claim),
      doubts,
      replaces: replaces?.receiptNo ?? null,
    })),
    known: checked.known.length,
    unclear: checked.unclear.map(({ row, asset, reason }) => ({ row, assetName: asset, reason })),
    meanwhile: checked.meanwhile.map(({ row, asset, mine, theirs }) => ({
      row,
      assetName: asset,
      mine: factsOf(mine),
      theirs: factsOf(theirs),
      receipt: theirs.receiptNo,
    })),
    empty: checked.empty,
  }
}
