import { periodName } from '../../entities/texts/period.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Asset } from '../../entities/asset/asset.ts'
import { shortName } from '../../entities/asset/names.ts'
import type { Claim } from '../../entities/report/submit.ts'
import { opStatusNames } from '../../entities/texts/asset.ts'
import { issueNames, reportTexts } from '../../entities/texts/report.ts'

/** A claim or report read back in one line. */
export function lineOf(asset: Pick<Asset, 'name'>, claim: Claim, photos = 0): string {
  return reportTexts.line({
    asset: asset.name,
    period: periodName(claim.period),
    status: claim.status === null ? null : opStatusNames[claim.status],
    receivedFen: claim.receivedFen,
    receivableFen: claim.receivableFen,
    expenseFen: claim.expenseFen,
    kwh: claim.kwh,
    issues: claim.issues.map((issue) => issueNames[issue] ?? '').filter((name) => name !== ''),
    photos,
    precision: claim.precision,
  })
}

export async function lineById(tx: Runtime, assetId: number, claim: Claim, photos = 0): Promise<string> {
  return lineOf(await tx.db.findOneByOrFail(Asset, { id: assetId }), claim, photos)
}

export const shortNames = (tx: Runtime, assets: Asset[]): Promise<string[]> =>
  Promise.all(assets.map((asset) => shortName(tx, asset)))
