import { z } from 'zod'
import type { Asset } from '../../entities/asset/asset.ts'
import { change } from '../../entities/asset/change.ts'
import { documentKinds } from '../../entities/asset/fileCodes.ts'
import { keepPaper } from '../../entities/asset/keepPaper.ts'
import { missingCounts } from '../../entities/asset/missing.ts'
import { assetSeen } from '../../entities/asset/pages.ts'
import { filePaper as fileOne } from '../../entities/asset/papers.ts'
import { changesFiles, proposesChanges } from '../../entities/asset/policy.ts'
import { propose } from '../../entities/asset/propose.ts'
import type { Values } from '../../entities/asset/values.ts'
import { DomainError } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { historyOf, historyWay } from '../../entities/ledger/file/history.ts'
import { tellOfProposal } from '../../entities/ledger/file/proposalNews.ts'
import { can } from '../../entities/person/policy.ts'
import type { Person } from '../../entities/person/person.ts'
import { whoDid } from '../../entities/person/whoDid.ts'
import { placeName } from '../../entities/region/regions.ts'
import { changeOutcomeNames } from '../../entities/texts/assetApiDocs.ts'
import { exampleTexts, routeTexts } from '../../entities/texts/apiDocs.ts'
import { documentKindNames } from '../../entities/texts/assetCodes.ts'
import { fieldNames } from '../../entities/texts/assetFields.ts'
import { route } from '../route.ts'
import { paperSchema, presentPaper, wantedSchema } from './assets/file.ts'
import { codeOf, instantField, maybe, says, shown, text, words } from './fields.ts'
import { placesAsked } from './places.ts'

const numbered = z.strictObject({ no: text('assetNo') })

/** Throws api/asset-not-found. */
export async function assetNamed(tx: Runtime, who: Person, no: string): Promise<Asset> {
  const asset = await assetSeen(tx, who, no)
  if (!asset) throw new DomainError('api/asset-not-found', { no: no.slice(0, 40) })
  return asset
}

export const changeAsset = route({
  name: 'changeAsset',
  method: 'POST',
  path: '/assets/:no/changes',
  texts: routeTexts.changeAsset,
  params: numbered,
  body: z.strictObject({
    version: says(z.int().min(1), 'seenVersion'),
    changes: says(wantedSchema, 'changesWanted'),
    reason: words('changeReason', 200).optional(),
  }),
  response: z.strictObject({
    outcome: codeOf(['changed', 'proposed'], 'changeOutcome', changeOutcomeNames),
    version: says(z.int(), 'assetVersion'),
    proposal: maybe(z.string(), 'proposalCode'),
    fields: says(z.array(z.string()), 'changedFields'),
  }),
  example: {
    path: '/assets/421024102901-O-2018-003/changes',
    body: { version: 1, changes: { operatorName: exampleTexts.operator }, reason: exampleTexts.changeReason },
  },
  allowed: (who) => changesFiles(who) || proposesChanges(who),
  handle: ({ runtime, who, params, body: { version, changes, reason } }) =>
    runtime.write(async (tx) => {
      const asset = await assetNamed(tx, who, params.no)
      // the declared fields are those of the list, each in the shape of its type
      const wanted = changes as Values
      if (proposesChanges(who)) {
        const proposal = await propose(tx, { asset, wanted, seen: version, by: who, reason: reason ?? '' })
        await tellOfProposal(tx, proposal)
        const { code } = proposal
        return {
          outcome: 'proposed' as const,
          version: asset.version,
          proposal: code,
          fields: Object.keys(proposal.wanted),
        }
      }
      const done = await change(tx, who, {
        assetId: asset.id,
        wanted,
        seen: version,
        ...(reason ? { about: { reason } } : {}),
      })
      return {
        outcome: 'changed' as const,
        version: done.asset.version,
        proposal: null,
        fields: Object.keys(done.changes),
      }
    }),
})

export const assetHistory = route({
  name: 'assetHistory',
  method: 'GET',
  path: '/assets/:no/history',
  texts: routeTexts.assetHistory,
  params: numbered,
  query: z.strictObject({ size: says(z.coerce.number().int().min(1).max(200), 'size').default(50) }),
  response: z.strictObject({
    items: says(
      z.array(
        z.strictObject({
          at: instantField('at'),
          by: text('proposedBy'),
          action: text('action'),
          text: text('happened'),
          way: text('way'),
          version: maybe(z.int(), 'madeVersion'),
        }),
      ),
      'items',
    ),
  }),
  example: { path: '/assets/421024102901-O-2018-003/history' },
  allowed: can.ask,
  async handle({ runtime, who, params, query }) {
    const asset = await assetNamed(runtime, who, params.no)
    const entries = await historyOf(runtime, { who, asset, limit: query.size })
    const items = entries.map(async (entry) => ({
      at: shown(entry.at),
      by: await whoDid(runtime, entry.by),
      action: entry.action,
      text: entry.text,
      way: historyWay(entry),
      version: entry.version,
    }))
    return { items: await Promise.all(items) }
  },
})

export const filePaper = route({
  name: 'filePaper',
  method: 'POST',
  path: '/assets/:no/papers',
  texts: routeTexts.filePaper,
  params: numbered,
  body: z.strictObject({
    kind: codeOf(documentKinds, 'paperKind', documentKindNames),
    title: words('paperTitle', 120).optional(),
    datedOn: text('datedOn').optional(),
  }),
  upload: { field: 'file', most: 1, megabytes: 20 },
  response: paperSchema,
  example: {
    path: '/assets/421024102901-O-2018-003/papers',
    body: { kind: 'contract' },
    file: { name: exampleTexts.paperName, text: '%PDF-1.4\n%%EOF\n' },
  },
  allowed: can.ask,
  async handle({ runtime, who, params, body: { kind, title, datedOn }, files: [file] }) {
    const asset = await assetNamed(runtime, who, params.no)
    const { sha256 } = await keepPaper(runtime, file!)
    const order = { asset, kind, title: title ?? '', datedOn: datedOn ?? null, sha256, by: who }
    return runtime.write(async (tx) => presentPaper(tx, await fileOne(tx, order)))
  },
})

export const missingFields = route({
  name: 'missingFields',
  method: 'GET',
  path: '/missing-fields',
  texts: routeTexts.missingFields,
  query: z.strictObject({
    by: codeOf(['village', 'town'], 'countBy').default('village'),
    town: text('town').optional(),
    village: text('village').optional(),
  }),
  response: z.strictObject({
    items: says(
      z.array(
        z.strictObject({
          code: text('placeCode'),
          place: text('placeName'),
          assets: says(z.int(), 'assets'),
          incomplete: says(z.int(), 'incomplete'),
          fields: says(
            z.array(z.strictObject({ key: text('fieldKey'), name: text('fieldName'), count: says(z.int(), 'count') })),
            'missingByField',
          ),
        }),
      ),
      'items',
    ),
  }),
  example: { path: '/missing-fields?by=town' },
  allowed: can.ask,
  async handle({ runtime, who, query: { by, town, village } }) {
    const { townCode, villageCode } = await placesAsked(runtime, { town, village })
    const counts = await missingCounts(runtime, who, { scope: villageCode ?? townCode ?? '', by })
    const items = counts.map(async ({ code, assets, incomplete, fields }) => ({
      code,
      place: await placeName(runtime, code),
      assets,
      incomplete,
      fields: fields.map(({ key, count }) => ({ key, name: fieldNames[key], count })),
    }))
    return { items: await Promise.all(items) }
  },
})
