import { z } from 'zod'
import { assetClasses, opStatuses } from '../../entities/asset/classes.ts'
import { must } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { assetBook } from '../../entities/ledger/book/assetFile.ts'
import { countOf, makeBook, MOST_ROWS, noteTaken } from '../../entities/ledger/book/make.ts'
import { bookKinds } from '../../entities/ledger/order.ts'
import { mayTakeBooks } from '../../entities/ledger/policy.ts'
import { ledgerCells, ledgerPage, type Sum, sumOf, sumsBy } from '../../entities/ledger/query.ts'
import { can } from '../../entities/person/policy.ts'
import { isWithin, placeName, regionMap } from '../../entities/region/regions.ts'
import { routeTexts } from '../../entities/texts/apiDocs.ts'
import { assetClassNames, opStatusNames } from '../../entities/texts/asset.ts'
import { route } from '../route.ts'
import { assetNamed } from './assetFiles.ts'
import { assetSchema, presentAssets } from './assets/present.ts'
import { codeOf, fen, pageResponse, paging, says, text } from './fields.ts'
import { placesAsked } from './places.ts'

const year = says(z.coerce.number().int().min(0).max(2100), 'ledgerYear')
const assetClass = codeOf(assetClasses, 'assetClass', assetClassNames)
const sum = { assets: says(z.int(), 'ledgerCount'), originalFen: fen('originalFen') }

export const queryLedger = route({
  name: 'queryLedger',
  method: 'GET',
  path: '/ledger',
  texts: routeTexts.queryLedger,
  query: z.strictObject({
    town: text('town').optional(),
    village: text('village').optional(),
    class: assetClass.optional(),
    year: year.optional(),
    opStatus: codeOf(opStatuses, 'opStatus', opStatusNames).optional(),
    ...paging,
  }),
  response: pageResponse(assetSchema).extend({
    sum: says(z.strictObject(sum), 'ledgerTotal'),
    byTown: says(z.array(z.strictObject({ townCode: text('townCode'), townName: text('townName'), ...sum })), 'byTown'),
    byClass: says(z.array(z.strictObject({ assetClass, ...sum })), 'byClass'),
    byYear: says(z.array(z.strictObject({ year: says(z.int(), 'ledgerYear'), ...sum })), 'byYear'),
    byState: says(
      z.array(z.strictObject({ opStatus: codeOf(opStatuses, 'opStatus', opStatusNames), ...sum })),
      'byState',
    ),
  }),
  example: { path: '/ledger?town=熊河镇&class=operating&size=2' },
  allowed: can.ask,
  async handle({ runtime, who, query: { town, village, page, size, class: asked, ...more } }) {
    const { townCode, villageCode } = await placesAsked(runtime, { town, village })
    const cells = await ledgerCells(runtime, who, { townCode, villageCode, assetClass: asked, ...more })
    const found = await ledgerPage(runtime, who, { cells, villageCode }, { page, size })
    const names = await regionMap(runtime)
    const by = <K, R>(list: { key: K; sum: Sum }[], name: (key: K) => R) =>
      list.map(({ key, sum }) => ({ ...name(key), ...sum }))
    return {
      total: found.total,
      page,
      size,
      sum: sumOf(cells),
      byTown: by(sumsBy(cells, 'townCode'), (code) => ({ townCode: code, townName: names.get(code)?.name ?? '' })),
      byClass: by(sumsBy(cells, 'assetClass'), (key) => ({ assetClass: key })),
      byYear: by(sumsBy(cells, 'year'), (key) => ({ year: key })).toSorted((a, b) => a.year - b.year),
      byState: by(sumsBy(cells, 'opStatus'), (key) => ({ opStatus: key })),
      items: await presentAssets(runtime, who, found.items),
    }
  },
})

const fileSchema = z.strictObject({ name: text('bookFile'), base64: text('bookBase64') })

export const ledgerBookRoute = route({
  name: 'ledgerBook',
  method: 'GET',
  path: '/ledger/book',
  texts: routeTexts.ledgerBook,
  query: z.strictObject({
    kind: codeOf(bookKinds, 'bookKind').default('ledger'),
    town: text('town').optional(),
    village: text('village').optional(),
    class: assetClass.optional(),
    year: year.optional(),
  }),
  response: fileSchema,
  example: { path: '/ledger/book?town=熊河镇' },
  allowed: mayTakeBooks,
  async handle({ runtime, who, query: { kind, town, village, class: asked, year } }) {
    const { townCode, villageCode } = await placesAsked(runtime, { town, village })
    const scope = villageCode ?? townCode ?? who.regionCode
    must(isWithin(scope, who.regionCode), 'person/out-of-scope')
    must(kind === 'ledger' || scope.length === 12, 'ledger/which-village')
    const book = { scope, ...(year === undefined ? {} : { year }), ...(asked ? { assetClass: asked } : {}) }
    const assets = await countOf(runtime, who, book)
    must(assets <= MOST_ROWS, 'ledger/too-many-rows', {
      place: await placeName(runtime, scope),
      assets,
      most: MOST_ROWS,
    })
    const made = await makeBook(runtime, who, { kind, asked: book })
    await runtime.write((tx) => noteTaken(tx, who, { kind, asked: book }))
    return present(made)
  },
})

export const assetBookRoute = route({
  name: 'assetBook',
  method: 'GET',
  path: '/assets/:no/book',
  texts: routeTexts.assetBook,
  params: z.strictObject({ no: text('assetNo') }),
  response: fileSchema,
  example: { path: '/assets/421024102901-O-2018-001/book' },
  allowed: mayTakeBooks,
  async handle({ runtime, who, params: { no } }) {
    const asset = await assetNamed(runtime, who, no)
    const made = await assetBook(runtime, who, asset)
    await noteAsset(runtime, who, asset.assetNo)
    return present(made)
  },
})

const noteAsset = (runtime: Runtime, who: Parameters<typeof noteTaken>[1], assetNo: string) =>
  runtime.write((tx) => noteTaken(tx, who, { kind: 'asset', asked: { assetNo } }))
const present = ({ name, bytes }: { name: string; bytes: Buffer }) => ({ name, base64: bytes.toString('base64') })
