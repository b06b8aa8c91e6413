import { z } from 'zod'
import { operatorTypes } from '../../entities/asset/fileCodes.ts'
import { keepPaper } from '../../entities/asset/keepPaper.ts'
import { Asset } from '../../entities/asset/asset.ts'
import { emptyTerms, type Terms } from '../../entities/contract/check.ts'
import { contractKinds, contractStates, rentCycles, repairers, sublets } from '../../entities/contract/codes.ts'
import { contractPage, contractSeen } from '../../entities/contract/contracts.ts'
import { changeTerms, draftContract as draft } from '../../entities/contract/draft.ts'
import { contractPapers, fileContractPaper as fileOne } from '../../entities/contract/file.ts'
import { draftsContracts, seesMoney } from '../../entities/contract/policy.ts'
import { contractStepNames } from '../../entities/contract/steps.ts'
import { takeContractStep as take } from '../../entities/contract/take.ts'
import { must } from '../../entities/base/errors.ts'
import { exampleTexts, routeTexts } from '../../entities/texts/apiDocs.ts'
import { operatorTypeNames } from '../../entities/texts/assetCodes.ts'
import * as names from '../../entities/texts/contract.ts'
import { route } from '../route.ts'
import { assetNamed } from './assetFiles.ts'
import { contractDetailSchema, contractSchema, presentContract, presentDetail } from './contracts/present.ts'
import { codeOf, fen, pageResponse, paging, says, text, words } from './fields.ts'
import { placesAsked } from './places.ts'

export const listContracts = route({
  name: 'listContracts',
  method: 'GET',
  path: '/contracts',
  texts: routeTexts.listContracts,
  query: z.strictObject({
    town: text('town').optional(),
    village: text('village').optional(),
    asset: text('assetNo').optional(),
    state: codeOf(contractStates, 'contractState', names.contractStateNames).optional(),
    endsBy: text('endsBy').optional(),
    ...paging,
  }),
  response: pageResponse(contractSchema),
  example: { path: '/contracts?state=active' },
  allowed: seesMoney,
  async handle({ runtime, who, query: { town, village, asset, state, endsBy, page, size } }) {
    const { townCode, villageCode } = await placesAsked(runtime, { town, village })
    const assetId = asset === undefined ? undefined : (await assetNamed(runtime, who, asset)).id
    const filter = { scope: villageCode ?? townCode ?? '', assetId, states: state && [state], endsBy }
    const { items, total } = await contractPage(runtime, who, filter, { page, size })
    const shown = items.map(async (contract) =>
      presentContract(who, { contract, asset: await runtime.db.findOneByOrFail(Asset, { id: contract.assetId }) }),
    )
    return { total, page, size, items: await Promise.all(shown) }
  },
})

const coded = z.strictObject({ code: text('contractCode') })

/** Throws contract/not-found. */
async function detailOf(...[tx, who, code]: Parameters<typeof contractSeen>) {
  const found = await contractSeen(tx, who, code)
  must(found, 'contract/not-found', { code: code.slice(0, 12) })
  return presentDetail(who, found)
}

export const getContract = route({
  name: 'getContract',
  method: 'GET',
  path: '/contracts/:code',
  texts: routeTexts.getContract,
  params: coded,
  response: contractDetailSchema,
  example: { path: '/contracts/Z0001' },
  allowed: seesMoney,
  handle: ({ runtime, who, params: { code } }) => detailOf(runtime, who, code),
})

const terms = {
  kind: codeOf(contractKinds, 'contractKind', names.contractKindNames),
  partyB: words('partyB', 80),
  partyBType: codeOf(operatorTypes, 'partyBType', operatorTypeNames),
  startOn: text('startOn'),
  endOn: text('endOn'),
  rentFen: fen('rentFen'),
  cycle: codeOf(rentCycles, 'rentCycle', names.rentCycleNames),
}
const more = {
  no: text('contractNo').optional(),
  partyBPhone: text('partyBPhone').optional(),
  purpose: text('purpose').optional(),
  repairBy: codeOf(repairers, 'repairBy', names.repairerNames).optional(),
  payDue: says(z.array(z.string()).max(12), 'payDue').optional(),
  depositFen: fen('depositFen').optional(),
  sublet: codeOf(sublets, 'sublet', names.subletNames).optional(),
  subletTo: text('subletTo').optional(),
  subletKnownOn: says(z.string().nullable(), 'subletKnownOn').optional(),
  paidThrough: says(z.string().nullable(), 'paidThrough').optional(),
  note: says(z.string().nullable(), 'contractNote').optional(),
}
const given = <T extends object>(said: T): Partial<Terms> =>
  // each field has the shape of its term
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))

