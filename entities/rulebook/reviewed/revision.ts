import type { Runtime } from '../../base/runtime.ts'
import { nextNumber, Sequence } from '../../base/sequence.ts'

const NAME = 'reviewed.revision'

/** Says that what is live changed; inside the transaction that changed it. Two that publish at once wait for one another here. */
export const markReviewedChanged = (tx: Runtime): Promise<number> => nextNumber(tx, NAME)

/** Grows whenever a reviewed answer goes live or is retired; one row read by its key. */
export async function reviewedRevision({ db }: Pick<Runtime, 'db'>): Promise<number> {
  return (await db.findOneBy(Sequence, { name: NAME }))?.value ?? 0
}
