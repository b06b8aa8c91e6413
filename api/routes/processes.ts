import { z } from 'zod'
import { applyForDisposal } from '../../entities/asset/disposal/apply.ts'
import { disposalMethods, disposalReasons } from '../../entities/asset/disposal/disposal.ts'
import { beginHandover } from '../../entities/asset/handover/begin.ts'
import { keepPaper } from '../../entities/asset/keepPaper.ts'
import { machineOf } from '../../entities/asset/process/machines.ts'
import { bringPaper } from '../../entities/asset/process/papers.ts'
import { type AssetProcess, type ProcessKind, processKinds } from '../../entities/asset/process/process.ts'
import { processPage, waitingFor } from '../../entities/asset/process/processes.ts'
import { takeStep } from '../../entities/asset/process/take.ts'
import { proposeAsset as propose } from '../../entities/asset/registration/propose.ts'
import { beginTitle as startTitle } from '../../entities/asset/title/begin.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { can } from '../../entities/person/policy.ts'
import type { Person } from '../../entities/person/person.ts'
import { exampleTexts, routeTexts } from '../../entities/texts/apiDocs.ts'
import { disposalMethodNames, disposalReasonNames, processWords } from '../../entities/texts/process.ts'
import { route } from '../route.ts'
import { assetNamed } from './assetFiles.ts'
import { codeOf, pageResponse, paging, says, text, words } from './fields.ts'
import {
  kindNames,
  paperField,
  presentDetail,
  presentProcess,
  processDetailSchema,
  processNamed,
  processSchema,
} from './life/process.ts'
import { placesAsked } from './places.ts'

const kindField = codeOf(processKinds, 'machineKind', kindNames)
const yes = (what: 'processOpen' | 'processWaiting') => says(z.enum(['true', 'false']), what).optional()

export const listMachines = route({
  name: 'listMachines',
  method: 'GET',
  path: '/machines',
  texts: routeTexts.listMachines,
  response: z.strictObject({
    items: says(
      z.array(
        z.strictObject({
          kind: kindField,
          name: text('machineName'),
          states: says(z.record(z.string(), z.string()), 'machineStates'),
          steps: says(
            z.array(
              z.strictObject({
                step: text('stepCode'),
                name: text('stepName'),
                from: says(z.array(z.string()), 'stepFrom'),
                to: text('stepTo'),
                by: says(z.array(z.string()), 'stepBy'),
                papers: says(z.array(paperField), 'stepPapers'),
                needs: text('stepNeeds'),
                facts: says(z.record(z.string(), z.unknown()), 'stepFacts'),
              }),
            ),
            'machineSteps',
          ),
        }),
      ),
      'items',
    ),
  }),
  example: { path: '/machines' },
  allowed: can.ask,
  handle: async () => ({ items: processKinds.map(presentMachine) }),
})

function presentMachine(kind: ProcessKind) {
  const { name, states, steps: said } = processWords[kind]
  const steps = Object.entries(machineOf(kind).steps).map(([step, { from, to, by, papers, facts }]) => ({
    step,
    name: said[step]!.name,
    from: [...from],
    to,
    by: [...by],
    papers: typeof papers === 'function' ? [] : [...papers],
    needs: said[step]!.needs,
    facts: z.toJSONSchema(facts),
  }))
  return { kind, name, states, steps }
}

export const listProcesses = route({
  name: 'listProcesses',
  method: 'GET',
  path: '/processes',
  texts: routeTexts.listProcesses,
  query: z.strictObject({
    kind: kindField.optional(),
    state: text('processState').optional(),
    town: text('town').optional(),
    village: text('village').optional(),
    open: yes('processOpen'),
    waiting: yes('processWaiting'),
    ...paging,
  }),
  response: pageResponse(processSchema),
  example: { path: '/processes?kind=title&open=true' },
  allowed: can.ask,
  async handle({ runtime, who, query: { kind, state, town, village, open, waiting, page, size } }) {
    const { townCode, villageCode } = await placesAsked(runtime, { town, village })
    const present = (found: AssetProcess[]) => Promise.all(found.map((one) => presentProcess(runtime, one)))
    if (waiting === 'true') {
      const all = (await waitingFor(runtime, who)).filter((one) => kind === undefined || one.kind === kind)
      const items = await present(all.slice((page - 1) * size, page * size))
      return { total: all.length, page, size, items }
    }
    const scope = villageCode ?? townCode
    const filter = { kind, state, scope, open: open === undefined ? undefined : open === 'true' }
    const found = await processPage(runtime, who, filter, { page, size })
    return { total: found.total, page, size, items: await present(found.items) }
  },
})

const coded = z.strictObject({ code: text('processCode') })
const numbered = z.strictObject({ no: text('assetNo') })

