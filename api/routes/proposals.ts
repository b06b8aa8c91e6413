import { z } from 'zod'
import type { AssetProposal } from '../../entities/asset/proposal.ts'
import { proposalStates } from '../../entities/asset/proposal.ts'
import { proposalsSeen } from '../../entities/asset/proposals.ts'
import { decideProposal, type Decision } from '../../entities/asset/propose.ts'
import { Asset } from '../../entities/asset/asset.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { proposalWords, tellOfDecision } from '../../entities/ledger/file/proposalNews.ts'
import { can } from '../../entities/person/policy.ts'
import type { Person } from '../../entities/person/person.ts'
import { whoDid } from '../../entities/person/whoDid.ts'
import { proposalStateNames } from '../../entities/texts/assetApiDocs.ts'
import { exampleTexts, routeTexts } from '../../entities/texts/apiDocs.ts'
import { route } from '../route.ts'
import { codeOf, instantField, maybe, says, shown, text, words } from './fields.ts'

const proposalSchema = z
  .strictObject({
    code: text('proposalCode'),
    state: codeOf(proposalStates, 'proposalState', proposalStateNames),
    assetNo: text('assetNo'),
    assetName: text('assetName'),
    wanted: text('proposalWanted'),
    reason: text('changeReason'),
    seenVersion: says(z.int(), 'seenVersion'),
    version: says(z.int(), 'assetVersion'),
    proposedBy: text('proposedBy'),
    at: instantField('at'),
    decisionReason: maybe(z.string(), 'decisionReason'),
  })
  .meta({ id: 'Proposal' })

async function present(
  tx: Runtime,
  who: Person,
  proposal: AssetProposal,
  asset: Asset,
): Promise<z.input<typeof proposalSchema>> {
  return {
    code: proposal.code,
    state: proposal.state,
    assetNo: asset.assetNo,
    assetName: asset.name,
    wanted: await proposalWords(tx, who, asset, proposal),
    reason: proposal.reason,
    seenVersion: proposal.seenVersion,
    version: asset.version,
    proposedBy: await whoDid(tx, proposal.proposedBy),
    at: shown(proposal.proposedAt),
    decisionReason: proposal.decisionReason,
  }
}

export const listProposals = route({
  name: 'listProposals',
  method: 'GET',
  path: '/proposals',
  texts: routeTexts.listProposals,
  query: z.strictObject({ state: codeOf(proposalStates, 'proposalState', proposalStateNames).optional() }),
  response: z.strictObject({ items: says(z.array(proposalSchema), 'items') }),
  example: { path: '/proposals?state=waiting' },
  allowed: can.ask,
  async handle({ runtime, who, query: { state } }) {
    const seen = await proposalsSeen(runtime, who, { state })
    return { items: await Promise.all(seen.map(({ proposal, asset }) => present(runtime, who, proposal, asset))) }
  },
})

const coded = z.strictObject({ code: text('proposalCode') })

const decide = (runtime: Runtime, who: Person, decision: Omit<Decision, 'by'>) =>
  runtime.write(async (tx) => {
    const proposal = await decideProposal(tx, { ...decision, by: who })
    await tellOfDecision(tx, proposal)
    return present(tx, who, proposal, await tx.db.findOneByOrFail(Asset, { id: proposal.assetId }))
  })

export const acceptProposal = route({
  name: 'acceptProposal',
  method: 'POST',
  path: '/proposals/:code/accept',
  texts: routeTexts.acceptProposal,
  params: coded,
  body: z.strictObject({ version: says(z.int().min(1), 'seenVersion').optional() }),
  response: proposalSchema,
  example: { path: '/proposals/B0001/accept', body: {} },
  allowed: (who) => who.role === 'county',
  handle: ({ runtime, who, params: { code }, body: { version } }) =>
    decide(runtime, who, { code, verdict: 'accepted', ...(version === undefined ? {} : { seen: version }) }),
})

export const refuseProposal = route({
  name: 'refuseProposal',
  method: 'POST',
  path: '/proposals/:code/refuse',
  texts: routeTexts.refuseProposal,
  params: coded,
  body: z.strictObject({ reason: words('decisionReason', 200) }),
  response: proposalSchema,
  example: { path: '/proposals/B0002/refuse', body: { reason: exampleTexts.proposalReason } },
  allowed: (who) => who.role === 'county',
  handle: ({ runtime, who, params: { code }, body: { reason } }) =>
    decide(runtime, who, { code, verdict: 'refused', reason }),
})
