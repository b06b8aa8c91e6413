import { Between } from 'typeorm'
import type { Runtime } from '../../base/runtime.ts'
import { isWithin } from '../../region/regions.ts'
import { AssetProcess } from '../process/process.ts'
import { ProcessStep } from '../process/processStep.ts'

/** 处置收入 - one sum as it was booked. It belongs to the owner (F133). */
export interface Proceeds {
  assetId: number
  villageCode: string
  code: string
  fen: number
  /** The day it was booked. */
  day: string
}

/** What disposals brought in a place, between two days. */
export async function proceedsOf(tx: Runtime, scope: string, from: string, to: string): Promise<Proceeds[]> {
  const steps = await tx.db.find(ProcessStep, {
    where: { step: 'book', onDay: Between(from, to) },
    order: { id: 'ASC' },
  })
  const rows: Proceeds[] = []
  for (const { processId, facts, onDay } of steps) {
    const process = await tx.db.findOneBy(AssetProcess, { id: processId, kind: 'disposal' })
    if (process?.assetId && isWithin(process.villageCode, scope))
      rows.push({
        assetId: process.assetId,
        villageCode: process.villageCode,
        code: process.code,
        fen: Number(facts['proceedsFen']),
        day: onDay,
      })
  }
  return rows
}
