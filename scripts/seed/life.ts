import { Asset } from '../../entities/asset/asset.ts'
import { applyForDisposal } from '../../entities/asset/disposal/apply.ts'
import { proposeAsset } from '../../entities/asset/registration/propose.ts'
import { openStocktake } from '../../entities/asset/stocktake/open.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { openNotice } from '../../entities/notice/open.ts'
import { Person } from '../../entities/person/person.ts'
import { words } from './catalogue.ts'

const CADRE = 'v-jinggan-1'

/** What is under way in 荆干村, to go on with: a disposal that was applied for, a notice to be posted, a stocktake, a new thing to register. */
export async function beginLife(tx: Runtime): Promise<void> {
  const cadre = await tx.db.findOneByOrFail(Person, { id: CADRE })
  const villageCode = cadre.regionCode
  const { id: assetId } = await tx.db.findOneByOrFail(Asset, { villageCode, subclass: 'irrigation' })
  await applyForDisposal(tx, cadre, { assetId, applied: { reason: 'worn_out', method: 'scrap', why: words.wornOut } })
  await openNotice(tx, cadre, { kind: 'distribution', villageCode, title: words.distributionNotice })
  await openStocktake(tx, cadre, { villageCode })
  const values = { name: words.newAsset, assetClass: 'operating', subclass: 'processing', kind: 'fixed' }
  await proposeAsset(tx, cadre, { villageCode, values })
}
