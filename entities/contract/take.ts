import { In } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import { write } from '../asset/change.ts'
import { sameValue, type Values } from '../asset/values.ts'
import { localDate } from '../base/clock.ts'
import { DomainError, must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { contractStateNames, contractStepWords } from '../texts/contract.ts'
import { factHint } from '../texts/process.ts'
import { stateOn } from './calendar.ts'
import { running } from './codes.ts'
import { Contract } from './contract.ts'
import { lockedContract, note, save } from './draft.ts'
import { type ContractStep, contractSteps, type ContractStepRule, possibleContractSteps } from './steps.ts'
import { rentOfYear } from './term.ts'

export interface TakeContractStep {
  code: string
  step: ContractStep
  facts?: Record<string, unknown>
  /** The version the doer saw; left out: whatever stands. */
  seen?: number | undefined
  messageId?: number | null
}

/**
 * 办合同的一步, or why not. Throws contract/not-found, contract/changed-meanwhile, contract/not-now, contract/not-yours, contract/facts and
 * what the step's own rule throws.
 */
export async function takeContractStep(tx: Runtime, who: Person, order: TakeContractStep): Promise<Contract> {
  const contract = await lockedContract(tx, who, order.code)
  const asset = await tx.db.findOneByOrFail(Asset, { id: contract.assetId })
  const { code, state, version } = contract
  const words = contractStepWords[order.step]
  const rule: ContractStepRule = contractSteps[order.step]
  must(order.seen === undefined || order.seen === version, 'contract/changed-meanwhile', { code })
  if (!rule.from.includes(state))
    throw new DomainError('contract/not-now', {
      code,
      step: words.name,
      state: contractStateNames[state],
      next: possibleContractSteps(contract)
        .map((one) => contractStepWords[one].name)
        .join('、'),
    })
  must(rule.may(who, asset, contract), 'contract/not-yours', {
    code,
    step: words.name,
    own: order.step === 'approve' && contract.createdBy === who.id ? 1 : 0,
  })
  const read = rule.facts.safeParse(order.facts ?? {})
  if (!read.success) {
    const wrong = [...new Set(read.error.issues.map(({ path }) => String(path.at(-1) ?? '')))]
    throw new DomainError('contract/facts', { step: words.name, missing: wrong.map(factHint).join('、') })
  }
  const today = localDate(tx.clock.now())
  const context = { tx, who, contract, asset, facts: read.data, today }
  rule.check?.(context)
  await save(tx, contract, { ...rule.writes?.(context), state: rule.to })
  await note(tx, contract, order.step, who, order.messageId ?? null, { to: rule.to, facts: read.data })
  await follow(tx, contract.id)
  if (rule.to === 'terminated') await keepRent(tx, asset.id, code, who)
  return tx.db.findOneByOrFail(Contract, { id: contract.id })
}

/** Moves a contract to where the calendar has it by now, with what follows for the asset and for the contract it goes on from. True when it moved. */
export async function follow(tx: Runtime, id: number): Promise<boolean> {
  const contract = await tx.db.findOneByOrFail(Contract, { id })
  const to = stateOn(contract, localDate(tx.clock.now()), tx.settings)
  if (to === contract.state) return false
  await save(tx, contract, { state: to })
  await note(tx, contract, 'calendar', null, null, { to })
  if (running.includes(to) && contract.renewsId !== null) await renew(tx, contract.renewsId)
  await keepRent(tx, contract.assetId, contract.code, null)
  return true
}

async function renew(tx: Runtime, id: number): Promise<void> {
  const before = await tx.db.findOneByOrFail(Contract, { id })
  if (!['signed', 'active', 'expiring', 'expired'].includes(before.state)) return
  await save(tx, before, { state: 'renewed' })
  await note(tx, before, 'calendar', null, null, { to: 'renewed' })
}

/**
 * 年租金 of the asset follows what is in force. When a contract runs out and the tenant stays, the old one goes on for an indefinite
 * time (民法典 第七百三十四条), so its rent stays; when it is ended, it goes.
 */
async function keepRent(tx: Runtime, assetId: number, code: string, who: Person | null): Promise<void> {
  const asset = await tx.db.findOneByOrFail(Asset, { id: assetId })
  const inForce = await tx.db.findBy(Contract, { assetId, state: In([...running]) })
  const expired = inForce.length === 0 && (await tx.db.existsBy(Contract, { assetId, state: 'expired' }))
  if (expired && asset.operatorName !== '') return
  const [first] = inForce
  const wanted: Values = {
    rentYearFen: first ? inForce.reduce((sum, one) => sum + rentOfYear(one), 0) : null,
    ...(first && asset.operatorName === '' ? { operatorName: first.partyB, operatorType: first.partyBType } : {}),
  }
  const differing = Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => !sameValue(value, asset[key as keyof Asset])),
  )
  if (Object.keys(differing).length === 0) return
  const about = { contract: code, step: 'rent' }
  await write(tx, { assetId, wanted: differing, seen: null, by: who?.id ?? 'system', action: 'contract', about })
}
