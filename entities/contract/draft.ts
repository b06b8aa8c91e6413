import { Asset } from '../asset/asset.ts'
import { lockAsset } from '../asset/assets.ts'
import { audit } from '../base/audit.ts'
import { addDays, periodBounds, periodOf } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { contractStateNames } from '../texts/contract.ts'
import { checkTerms, emptyTerms, type Terms } from './check.ts'
import { Contract } from './contract.ts'
import { contractSeen } from './contracts.ts'
import { mayDraft } from './policy.ts'

export interface DraftContract {
  assetId: number
  terms: Pick<Terms, 'kind' | 'partyB' | 'partyBType' | 'startOn' | 'endOn' | 'rentFen' | 'cycle'> & Partial<Terms>
  /** The contract it goes on from. */
  renewsId?: number | null
  messageId?: number | null
}

/**
 * 起草合同. Rent that fell due before the quarter in which it is entered counts as settled unless `paidThrough` says otherwise: nobody is
 * told of arrears nobody looked into. Throws asset/not-found, person/forbidden, contract/known, contract/no-such-renewed and what checkTerms throws.
 */
export async function draftContract(tx: Runtime, who: Person, order: DraftContract): Promise<Contract> {
  const { assetId, renewsId = null, messageId = null } = order
  await lockAsset(tx, assetId)
  const asset = await tx.db.findOneBy(Asset, { id: assetId })
  must(asset && can.see(who, asset), 'asset/not-found')
  must(mayDraft(who, asset), 'person/forbidden')
  const said = checkTerms({ ...emptyTerms, ...order.terms }, tx.settings)
  const known = await tx.db.findBy(Contract, { assetId, startOn: said.startOn, partyB: said.partyB })
  const same = known.find(({ state }) => state !== 'withdrawn')
  must(!same, 'contract/known', { code: same?.code ?? '', name: asset.name })
  if (renewsId !== null)
    must(await tx.db.existsBy(Contract, { id: renewsId, assetId }), 'contract/no-such-renewed', { name: asset.name })
  const now = tx.clock.now()
  const before = addDays(periodBounds(periodOf(localDate(now))).from, -1)
  const contract = tx.db.create(Contract, {
    ...said,
    paidThrough: said.paidThrough ?? (said.startOn <= before ? before : null),
    code: `Z${String(await nextNumber(tx, 'contract')).padStart(4, '0')}`,
    assetId,
    villageCode: asset.villageCode,
    signedOn: null,
    signedBy: '',
    meeting: null,
    decisionDocId: null,
    fileId: null,
    renewsId,
    state: 'draft',
    endedOn: null,
    endReason: '',
    createdBy: who.id,
    version: 1,
    createdAt: now,
    updatedAt: now,
  })
  await tx.db.insert(Contract, contract)
  await note(tx, contract, 'draft', who, messageId, { version: 1, terms: said })
  return tx.db.findOneByOrFail(Contract, { id: contract.id })
}

export interface ChangeTerms {
  code: string
  /** The version the editor saw. */
  seen: number
  changes: Partial<Terms>
  messageId?: number | null
}

/** What may still be put right once it is signed: what is known of it, not what was agreed. */
const afterSigning: readonly (keyof Terms)[] = [
  'no',
  'partyBPhone',
  'sublet',
  'subletTo',
  'subletKnownOn',
  'paidThrough',
  'note',
]

/** Changes a draft, or what is known of a signed one. Throws contract/not-found, person/forbidden, contract/changed-meanwhile, contract/agreed, contract/nothing-to-change. */
export async function changeTerms(tx: Runtime, who: Person, order: ChangeTerms): Promise<Contract> {
  const { code, seen, changes, messageId = null } = order
  const contract = await lockedContract(tx, who, code)
  const asset = await tx.db.findOneByOrFail(Asset, { id: contract.assetId })
  must(mayDraft(who, asset), 'person/forbidden')
  must(seen === contract.version, 'contract/changed-meanwhile', { code: contract.code })
  const keys = (Object.keys(changes) as (keyof Terms)[]).filter(
    (key) => JSON.stringify(changes[key]) !== JSON.stringify(contract[key]),
  )
  must(keys.length > 0, 'contract/nothing-to-change', { code: contract.code })
  must(contract.state === 'draft' || keys.every((key) => afterSigning.includes(key)), 'contract/agreed', {
    code: contract.code,
    state: contractStateNames[contract.state],
  })
  const before = Object.fromEntries(
    Object.keys(emptyTerms)
      .concat(TERMS)
      .map((key) => [key, contract[key as keyof Terms]]),
  )
  const terms = checkTerms({ ...(before as unknown as Terms), ...changes }, tx.settings)
  const changed = Object.fromEntries(keys.map((key) => [key, terms[key]])) as Partial<Contract>
  await save(tx, contract, changed)
  await note(tx, contract, 'change', who, messageId, {
    version: contract.version + 1,
    fields: Object.fromEntries(keys.map((key) => [key, { old: contract[key], new: terms[key] }])),
  })
  return tx.db.findOneByOrFail(Contract, { id: contract.id })
}
const TERMS = ['kind', 'partyB', 'partyBType', 'startOn', 'endOn', 'rentFen', 'cycle']

/** The row is the lock that keeps two in turn, after the asset's, as everywhere. Throws contract/not-found. */
export async function lockedContract(tx: Runtime, who: Person, code: string): Promise<Contract> {
  const found = await contractSeen(tx, who, code)
  must(found, 'contract/not-found', { code: code.slice(0, 12) })
  await lockAsset(tx, found.asset.id)
  await tx.db.update(Contract, { id: found.contract.id }, { version: () => 'version' })
  return tx.db.findOneByOrFail(Contract, { id: found.contract.id })
}

/** Throws contract/changed-meanwhile. */
export async function save(tx: Runtime, { id, code, version }: Contract, changed: Partial<Contract>): Promise<void> {
  const { affected } = await tx.db.update(
    Contract,
    { id, version },
    // TypeORM's deep-partial type does not accept open records
    { ...(changed as object), version: version + 1, updatedAt: tx.clock.now() },
  )
  must(affected === 1, 'contract/changed-meanwhile', { code })
}

/** A line of the asset's history. */
export const note = (
  tx: Runtime,
  { assetId, code }: Contract,
  step: string,
  who: Person | null,
  messageId: number | null,
  more: Record<string, unknown> = {},
): Promise<void> =>
  audit(tx, {
    subject: 'asset',
    subjectId: assetId,
    action: 'contract',
    by: who?.id ?? 'system',
    messageId,
    change: { contract: code, step, ...more },
  })
