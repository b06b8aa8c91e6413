import { z } from 'zod'
import { operatorTypes } from '../../../entities/asset/fileCodes.ts'
import { contractKinds, contractStates, rentCycles, repairers, sublets } from '../../../entities/contract/codes.ts'
import type { Contracted } from '../../../entities/contract/contracts.ts'
import { duePlan } from '../../../entities/contract/plan.ts'
import { partyShown, phoneShown } from '../../../entities/contract/shown.ts'
import type { Person } from '../../../entities/person/person.ts'
import { operatorTypeNames } from '../../../entities/texts/assetCodes.ts'
import * as names from '../../../entities/texts/contract.ts'
import { codeOf, fen, maybe, says, text } from '../fields.ts'

const contract = {
  code: text('contractCode'),
  no: text('contractNo'),
  assetNo: text('assetNo'),
  assetName: text('assetName'),
  kind: codeOf(contractKinds, 'contractKind', names.contractKindNames),
  state: codeOf(contractStates, 'contractState', names.contractStateNames),
  partyB: text('partyB'),
  partyBType: codeOf(operatorTypes, 'partyBType', operatorTypeNames),
  startOn: text('startOn'),
  endOn: text('endOn'),
  rentFen: fen('rentFen'),
  cycle: codeOf(rentCycles, 'rentCycle', names.rentCycleNames),
  signedOn: maybe(z.string(), 'signedOn'),
  hasMinutes: says(z.boolean(), 'hasMinutes'),
  hasPaper: says(z.boolean(), 'hasPaper'),
  version: says(z.int(), 'contractVersion'),
}
export const contractSchema = z.strictObject(contract).meta({ id: 'Contract' })

export const contractDetailSchema = z
  .strictObject({
    ...contract,
    partyBPhone: text('partyBPhone'),
    purpose: text('purpose'),
    repairBy: codeOf(repairers, 'repairBy', names.repairerNames),
    payDue: says(z.array(z.string()), 'payDue'),
    depositFen: fen('depositFen'),
    sublet: codeOf(sublets, 'sublet', names.subletNames),
    subletTo: text('subletTo'),
    subletKnownOn: maybe(z.string(), 'subletKnownOn'),
    paidThrough: maybe(z.string(), 'paidThrough'),
    note: maybe(z.string(), 'contractNote'),
    signedBy: text('signedBy'),
    endedOn: maybe(z.string(), 'endedOn'),
    endReason: text('endReason'),
    plan: says(
      z.array(
        z.strictObject({
          from: text('planFrom'),
          to: text('planTo'),
          dueOn: text('dueOn'),
          fen: fen('planFen'),
        }),
      ),
      'rentPlan',
    ),
  })
  .meta({ id: 'ContractDetail' })

export const presentContract = (who: Person, { contract: of, asset }: Contracted): z.input<typeof contractSchema> => ({
  code: of.code,
  no: of.no,
  assetNo: asset.assetNo,
  assetName: asset.name,
  kind: of.kind,
  state: of.state,
  partyB: partyShown(who, of),
  partyBType: of.partyBType,
  startOn: of.startOn,
  endOn: of.endOn,
  rentFen: of.rentFen,
  cycle: of.cycle,
  signedOn: of.signedOn,
  hasMinutes: of.decisionDocId !== null,
  hasPaper: of.fileId !== null,
  version: of.version,
})

export const presentDetail = (who: Person, found: Contracted): z.input<typeof contractDetailSchema> => {
  const { contract: of } = found
  return {
    ...presentContract(who, found),
    partyBPhone: phoneShown(who, of),
    purpose: of.purpose,
    repairBy: of.repairBy,
    payDue: of.payDue,
    depositFen: of.depositFen,
    sublet: of.sublet,
    subletTo: of.subletTo,
    subletKnownOn: of.subletKnownOn,
    paidThrough: of.paidThrough,
    note: of.note,
    signedBy: of.signedBy,
    endedOn: of.endedOn,
    endReason: of.endReason,
    plan: duePlan(of),
  }
}
