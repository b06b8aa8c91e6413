import { audit } from '../base/audit.ts'
import { DomainError, must } from '../base/errors.ts'
import { maskPapers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import type { Person } from '../person/person.ts'
import type { Asset } from './asset.ts'
import { knownField, notForHim, write } from './change.ts'
import { ChangedMeanwhile } from './changedMeanwhile.ts'
import { checkValue } from './check.ts'
import { mayDecideProposal, mayPropose } from './policy.ts'
import { AssetProposal } from './proposal.ts'
import { sameValue, type Values, valuesOf } from './values.ts'

export interface ProposeOrder {
  asset: Asset
  wanted: Values
  /** The version the proposer saw. */
  seen: number
  by: Person
  reason?: string
  messageId?: number | null
}

/** 变更申请 - keeps what a village or town wants changed, for the county to decide. Throws asset/field-not-yours, asset/bad-value, asset/nothing-to-change. */
export async function propose(tx: Runtime, order: ProposeOrder): Promise<AssetProposal> {
  const { asset, by, seen } = order
  const wanted: Values = {}
  const now = await valuesOf(
    tx,
    asset,
    Object.keys(order.wanted).map((key) => knownField(key).key),
  )
  for (const [key, value] of Object.entries(order.wanted)) {
    const field = knownField(key)
    if (!mayPropose(by, asset, field)) throw notForHim(field)
    const checked = checkValue(field, value)
    if (!sameValue(checked, now[field.key])) wanted[field.key] = checked
  }
  must(Object.keys(wanted).length > 0, 'asset/nothing-to-change', { name: asset.name })
  const code = `B${String(await nextNumber(tx, 'proposal')).padStart(4, '0')}`
  const proposal = tx.db.create(AssetProposal, {
    code,
    assetId: asset.id,
    villageCode: asset.villageCode,
    seenVersion: Math.min(seen, asset.version),
    wanted,
    reason: maskPapers(order.reason ?? '').slice(0, 200),
    state: 'waiting',
    proposedBy: by.id,
    messageId: order.messageId ?? null,
    proposedAt: tx.clock.now(),
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    version: 1,
  })
  // TypeORM's deep-partial insert type does not accept open records
  await tx.db.insert(AssetProposal, proposal as never)
  await note(tx, proposal, 'propose', by, order.messageId, { wanted, reason: proposal.reason })
  return proposal
}

export interface Decision {
  code: string
  by: Person
  verdict: 'accepted' | 'refused'
  reason?: string
  /** The version the decider looked at; without it the proposer's counts, and what changed since is a conflict. */
  seen?: number
  messageId?: number | null
}

/**
 * 审定变更申请 - accepted, it is written under the rules of a change; refused, the reason is kept for the proposer. Throws
 * proposal/not-found, proposal/already-decided, proposal/reason-needed, and what `write` throws.
 */
export async function decideProposal(tx: Runtime, decision: Decision): Promise<AssetProposal> {
  const { by, verdict, reason = '' } = decision
  const proposal = await proposalFor(tx, by, decision.code)
  const { code } = proposal
  must(proposal.state === 'waiting', 'proposal/already-decided', { code })
  must(verdict === 'accepted' || reason.trim() !== '', 'proposal/reason-needed', { code })
  const decided = {
    state: verdict,
    decidedBy: by.id,
    decidedAt: tx.clock.now(),
    decisionReason: maskPapers(reason.trim()).slice(0, 200) || null,
    version: proposal.version + 1,
  }
  const { affected } = await tx.db.update(AssetProposal, { id: proposal.id, version: proposal.version }, decided)
  must(affected === 1, 'proposal/already-decided', { code })
  if (verdict === 'accepted') await carryOut(tx, proposal, decision)
  else await note(tx, proposal, 'refuse-proposal', by, decision.messageId, { reason: decided.decisionReason })
  return { ...proposal, ...decided }
}

/** The proposal of this number, when this person may decide on it. */
export async function proposalFor(tx: Runtime, by: Person, code: string): Promise<AssetProposal> {
  const proposal = await tx.db.findOneBy(AssetProposal, { code: code.toUpperCase() })
  must(proposal && mayDecideProposal(by, proposal), 'proposal/not-found', { code: code.slice(0, 12) })
  return proposal
}

async function carryOut(tx: Runtime, proposal: AssetProposal, { by, seen, messageId }: Decision): Promise<void> {
  const { code, proposedBy } = proposal
  try {
    await write(tx, {
      assetId: proposal.assetId,
      wanted: proposal.wanted,
      seen: seen ?? proposal.seenVersion,
      by: by.id,
      reader: by,
      messageId: messageId ?? null,
      about: { proposal: code, proposedBy },
    })
  } catch (error) {
    if (error instanceof ChangedMeanwhile) throw new ChangedMeanwhile(String(error.data['name']), error.conflicts, code)
    // it became so by itself meanwhile: the proposal is fulfilled
    if (!(error instanceof DomainError && error.code === 'asset/nothing-to-change')) throw error
  }
}

const note = (
  tx: Runtime,
  { assetId, code }: AssetProposal,
  action: string,
  by: Person,
  messageId: number | null | undefined,
  change: Record<string, unknown>,
) =>
  audit(tx, {
    subject: 'asset',
    subjectId: assetId,
    action,
    by: by.id,
    messageId: messageId ?? null,
    change: { proposal: code, ...change },
  })

export const waitingProposals = (tx: Runtime, assetId: number): Promise<AssetProposal[]> =>
  tx.db.find(AssetProposal, { where: { assetId, state: 'waiting' }, order: { id: 'ASC' } })