export const getProcess = route({
  name: 'getProcess',
  method: 'GET',
  path: '/processes/:code',
  texts: routeTexts.getProcess,
  params: coded,
  response: processDetailSchema,
  example: { path: '/processes/C0001' },
  allowed: can.ask,
  handle: async ({ runtime, who, params: { code } }) => presentDetail(runtime, await processNamed(runtime, who, code)),
})

/** Writes, then shows what stands now. */
const shownAfter = (runtime: Runtime, act: (tx: Runtime) => Promise<AssetProcess>) =>
  runtime.write(async (tx) => presentDetail(tx, await act(tx)))

const begin = (
  kind: 'title' | 'handover',
  start: (tx: Runtime, who: Person, order: { assetId: number }) => Promise<AssetProcess>,
) => {
  const name = kind === 'title' ? 'beginTitle' : 'beginHandover'
  return route({
    name,
    method: 'POST',
    path: `/assets/:no/${kind}`,
    texts: routeTexts[name],
    params: numbered,
    body: z.strictObject({}),
    response: processDetailSchema,
    example: { path: `/assets/421024102901-O-2018-003/${kind}`, body: {} },
    allowed: can.ask,
    handle: ({ runtime, who, params: { no } }) =>
      shownAfter(runtime, async (tx) => start(tx, who, { assetId: (await assetNamed(tx, who, no)).id })),
  })
}
export const beginTitle = begin('title', startTitle)
export const beginAssetHandover = begin('handover', beginHandover)

export const applyDisposal = route({
  name: 'applyDisposal',
  method: 'POST',
  path: '/assets/:no/disposal',
  texts: routeTexts.applyDisposal,
  params: numbered,
  body: z.strictObject({
    reason: codeOf(disposalReasons, 'disposalReason', disposalReasonNames),
    method: codeOf(disposalMethods, 'disposalMethod', disposalMethodNames),
    why: words('disposalWhy', 200),
  }),
  response: processDetailSchema,
  example: {
    path: '/assets/421024102901-O-2018-003/disposal',
    body: { reason: 'worn_out', method: 'scrap', why: exampleTexts.why },
  },
  allowed: can.ask,
  handle: ({ runtime, who, params: { no }, body: applied }) =>
    shownAfter(runtime, async (tx) =>
      applyForDisposal(tx, who, { assetId: (await assetNamed(tx, who, no)).id, applied }),
    ),
})

export const proposeAsset = route({
  name: 'proposeAsset',
  method: 'POST',
  path: '/registrations',
  texts: routeTexts.proposeAsset,
  body: z.strictObject({
    village: text('village'),
    values: says(z.record(z.string(), z.unknown()), 'newValues'),
  }),
  response: processDetailSchema,
  example: {
    path: '/registrations',
    body: { village: exampleTexts.villageOfAsset, values: { name: exampleTexts.newAsset, assetClass: 'operating' } },
  },
  allowed: can.ask,
  async handle({ runtime, who, body: { village, values } }) {
    const { villageCode = '' } = await placesAsked(runtime, { village })
    return shownAfter(runtime, (tx) => propose(tx, who, { villageCode, values }))
  },
})

export const bringProcessPaper = route({
  name: 'bringProcessPaper',
  method: 'POST',
  path: '/processes/:code/papers',
  texts: routeTexts.bringProcessPaper,
  params: coded,
  body: z.strictObject({ paper: paperField, datedOn: text('datedOn').optional() }),
  upload: { field: 'file', most: 1, megabytes: 20 },
  response: processDetailSchema,
  example: {
    path: '/processes/C0001/papers',
    body: { paper: 'minutes' },
    file: { name: exampleTexts.paperName, text: '%PDF-1.4\n%%EOF\n' },
  },
  allowed: can.ask,
  async handle({ runtime, who, params: { code }, body: { paper, datedOn }, files: [file] }) {
    const { sha256 } = await keepPaper(runtime, file!)
    return shownAfter(runtime, async (tx) => {
      const process = await processNamed(tx, who, code)
      await bringPaper(tx, who, { processId: process.id, paper, sha256, datedOn: datedOn ?? null })
      return process
    })
  },
})

export const takeProcessStep = route({
  name: 'takeProcessStep',
  method: 'POST',
  path: '/processes/:code/steps',
  texts: routeTexts.takeProcessStep,
  params: coded,
  body: z.strictObject({
    step: words('stepCode', 24),
    version: says(z.int().min(1), 'processVersion'),
    day: text('onDay').optional(),
    facts: says(z.record(z.string(), z.unknown()), 'stepAllFacts').optional(),
  }),
  response: processDetailSchema,
  example: {
    path: '/processes/C0001/steps',
    body: { step: 'dispute', version: 1, facts: { reason: exampleTexts.dispute } },
  },
  allowed: can.ask,
  handle: ({ runtime, who, params: { code }, body: { step, version: seen, day, facts = {} } }) =>
    shownAfter(runtime, async (tx) => {
      const { id } = await processNamed(tx, who, code)
      return (await takeStep(tx, who, { processId: id, step, seen, day, facts })).process
    }),
})
