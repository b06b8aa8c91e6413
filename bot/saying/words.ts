import { Asset } from '../../entities/asset/asset.ts'
import { assetsById } from '../../entities/asset/assets.ts'
import { shortName } from '../../entities/asset/names.ts'
import { localDate } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { lineOf } from '../../entities/report/line.ts'
import { photoCounts } from '../../entities/report/photos.ts'
import { Report } from '../../entities/report/report.ts'
import { type Filed, reportTexts } from '../../entities/texts/report.ts'
import { voicesTexts } from '../../entities/texts/review.ts'
import type { Joined, Part, Receipt } from './parts.ts'

export async function tailText(tx: Runtime, parts: readonly Part[]): Promise<string> {
  const receipt = parts.find((part) => part.kind === 'receipt')
  const rest = parts.find((part) => part.kind === 'rest')
  const joined = parts.filter((part) => part.kind === 'photos')
  const words = await Promise.all(joined.map((part) => joinedText(tx, part)))
  const after = rest ? (receipt ? rest.text : reportTexts.restAlone({ rest: rest.text })) : null
  if (receipt) return [await receiptText(tx, receipt, after), ...words].join('\n')
  return [...words, after ?? ''].join('')
}

export async function joinedText(tx: Runtime, { count, assetId, reportId, hint }: Joined): Promise<string> {
  const [asset] = await assetsById(tx, [assetId])
  const report = await tx.db.findOneByOrFail(Report, { id: reportId })
  const name = asset ? await shortName(tx, asset) : ''
  return reportTexts.photosJoined({ count, asset: name, receipt: report.receiptNo }) + hint
}

/** Made from the reports as they stand now: pictures that came meanwhile are counted. */
export async function receiptText(tx: Runtime, { reports }: Receipt, rest: string | null): Promise<string> {
  const photos = await photoCounts(
    tx,
    reports.map(({ id }) => id),
  )
  const lines = await Promise.all(
    reports.map(async ({ id, how, old, who }) => {
      const report = await tx.db.findOneByOrFail(Report, { id })
      const asset = await tx.db.findOneByOrFail(Asset, { id: report.assetId })
      return {
        line: lineOf(asset, report, photos.get(id) ?? 0),
        receipt: report.receiptNo,
        how,
        old: old?.receiptNo ?? null,
        who,
        day: localDate(report.submittedAt),
      }
    }),
  )
  const [only] = lines
  if (lines.length > 1 || !only)
    return reportTexts.recordedMany({ lines: lines.map((line) => ({ ...line, mark: markOf(line) })), rest })
  if (only.how === 'known') return reportTexts.alreadyKnown(only)
  if (only.how === 'same') return voicesTexts.same(only)
  if (only.how === 'proposed') return voicesTexts.proposed({ ...only, old: only.old ?? '' })
  return only.old === null
    ? reportTexts.recorded({ ...only, rest })
    : reportTexts.corrected({ ...only, old: only.old, rest })
}

function markOf({ how, old, who }: { how: Filed; old: string | null; who: string }): string {
  if (how === 'proposed') return voicesTexts.proposedMark()
  if (how === 'same') return voicesTexts.sameMark({ who })
  return how === 'known' ? reportTexts.knownMark() : old === null ? '' : reportTexts.correctedMark({ old })
}
