import { z } from 'zod'
import { DomainError } from '../../entities/base/errors.ts'
import { explain, join, lock, release, split, unlock } from '../../entities/funding/groups/decide.ts'
import { groupFigures } from '../../entities/funding/groups/figures.ts'
import { groupPage, groupSeen } from '../../entities/funding/groups/groups.ts'
import { canReconcile } from '../../entities/funding/policy.ts'
import { groupStates } from '../../entities/funding/reconciliationGroup.ts'
import { routeTexts } from '../../entities/texts/apiDocs.ts'
import { fundingExampleTexts, groupStateNames } from '../../entities/texts/fundingApi.ts'
import { route } from '../route.ts'
import { codeOf, fen, pageResponse, paging, says, text, words } from './fields.ts'
import { placesAsked } from './places.ts'
import { groupSchema, presentGroups } from './reconciliation/present.ts'

const year = says(z.coerce.number().int().min(2000).max(2100), 'groupYear')
const id = z.strictObject({ id: says(z.coerce.number().int().min(1), 'groupId') })

export const listGroups = route({
  name: 'listGroups',
  method: 'GET',
  path: '/reconciliation/groups',
  texts: routeTexts.listGroups,
  query: z.strictObject({
    town: text('town').optional(),
    year: year.optional(),
    state: codeOf(groupStates, 'groupState', groupStateNames).optional(),
    ...paging,
  }),
  response: pageResponse(groupSchema),
  example: { path: '/reconciliation/groups?town=熊河镇&state=project_only&size=2' },
  allowed: canReconcile.see,
  async handle({ runtime, who, query: { town, state, page, size, ...query } }) {
    const { townCode } = await placesAsked(runtime, { town })
    const filter = { townCode, year: query.year, ...(state ? { states: [state] } : {}) }
    const found = await groupPage(runtime, who, filter, { page, size })
    return { total: found.total, page, size, items: await presentGroups(runtime, found.items) }
  },
})

export const getGroup = route({
  name: 'getGroup',
  method: 'GET',
  path: '/reconciliation/groups/:id',
  texts: routeTexts.getGroup,
  params: id,
  response: groupSchema,
  example: { path: '/reconciliation/groups/1' },
  allowed: canReconcile.see,
  handle: async ({ runtime, who, params }) => one(runtime, await groupSeen(runtime, who, params.id)),
})

async function one(...[tx, group]: [Parameters<typeof presentGroups>[0], Parameters<typeof presentGroups>[1][number]]) {
  const [shown] = await presentGroups(tx, [group])
  if (!shown) throw new DomainError('funding/group-not-found', { id: group.id })
  return shown
}

export const explainGroup = route({
  name: 'explainGroup',
  method: 'POST',
  path: '/reconciliation/groups/:id/explain',
  texts: routeTexts.explainGroup,
  params: id,
  body: z.strictObject({ explanation: words('groupExplanation', 200) }),
  response: groupSchema,
  example: { path: '/reconciliation/groups/1/explain', body: { explanation: fundingExampleTexts.explanation } },
  allowed: canReconcile.decide,
  handle: ({ runtime, who, params, body }) =>
    runtime.write(async (tx) => one(tx, await explain(tx, params.id, body.explanation, { who }))),
})

export const lockGroup = route({
  name: 'lockGroup',
  method: 'POST',
  path: '/reconciliation/groups/:id/lock',
  texts: routeTexts.lockGroup,
  params: id,
  response: groupSchema,
  example: { path: '/reconciliation/groups/1/lock' },
  allowed: canReconcile.lock,
  handle: ({ runtime, who, params }) => runtime.write(async (tx) => one(tx, await lock(tx, params.id, { who }))),
})

export const unlockGroup = route({
  name: 'unlockGroup',
  method: 'POST',
  path: '/reconciliation/groups/:id/unlock',
  texts: routeTexts.unlockGroup,
  params: id,
  body: z.strictObject({ reason: words('reason', 200) }),
  response: groupSchema,
  example: { path: '/reconciliation/groups/1/unlock', body: { reason: fundingExampleTexts.unlock } },
  allowed: canReconcile.lock,
  handle: ({ runtime, who, params, body }) =>
    runtime.write(async (tx) => one(tx, await unlock(tx, params.id, body.reason, { who }))),
})

export const joinGroups = route({
  name: 'joinGroups',
  method: 'POST',
  path: '/reconciliation/join',
  texts: routeTexts.joinGroups,
  body: z.strictObject({ groups: says(z.array(z.int().min(1)).min(2).max(50), 'groupIds') }),
  response: groupSchema,
  example: { path: '/reconciliation/join', body: { groups: [1, 2] } },
  allowed: canReconcile.decide,
  handle: ({ runtime, who, body }) => runtime.write(async (tx) => one(tx, await join(tx, body.groups, { who }))),
})

export const splitGroup = route({
  name: 'splitGroup',
  method: 'POST',
  path: '/reconciliation/groups/:id/split',
  texts: routeTexts.splitGroup,
  params: id,
  response: z.strictObject({ groups: says(z.array(groupSchema), 'groupList') }),
  example: { path: '/reconciliation/groups/1/split' },
  allowed: canReconcile.decide,
  handle: ({ runtime, who, params }) =>
    runtime.write(async (tx) => ({ groups: await presentGroups(tx, await split(tx, params.id, { who })) })),
})

export const releaseGroup = route({
  name: 'releaseGroup',
  method: 'POST',
  path: '/reconciliation/groups/:id/release',
  texts: routeTexts.releaseGroup,
  params: id,
  response: z.strictObject({ done: says(z.literal(true), 'done') }),
  example: { path: '/reconciliation/groups/1/release' },
  allowed: canReconcile.decide,
  handle: ({ runtime, who, params }) =>
    runtime.write(async (tx) => {
      await release(tx, params.id, { who })
      return { done: true as const }
    }),
})

const counted = z.strictObject({
  state: codeOf(groupStates, 'groupState', groupStateNames),
  groups: says(z.int(), 'groupCount'),
  fiscalFen: fen('groupFiscalFen'),
  projectFen: fen('groupProjectFen'),
  diffFen: fen('groupDiffFen'),
})

export const reconciliationFigures = route({
  name: 'reconciliationFigures',
  method: 'GET',
  path: '/reconciliation/figures',
  texts: routeTexts.reconciliationFigures,
  query: z.strictObject({ town: text('town').optional(), year: year.optional() }),
  response: z.strictObject({
    items: says(
      z.array(
        z.strictObject({
          townCode: text('townCode'),
          town: text('townName'),
          year: says(z.int(), 'groupYear'),
          groups: says(z.int(), 'groupCount'),
          open: says(z.int(), 'openCount'),
          agreedPercent: says(z.number(), 'agreedPercent'),
          states: says(z.array(counted), 'figuresStates'),
        }),
      ),
      'items',
    ),
  }),
  example: { path: '/reconciliation/figures?year=2018' },
  allowed: canReconcile.see,
  async handle({ runtime, who, query: { town, year: of } }) {
    const { townCode } = await placesAsked(runtime, { town })
    const found = await groupFigures(runtime, who, { townCode, year: of })
    return {
      items: found.map(({ states, ...rest }) => ({
        ...rest,
        states: groupStates.map((state) => ({ state, ...states[state] })),
      })),
    }
  },
})
