import { LessThan, MoreThan } from 'typeorm'
import { isDuplicateKey } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { SimulatorLine } from './simulatorLine.ts'

export type NewSimulatorLine = Pick<SimulatorLine, 'key' | 'person' | 'direction' | 'text' | 'files' | 'at'>

/** Appends a line to the simulator's memory; the same key again gives the line that is there. */
export async function appendLine(runtime: Runtime, line: NewSimulatorLine): Promise<SimulatorLine> {
  try {
    return await runtime.write(async (tx) => {
      const row = tx.db.create(SimulatorLine, line)
      await tx.db.insert(SimulatorLine, row)
      return row
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return runtime.db.findOneByOrFail(SimulatorLine, { key: line.key })
  }
}

/** In order; after 0 the limit keeps the newest. */
export async function linesOf(
  runtime: Runtime,
  person: string,
  after: number,
  limit: number,
  before?: number,
): Promise<SimulatorLine[]> {
  if (after > 0)
    return runtime.db.find(SimulatorLine, { where: { person, id: MoreThan(after) }, order: { id: 'ASC' }, take: limit })
  const where = before === undefined ? { person } : { person, id: LessThan(before) }
  return (await runtime.db.find(SimulatorLine, { where, order: { id: 'DESC' }, take: limit })).reverse()
}
