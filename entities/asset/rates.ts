import { within } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import { Asset } from './asset.ts'

/** 确权率, 移交率 - how many of a place's assets have title and were handed over. What is disposed of no longer counts. Source: F035. */
export interface Rates {
  /** Town, or village when asked so. */
  code: string
  total: number
  titled: number
  handedOver: number
}

type Level = 'town' | 'village'

/** Town by town, or village by village, within a place. */
export async function rates(tx: Runtime, scope: string, level: Level): Promise<Rates[]> {
  const column = level === 'town' ? 'a.townCode' : 'a.villageCode'
  const count = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`
  const rows = await tx.db
    .createQueryBuilder(Asset, 'a')
    .select(column, 'code')
    .addSelect('COUNT(*)', 'total')
    .addSelect(count("a.titleStatus = 'confirmed'"), 'titled')
    .addSelect(count("a.handoverStatus = 'done'"), 'handedOver')
    .where(...within('a.villageCode', 'scope', scope))
    .andWhere("a.opStatus <> 'disposed'")
    .groupBy(column)
    .orderBy(column, 'ASC')
    .getRawMany<Record<keyof Rates, string>>()
  return rows.map(({ code, total, titled, handedOver }) => ({
    code,
    total: Number(total),
    titled: Number(titled),
    handedOver: Number(handedOver),
  }))
}

/** `100%`, `99.8%`: never rounded up to the whole while something is missing. */
export const percentText = (part: number, whole: number): string =>
  whole === 0 ? '' : `${Math.floor((part * 1000) / whole) / 10}%`

/** Which are missing, in ledger order. */
export const missingOf = (tx: Runtime, scope: string, what: 'title' | 'handover', most: number): Promise<Asset[]> =>
  tx.db
    .createQueryBuilder(Asset, 'a')
    .where(...within('a.villageCode', 'scope', scope))
    .andWhere("a.opStatus <> 'disposed'")
    .andWhere(what === 'title' ? "a.titleStatus <> 'confirmed'" : "a.handoverStatus <> 'done'")
    .orderBy('a.assetNo', 'ASC')
    .take(most)
    .getMany()
