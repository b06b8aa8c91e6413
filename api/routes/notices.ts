import { z } from 'zod'
import { keepPaper } from '../../entities/asset/keepPaper.ts'
import { must } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { StoredFile } from '../../entities/message/storedFile.ts'
import { actOnNotice as act } from '../../entities/notice/act.ts'
import { type Notice, noticeKinds, noticeStates } from '../../entities/notice/notice.ts'
import { noticeSeen, openNotices } from '../../entities/notice/notices.ts'
import { answerObjection as answer, hearObjection, objectionsOf } from '../../entities/notice/objections.ts'
import { daysSetting, openNotice as open } from '../../entities/notice/open.ts'
import { can } from '../../entities/person/policy.ts'
import type { Person } from '../../entities/person/person.ts'
import { placeName } from '../../entities/region/regions.ts'
import { exampleTexts, routeTexts } from '../../entities/texts/apiDocs.ts'
import { noticeKindNames, noticeStateNames, noticeStepNames } from '../../entities/texts/notice.ts'
import { route } from '../route.ts'
import { codeOf, maybe, says, text, words } from './fields.ts'
import { placesAsked } from './places.ts'

const noticeSchema = z
  .strictObject({
    code: text('noticeCode'),
    kind: codeOf(noticeKinds, 'noticeKind', noticeKindNames),
    title: text('noticeTitle'),
    villageName: text('villageName'),
    place: text('noticePlace'),
    state: codeOf(noticeStates, 'noticeState', noticeStateNames),
    stateName: text('noticeStateName'),
    days: says(z.int(), 'noticeDays'),
    isDefault: says(z.boolean(), 'noticeDefault'),
    startedOn: maybe(z.string(), 'noticeStartedOn'),
    dueOn: maybe(z.string(), 'noticeDueOn'),
    endedOn: maybe(z.string(), 'noticeEndedOn'),
    witness: text('noticeWitness'),
    version: says(z.int(), 'noticeVersion'),
    objections: says(
      z.array(
        z.strictObject({
          id: says(z.int(), 'objectionId'),
          words: text('objectionWords'),
          heardOn: text('heardOn'),
          answer: maybe(z.string(), 'objectionAnswer'),
        }),
      ),
      'noticeObjections',
    ),
  })
  .meta({ id: 'Notice' })

async function present(tx: Runtime, notice: Notice): Promise<z.input<typeof noticeSchema>> {
  const { id, code, kind, title, place, state, days, startedOn, dueOn, endedOn, witness, version } = notice
  const objections = await objectionsOf(tx, id)
  return {
    ...{ code, kind, title, place, state, days, startedOn, dueOn, endedOn, witness, version },
    villageName: await placeName(tx, notice.villageCode),
    stateName: noticeStateNames[state],
    isDefault: !tx.settings.changed(daysSetting[kind]),
    objections: objections.map(({ id: of, words: said, heardOn, answer: given }) => ({
      id: of,
      words: said,
      heardOn,
      answer: given,
    })),
  }
}

async function named(tx: Runtime, who: Person, code: string): Promise<Notice> {
  const notice = await noticeSeen(tx, who, code)
  must(notice, 'notice/not-found', { code: code.slice(0, 12) })
  return notice
}

export const uploadFile = route({
  name: 'uploadFile',
  method: 'POST',
  path: '/files',
  texts: routeTexts.uploadFile,
  upload: { field: 'file', most: 1, megabytes: 20 },
  response: z.strictObject({ sha256: text('fileSha256') }),
  example: { path: '/files', file: { name: exampleTexts.paperName, text: '%PDF-1.4\n%%EOF\n' } },
  allowed: can.ask,
  handle: async ({ runtime, files: [file] }) => ({ sha256: (await keepPaper(runtime, file!)).sha256 }),
})

export const listNotices = route({
  name: 'listNotices',
  method: 'GET',
  path: '/notices',
  texts: routeTexts.listNotices,
  query: z.strictObject({ state: codeOf(noticeStates, 'noticeState', noticeStateNames).optional() }),
  response: z.strictObject({ items: says(z.array(noticeSchema), 'items') }),
  example: { path: '/notices' },
  allowed: can.ask,
  async handle({ runtime, who, query: { state } }) {
    const found = await openNotices(runtime, who, state ? [state] : undefined)
    return { items: await Promise.all(found.map((notice) => present(runtime, notice))) }
  },
})

