import { audit } from '../../base/audit.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { movePhotos } from '../photos.ts'
import { submit, type Submitted } from '../submit.ts'
import type { FormCheck } from './check.ts'

/**
 * 按表填报 - files what the check found fit, each through `submit` like any report, in the caller's transaction. Every figure
 * leads back to its cell: the report's words name the row, the history the file.
 */
export async function fileForm(
  tx: Runtime,
  {
    check,
    by,
    messageId,
    sha256,
  }: { check: FormCheck; by: Person /** Null: it came over the API. */; messageId: number | null; sha256: string },
): Promise<Submitted[]> {
  const way = messageId === null ? 'api' : 'form'
  const filed: Submitted[] = []
  for (const { asset, claim, replaces } of check.fillable) {
    // whoever was shown the other's figures and said yes means to replace them
    const over = replaces?.id ?? null
    const submitted = await submit(tx, { asset, by, claim, way, messageId, over })
    if (submitted.replaced) await movePhotos(tx, submitted.replaced.id, { id: submitted.report.id, assetId: asset.id })
    filed.push(submitted)
  }
  await audit(tx, {
    subject: 'form',
    subjectId: sha256,
    action: 'file',
    by: by.id,
    messageId,
    change: {
      village: check.villageCode,
      period: check.period,
      receipts: filed.map(({ report }) => report.receiptNo),
      unclear: check.unclear.length,
      meanwhile: check.meanwhile.length,
    },
  })
  return filed
}
