import { periodName } from '../texts/period.ts'
import type { Runtime } from '../base/runtime.ts'
import { Asset } from '../asset/asset.ts'
import type { Claim } from './claim.ts'
import { opStatusNames } from '../texts/asset.ts'
import { issueNames, reportTexts } from '../texts/report.ts'

/** What a claim says, without naming asset and period: 正常，到账 7,500.00 元. */
export const factsOf = (claim: Claim, photos = 0): string => line('', '', claim, photos)

/** A claim or report read back in one line. */
export function lineOf(asset: Pick<Asset, 'name'>, claim: Claim, photos = 0): string {
  return line(asset.name, periodName(claim.period), claim, photos)
}

const line = (asset: string, period: string, claim: Claim, photos: number): string =>
  reportTexts.line({
    asset,
    period,
    status: claim.status === null ? null : opStatusNames[claim.status],
    receivedFen: claim.receivedFen,
    receivableFen: claim.receivableFen,
    expenseFen: claim.expenseFen,
    kwh: claim.kwh,
    issues: claim.issues.map((issue) => issueNames[issue] ?? '').filter((name) => name !== ''),
    photos,
    precision: claim.precision,
  })

export async function lineById(tx: Runtime, assetId: number, claim: Claim, photos = 0): Promise<string> {
  return lineOf(await tx.db.findOneByOrFail(Asset, { id: assetId }), claim, photos)
}
