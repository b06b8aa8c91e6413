import { Entity, PrimaryColumn } from 'typeorm'
import { Int } from './columns.ts'
import { isDuplicateKey } from './errors.ts'
import type { Runtime } from './runtime.ts'

/** 编号 - a counter that survives restarts and never gives a number twice; the row stays locked until the transaction ends. */
@Entity()
export class Sequence {
  @PrimaryColumn({ type: 'varchar', length: 40 }) name!: string
  @Int() value!: number
}

export async function nextNumber(tx: Runtime, name: string, count = 1): Promise<number> {
  const step = () => tx.db.increment(Sequence, { name }, 'value', count)
  if ((await step()).affected !== 1) {
    try {
      await tx.db.insert(Sequence, { name, value: count })
      return 1
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      await step()
    }
  }
  const row = await tx.db.findOneByOrFail(Sequence, { name })
  return row.value - count + 1
}
