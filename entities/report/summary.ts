import { In } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import { shortName } from '../asset/names.ts'
import type { Runtime } from '../base/runtime.ts'
import { fenOf } from '../base/money.ts'
import { opStatusNames } from '../texts/asset.ts'
import { shortPeriod } from '../texts/period.ts'
import { reportTexts } from '../texts/report.ts'
import { reportDraftTexts as say } from '../texts/reportDraft.ts'
import type { Draft } from './draft.ts'

/** A draft in one line, without a full stop: 冷库三季度停用，还差原因. */
export async function summaryOf(tx: Runtime, { items, asked }: Draft): Promise<string> {
  const ids = items.flatMap((item) => item.assetId ?? [])
  const assets = new Map(
    (ids.length === 0 ? [] : await tx.db.findBy(Asset, { id: In(ids) })).map((asset) => [asset.id, asset]),
  )
  const lines = await Promise.all(
    items.map(async ({ assetId, period, status, yuan, basis }) => {
      const asset = assetId === null ? undefined : assets.get(assetId)
      return say.item({
        asset: asset ? await shortName(tx, asset) : say.noAsset,
        period: period === null ? '' : shortPeriod(period),
        status: status === null ? '' : opStatusNames[status],
        money: yuan === null ? '' : reportTexts.money({ fen: fenOf(yuan), received: basis !== 'receivable' }),
      })
    }),
  )
  return say.line({ items: lines, gap: say.gaps[asked?.what ?? 'confirm'] })
}
