import { Asset } from '../asset/asset.ts'
import { AssetDocument } from '../asset/document.ts'
import { filePaper } from '../asset/papers.ts'
import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { contractPaperNames } from '../texts/contract.ts'
import type { Contract } from './contract.ts'
import { lockedContract, save } from './draft.ts'
import { mayDraft } from './policy.ts'

export const contractPapers = ['contract', 'minutes'] as const
export type ContractPaper = (typeof contractPapers)[number]

export interface FileContractPaper {
  code: string
  paper: ContractPaper
  /** Of a stored file. */
  sha256: string
  datedOn?: string | null
  messageId?: number | null
}

/** 合同材料 - the signed contract or the minutes of the vote, kept in the asset's file. A paper the file has already is only named. Throws contract/not-found, person/forbidden and what filePaper throws. */
export async function fileContractPaper(tx: Runtime, who: Person, order: FileContractPaper): Promise<Contract> {
  const { paper, sha256, datedOn = null, messageId = null } = order
  const contract = await lockedContract(tx, who, order.code)
  const { id, code, assetId } = contract
  const asset = await tx.db.findOneByOrFail(Asset, { id: assetId })
  must(mayDraft(who, asset), 'person/forbidden')
  const known = await tx.db.findOneBy(AssetDocument, { assetId, sha256, state: 'filed' })
  const title = `${contractPaperNames[paper]}（${code}）`
  const belongs = { subject: 'contract', subjectId: id }
  const kept =
    known ?? (await filePaper(tx, { asset, kind: 'lease', title, sha256, datedOn, by: who, messageId, ...belongs }))
  if (known) {
    // a paper of a process stays that process's
    if (known.subject === null) await tx.db.update(AssetDocument, { id: known.id }, { ...belongs, kind: 'lease' })
    const change = { contract: code, step: 'paper', paper, sha256 }
    await audit(tx, { subject: 'asset', subjectId: assetId, action: 'contract', by: who.id, messageId, change })
  }
  await save(tx, contract, paper === 'minutes' ? { decisionDocId: kept.id } : { fileId: kept.id })
  return { ...contract, version: contract.version + 1, [paper === 'minutes' ? 'decisionDocId' : 'fileId']: kept.id }
}
