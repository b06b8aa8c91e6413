import { z } from 'zod'
import { assetClasses, type AssetClass } from '../../entities/asset/classes.ts'
import { canReconcile } from '../../entities/funding/policy.ts'
import { noAssetReasons } from '../../entities/funding/projectAsset.ts'
import { decideAsset } from '../../entities/funding/register/decide.ts'
import {
  type LinkedBy,
  registerFigures,
  registerStandings,
  yearRegister as registerOf,
} from '../../entities/funding/register/register.ts'
import { routeTexts } from '../../entities/texts/apiDocs.ts'
import { assetClassNames } from '../../entities/texts/asset.ts'
import { linkedByNames, noAssetNames, standingOfProjectNames } from '../../entities/texts/fundingApi.ts'
import { route } from '../route.ts'
import { codeOf, fen, maybe, maybeCodeOf, says, text, words } from './fields.ts'
import { placesAsked } from './places.ts'

const linkedBy = ['number', 'person', 'name'] as const satisfies readonly LinkedBy[]

const rowSchema = z
  .strictObject({
    projectNo: text('projectNo'),
    name: text('projectName'),
    townCode: text('townCode'),
    town: text('townName'),
    village: text('lineVillage'),
    year: says(z.int(), 'registerYear'),
    projectFen: fen('registerFen'),
    assets: says(
      z.array(
        z.strictObject({
          assetNo: text('assetNo'),
          name: text('assetName'),
          originalFen: fen('originalFen'),
          by: codeOf(linkedBy, 'registerBy', linkedByNames),
        }),
      ),
      'registerAssets',
    ),
    diffFen: fen('registerDiffFen'),
    standing: codeOf(registerStandings, 'registerStanding', standingOfProjectNames),
    noAsset: maybe(
      z.strictObject({ reason: codeOf(noAssetReasons, 'noAsset', noAssetNames), words: text('noAssetWords') }),
      'noAsset',
    ),
    proposal: maybe(
      z.strictObject({
        name: text('assetName'),
        assetClass: maybeCodeOf(assetClasses as readonly [AssetClass, ...AssetClass[]], 'assetClass', assetClassNames), // it is not empty
        subclass: maybe(z.string(), 'subclass'),
        originalFen: fen('originalFen'),
      }),
      'registerProposal',
    ),
  })
  .meta({ id: 'RegisterRow' })

export const yearRegister = route({
  name: 'yearRegister',
  method: 'GET',
  path: '/reconciliation/register',
  texts: routeTexts.yearRegister,
  query: z.strictObject({
    year: says(z.coerce.number().int().min(2000).max(2100), 'registerYear'),
    town: text('town').optional(),
  }),
  response: z.strictObject({
    figures: says(
      z.array(
        z.strictObject({
          townCode: text('townCode'),
          town: text('townName'),
          year: says(z.int(), 'registerYear'),
          projects: says(z.int(), 'registerCount'),
          registered: says(z.int(), 'registeredCount'),
          valueDiff: says(z.int(), 'valueDiffCount'),
          noAsset: says(z.int(), 'noAssetCount'),
          proposed: says(z.int(), 'proposedCount'),
          agreedPercent: says(z.number(), 'agreedPercent'),
        }),
      ),
      'registerFigures',
    ),
    items: says(z.array(rowSchema), 'registerRows'),
  }),
  example: { path: '/reconciliation/register?year=2018&town=熊河镇' },
  allowed: canReconcile.see,
  async handle({ runtime, who, query: { year, town } }) {
    const { townCode } = await placesAsked(runtime, { town })
    const items = await registerOf(runtime, who, { year, townCode })
    return { figures: registerFigures(items), items }
  },
})

export const decideProject = route({
  name: 'decideProject',
  method: 'POST',
  path: '/reconciliation/register',
  texts: routeTexts.decideProject,
  body: z.strictObject({
    projectNo: words('projectNo', 40),
    assetNo: words('assetNo', 40).optional(),
    noAsset: codeOf(noAssetReasons, 'noAsset', noAssetNames).optional(),
    words: words('noAssetWords', 200).optional(),
  }),
  response: z.strictObject({ done: says(z.literal(true), 'done') }),
  example: { path: '/reconciliation/register', body: { projectNo: 'P001', noAsset: 'household_subsidy' } },
  allowed: canReconcile.register,
  handle: ({ runtime, who, body }) =>
    runtime.write(async (tx) => {
      await decideAsset(tx, body, who)
      return { done: true as const }
    }),
})
