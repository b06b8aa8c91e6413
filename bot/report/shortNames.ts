import type { Asset } from '../../entities/asset/asset.ts'
import { shortName } from '../../entities/asset/names.ts'
import type { Runtime } from '../../entities/base/runtime.ts'

export const shortNames = (tx: Runtime, assets: Asset[]): Promise<string[]> =>
  Promise.all(assets.map((asset) => shortName(tx, asset)))