export const draftContract = route({
  name: 'draftContract',
  method: 'POST',
  path: '/contracts',
  texts: routeTexts.draftContract,
  body: z.strictObject({ asset: text('assetNo'), renews: text('renews').optional(), ...terms, ...more }),
  response: contractDetailSchema,
  example: {
    path: '/contracts',
    body: {
      asset: '421024102901-O-2018-003',
      kind: 'lease',
      partyB: exampleTexts.tenant,
      partyBType: 'company',
      startOn: '2025-01-01',
      endOn: '2027-12-31',
      rentFen: 750_000,
      cycle: 'quarter',
      payDue: ['01-10', '04-10', '07-10', '10-10'],
    },
  },
  allowed: draftsContracts,
  handle: ({ runtime, who, body: { asset: no, renews, ...said } }) =>
    runtime.write(async (tx) => {
      const asset = await assetNamed(tx, who, no)
      const before = renews === undefined ? null : await contractSeen(tx, who, renews)
      must(renews === undefined || before, 'contract/not-found', { code: renews?.slice(0, 12) ?? '' })
      const { kind, partyB, partyBType, startOn, endOn, rentFen, cycle } = said
      const all = { ...emptyTerms, ...given(said), kind, partyB, partyBType, startOn, endOn, rentFen, cycle }
      const contract = await draft(tx, who, {
        assetId: asset.id,
        terms: all,
        renewsId: before?.contract.id ?? null,
      })
      return presentDetail(who, { contract, asset })
    }),
})

export const changeContract = route({
  name: 'changeContract',
  method: 'POST',
  path: '/contracts/:code/changes',
  texts: routeTexts.changeContract,
  params: coded,
  body: z.strictObject({
    version: says(z.int().min(1), 'contractVersion'),
    changes: says(z.strictObject({ ...terms, ...more }).partial(), 'contractChanges'),
  }),
  response: contractDetailSchema,
  example: { path: '/contracts/Z0001/changes', body: { version: 1, changes: { no: exampleTexts.minutesNo } } },
  allowed: draftsContracts,
  handle: ({ runtime, who, params: { code }, body: { version, changes } }) =>
    runtime.write(async (tx) => {
      const contract = await changeTerms(tx, who, { code, seen: version, changes: given(changes) })
      return detailOf(tx, who, contract.code)
    }),
})

export const fileContractPaper = route({
  name: 'fileContractPaper',
  method: 'POST',
  path: '/contracts/:code/papers',
  texts: routeTexts.fileContractPaper,
  params: coded,
  body: z.strictObject({
    paper: codeOf(contractPapers, 'contractPaper', names.contractPaperNames),
    datedOn: text('datedOn').optional(),
  }),
  upload: { field: 'file', most: 1, megabytes: 20 },
  response: contractDetailSchema,
  example: {
    path: '/contracts/Z0001/papers',
    body: { paper: 'contract' },
    file: { name: exampleTexts.contractPaperName, text: '%PDF-1.4\n%contract\n%%EOF\n' },
  },
  allowed: draftsContracts,
  async handle({ runtime, who, params: { code }, body: { paper, datedOn }, files: [file] }) {
    const { sha256 } = await keepPaper(runtime, file!)
    return runtime.write(async (tx) => {
      const contract = await fileOne(tx, who, { code, paper, sha256, datedOn: datedOn ?? null })
      return detailOf(tx, who, contract.code)
    })
  },
})

export const takeContractStep = route({
  name: 'takeContractStep',
  method: 'POST',
  path: '/contracts/:code/steps',
  texts: routeTexts.takeContractStep,
  params: coded,
  body: z.strictObject({
    step: codeOf(
      contractStepNames,
      'contractStep',
      Object.fromEntries(Object.entries(names.contractStepWords).map(([key, { name }]) => [key, name])),
    ),
    version: says(z.int().min(1), 'contractVersion').optional(),
    facts: says(z.record(z.string(), z.unknown()), 'contractFacts').optional(),
  }),
  response: contractDetailSchema,
  example: {
    path: '/contracts/Z0001/steps',
    body: { step: 'record', facts: { signedOn: '2025-01-01', signedBy: exampleTexts.signer } },
  },
  allowed: draftsContracts,
  handle: ({ runtime, who, params: { code }, body: { step, version, facts } }) =>
    runtime.write(async (tx) => {
      const contract = await take(tx, who, { code, step, seen: version, facts: facts ?? {} })
      return detailOf(tx, who, contract.code)
    }),
})
