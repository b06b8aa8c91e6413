import { regionName } from '../region/regions.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Asset } from './asset.ts'

/** `荆干村冷库` inside 荆干村 is just `冷库`: what the village calls it in a list. */
export async function shortName(tx: Runtime, asset: Pick<Asset, 'name' | 'villageCode'>): Promise<string> {
  const village = await regionName(tx, asset.villageCode)
  return village !== '' && asset.name.startsWith(village) && asset.name.length > village.length
    ? asset.name.slice(village.length)
    : asset.name
}
