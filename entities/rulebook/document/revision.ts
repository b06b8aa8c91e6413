import type { Runtime } from '../../base/runtime.ts'
import { nextNumber, Sequence } from '../../base/sequence.ts'

const NAME = 'rulebook.revision'

/** Says that the kept documents changed; inside the transaction that changed them. */
export const markChanged = (tx: Runtime): Promise<number> => nextNumber(tx, NAME)

/** Grows whenever the kept documents change; one row read by its key, so a running process may ask often. */
export async function rulebookRevision({ db }: Pick<Runtime, 'db'>): Promise<number> {
  return (await db.findOneBy(Sequence, { name: NAME }))?.value ?? 0
}
