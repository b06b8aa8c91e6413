import { In } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { AssetProcess } from './process/process.ts'
import { ProcessStep } from './process/processStep.ts'

/** The day each of these assets went out of use by a disposal that is carried out; those still in use are left out. For depreciation (F121). */
export async function outOfUse(tx: Runtime, assetIds: readonly number[]): Promise<Map<number, string>> {
  const days = new Map<number, string>()
  if (assetIds.length === 0) return days
  const kind = 'disposal'
  const ended = ['executed', 'proceeds_booked', 'written_off']
  const processes = await tx.db.findBy(AssetProcess, { kind, assetId: In([...assetIds]), state: In(ended) })
  const assetOf = new Map(processes.map(({ id, assetId }) => [id, assetId]))
  const steps = await tx.db.findBy(ProcessStep, { processId: In([...assetOf.keys()]), step: 'execute' })
  for (const { processId, onDay } of steps) days.set(assetOf.get(processId)!, onDay)
  return days
}
