import { Asset } from '../../asset/asset.ts'
import { onlySeen } from '../../asset/pages.ts'
import { localDate } from '../../base/clock.ts'
import { within } from '../../base/page.ts'
import type { Runtime } from '../../base/runtime.ts'
import { levelOf } from '../../person/role.ts'
import type { Person } from '../../person/person.ts'
import { anomalyTexts } from '../../texts/contract.ts'
import { running } from '../codes.ts'
import { bindingContracts } from '../contracts.ts'
import { partyShown } from '../shown.ts'
import { rentOfYear } from '../term.ts'
import type { Anomaly } from './anomaly.ts'
import { anomalyRules, rentPerValue } from './rules.ts'

/**
 * 合同异常 of every operating asset of a place, in ledger order; two queries, however large the place. `who`: only what he may see; the
 * rents others are compared with are those of the whole town, of which he learns no more than the median. For warnings: leave `who` out.
 */
export async function anomaliesOf(
  tx: Runtime,
  { scope, who, assetId }: { scope: string; who?: Person; assetId?: number },
): Promise<Anomaly[]> {
  const day = localDate(tx.clock.now())
  // comparing needs the whole town
  const wide = scope.length > 9 ? scope.slice(0, 9) : scope
  const assets = await tx.db
    .createQueryBuilder(Asset, 'a')
    .where({ assetClass: 'operating' })
    .andWhere(...within('a.villageCode', 'place', wide))
    .orderBy('a.assetNo')
    .getMany()
  const contracts = await bindingContracts(
    tx,
    assets.map(({ id }) => id),
  )
  const rents = new Map<string, Map<number, number>>()
  for (const asset of assets) {
    const inForce = (contracts.get(asset.id) ?? []).filter(
      ({ state, kind }) => running.includes(state) && kind !== 'equity',
    )
    if (inForce.length === 0 || asset.originalFen <= 0) continue
    const key = kindOf(asset)
    const rentYearFen = inForce.reduce((sum, one) => sum + rentOfYear(one), 0)
    rents.set(key, (rents.get(key) ?? new Map()).set(asset.id, rentPerValue(rentYearFen, asset.originalFen)))
  }
  const seen = who && new Set(await seenIds(tx, who, scope))
  const looked = assets.filter(
    ({ id, villageCode }) =>
      villageCode.startsWith(scope) && (!seen || seen.has(id)) && (assetId === undefined || id === assetId),
  )
  return looked.flatMap((asset) => {
    const others = [...(rents.get(kindOf(asset)) ?? [])].filter(([id]) => id !== asset.id)
    const nearby = others.map(([, rent]) => rent)
    const picture = { asset, contracts: contracts.get(asset.id) ?? [], day, settings: tx.settings, nearby }
    return anomalyRules.flatMap(({ code, level, find }) =>
      find(picture).map((found): Anomaly => ({ ...found, code, level, asset })),
    )
  })
}

const kindOf = ({ townCode, subclass }: Asset) => `${townCode}:${subclass}`

async function seenIds(tx: Runtime, who: Person, scope: string): Promise<number[]> {
  const query = tx.db
    .createQueryBuilder(Asset, 'a')
    .select('a.id', 'id')
    .where(...within('a.villageCode', 'place', scope))
  onlySeen(query, who)
  return (await query.getRawMany<{ id: number | string }>()).map(({ id }) => Number(id))
}

/** The anomaly in a sentence with its figures, as this person may read it; without a person names of private people are left out. */
export function anomalySentence({ code, asset, contract, figures, party }: Anomaly, who?: Person): string {
  const name = party && (who ? partyShown(who, { ...party, villageCode: asset.villageCode }) : '')
  const isInside = who !== undefined && levelOf[who.role] !== 'county'
  const operator = figures['operator'] ?? figures['to']
  const isPrivate = asset.operatorType === 'individual' || asset.operatorType === 'household'
  return anomalyTexts[code]({
    ...figures,
    code: contract?.code ?? '',
    asset: asset.name,
    party: name ?? '',
    operator: isPrivate && !isInside ? '' : String(operator ?? ''),
  })
}
