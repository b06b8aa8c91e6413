import { z } from 'zod'
import { assetClasses, opStatuses } from '../../entities/asset/classes.ts'
import { assetPage } from '../../entities/asset/pages.ts'
import { can } from '../../entities/person/policy.ts'
import { routeTexts } from '../../entities/texts/apiDocs.ts'
import { assetClassNames, opStatusNames } from '../../entities/texts/asset.ts'
import { route } from '../route.ts'
import { assetNamed } from './assetFiles.ts'
import { fileSchema, presentFile } from './assets/file.ts'
import { assetSchema, presentAssets } from './assets/present.ts'
import { codeOf, pageResponse, paging, text } from './fields.ts'
import { placesAsked } from './places.ts'

export const listAssets = route({
  name: 'listAssets',
  method: 'GET',
  path: '/assets',
  texts: routeTexts.listAssets,
  query: z.strictObject({
    town: text('town').optional(),
    village: text('village').optional(),
    class: codeOf(assetClasses, 'assetClass', assetClassNames).optional(),
    opStatus: codeOf(opStatuses, 'opStatus', opStatusNames).optional(),
    ...paging,
  }),
  response: pageResponse(assetSchema),
  example: { path: '/assets?town=熊河镇&class=operating&size=2' },
  allowed: can.ask,
  async handle({ runtime, who, query: { town, village, page, size, opStatus, ...query } }) {
    const places = await placesAsked(runtime, { town, village })
    const found = await assetPage(runtime, who, { ...places, assetClass: query.class, opStatus }, { page, size })
    return { total: found.total, page, size, items: await presentAssets(runtime, who, found.items) }
  },
})

export const getAsset = route({
  name: 'getAsset',
  method: 'GET',
  path: '/assets/:no',
  texts: routeTexts.getAsset,
  params: z.strictObject({ no: text('assetNo') }),
  response: fileSchema,
  example: { path: '/assets/421024102901-O-2018-001' },
  allowed: can.ask,
  handle: async ({ runtime, who, params: { no } }) => presentFile(runtime, who, await assetNamed(runtime, who, no)),
})
