import { audit } from '../../base/audit.ts'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { StoredFile } from '../../message/storedFile.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { paperNames } from '../../texts/process.ts'
import { AssetDocument } from '../document.ts'
import type { DocumentKind } from '../fileCodes.ts'
import type { MachineStep, StepContext } from './machine.ts'
import { AssetProcess } from './process.ts'

/** 程序材料 - the papers the processes ask for, and under which kind of the asset's file (一项一档) each is kept. Source: domain.md §4.2, §4.4, §4.9, §4.12. */
export const paperKinds = {
  registration_form: 'registration',
  approval: 'approval',
  minutes: 'title',
  stamped_form: 'title',
  deed: 'title',
  handover_list: 'handover',
  signed_list: 'handover',
  vote_minutes: 'disposal',
  decision: 'disposal',
  appraisal_report: 'disposal',
  exit_agreement: 'disposal',
  sale_papers: 'disposal',
  receipt: 'disposal',
} as const satisfies Record<string, DocumentKind>
export type Paper = keyof typeof paperKinds
export const papers = Object.keys(paperKinds) as Paper[]

export const papersOf = (tx: Runtime, processId: number): Promise<AssetDocument[]> =>
  tx.db.find(AssetDocument, {
    where: { subject: 'process', subjectId: processId, state: 'filed' },
    order: { id: 'ASC' },
  })

/** Papers a step asks for that nobody brought yet. What depends on the figures told with it is not known before. */
export async function missingPapers(
  tx: Runtime,
  process: AssetProcess,
  { papers: asked }: MachineStep,
): Promise<Paper[]> {
  const wanted = typeof asked === 'function' ? asked({ process, facts: {} } as StepContext) : asked
  const brought = new Set((await papersOf(tx, process.id)).map(({ paper }) => paper))
  return wanted.filter((paper) => !brought.has(paper))
}

export interface BringPaper {
  processId: number
  paper: Paper
  /** The stored file. */
  sha256: string
  datedOn?: string | null
  messageId?: number | null
}

/**
 * 交材料 - a paper of a process, kept in the asset's file. The same file may be brought again: it stays one. Whoever may take a step may
 * bring a paper. Throws process/not-found, person/forbidden, process/closed, process/no-asset-yet, process/no-such-file.
 */
export async function bringPaper(tx: Runtime, who: Person, order: BringPaper): Promise<AssetDocument> {
  const { processId, paper, sha256, datedOn = null, messageId = null } = order
  const process = await tx.db.findOneBy(AssetProcess, { id: processId })
  must(process && can.see(who, process), 'process/not-found', { code: '' })
  const { code, assetId } = process
  must(['village', 'town', 'finance_town', 'sector', 'county'].includes(who.role), 'person/forbidden')
  must(process.closedOn === null, 'process/closed', { code })
  must(assetId !== null, 'process/no-asset-yet', { code })
  must(await tx.db.existsBy(StoredFile, { sha256 }), 'process/no-such-file', { paper: paperNames[paper] })
  const belongs = { kind: paperKinds[paper], subject: 'process', subjectId: processId, paper, state: 'filed' as const }
  const known = await tx.db.findOneBy(AssetDocument, { assetId, sha256 })
  if (known) await tx.db.update(AssetDocument, { id: known.id }, belongs)
  else
    await tx.db.insert(AssetDocument, {
      ...belongs,
      assetId,
      title: `${paperNames[paper]}（${code}）`,
      sha256,
      datedOn,
      broughtBy: who.id,
      messageId,
      filedAt: tx.clock.now(),
    })
  const change = { process: code, paper, sha256 }
  await audit(tx, { subject: 'asset', subjectId: assetId, action: 'paper', by: who.id, messageId, change })
  return tx.db.findOneByOrFail(AssetDocument, { assetId, sha256 })
}