export const openNotice = route({
  name: 'openNotice',
  method: 'POST',
  path: '/notices',
  texts: routeTexts.openNotice,
  body: z.strictObject({
    kind: codeOf(noticeKinds, 'noticeKind', noticeKindNames),
    village: text('village'),
    title: words('noticeTitle', 120),
  }),
  response: noticeSchema,
  example: {
    path: '/notices',
    body: { kind: 'distribution', village: exampleTexts.villageOfAsset, title: exampleTexts.noticeTitle },
  },
  allowed: can.ask,
  async handle({ runtime, who, body: { kind, village, title } }) {
    const { villageCode = '' } = await placesAsked(runtime, { village })
    return runtime.write(async (tx) => present(tx, await open(tx, who, { kind, villageCode, title })))
  },
})

const coded = z.strictObject({ code: text('noticeCode') })

export const actOnNotice = route({
  name: 'actOnNotice',
  method: 'POST',
  path: '/notices/:code/steps',
  texts: routeTexts.actOnNotice,
  params: coded,
  body: z.strictObject({
    step: codeOf(['start', 'interrupt', 'repost', 'end', 'cancel'], 'noticeStep', noticeStepNames),
    version: says(z.int().min(1), 'noticeVersion'),
    day: text('onDay').optional(),
    place: words('noticePlace', 120).optional(),
    photos: says(z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(9), 'noticePhotos').optional(),
    witness: words('noticeWitness', 40).optional(),
    reason: words('noticeReason', 200).optional(),
  }),
  response: noticeSchema,
  example: {
    path: '/notices/G0001/steps',
    body: {
      step: 'start',
      version: 1,
      place: exampleTexts.placeOfNotice,
      photos: ['14bcd090baf31edba64e9cbd8cdfc15f943344aa72cb3675ad8e91bfcbce03ad'],
    },
  },
  allowed: can.ask,
  handle: ({ runtime, who, params: { code }, body: { version: seen, photos = [], ...more } }) =>
    runtime.write(async (tx) => {
      for (const sha256 of photos)
        must(await tx.db.existsBy(StoredFile, { sha256 }), 'process/no-such-file', { paper: exampleTexts.paperName })
      const { id: noticeId } = await named(tx, who, code)
      return present(tx, await act(tx, who, { noticeId, seen, photos, ...more }))
    }),
})

export const objectToNotice = route({
  name: 'objectToNotice',
  method: 'POST',
  path: '/notices/:code/objections',
  texts: routeTexts.objectToNotice,
  params: coded,
  body: z.strictObject({ words: words('objectionWords', 1000) }),
  response: noticeSchema,
  example: { path: '/notices/G0001/objections', body: { words: exampleTexts.objection } },
  allowed: can.ask,
  handle: ({ runtime, who, params: { code }, body }) =>
    runtime.write(async (tx) => {
      const notice = await named(tx, who, code)
      await hearObjection(tx, who, { noticeId: notice.id, words: body.words })
      return present(tx, notice)
    }),
})

export const answerObjection = route({
  name: 'answerObjection',
  method: 'POST',
  path: '/notices/:code/answers',
  texts: routeTexts.answerObjection,
  params: coded,
  body: z.strictObject({ objection: says(z.int(), 'objectionId'), answer: words('objectionAnswer', 1000) }),
  response: noticeSchema,
  example: { path: '/notices/G0001/answers', body: { objection: 1, answer: exampleTexts.objectionAnswer } },
  allowed: can.ask,
  handle: ({ runtime, who, params: { code }, body: { objection: objectionId, answer: given } }) =>
    runtime.write(async (tx) => {
      const notice = await named(tx, who, code)
      must(
        (await objectionsOf(tx, notice.id)).some(({ id }) => id === objectionId),
        'notice/not-found',
        { code },
      )
      await answer(tx, who, { objectionId, answer: given })
      return present(tx, notice)
    }),
})
