import type { Runtime } from '../../base/runtime.ts'
import { nextNumber } from '../../base/sequence.ts'

/** One at a time: the groups are reckoned from all lines, so two reckonings at once would each miss what the other did. The row stays locked until the transaction ends. */
export const alone = async (tx: Runtime): Promise<void> => void (await nextNumber(tx, 'reconciliation'))
