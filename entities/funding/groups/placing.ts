import type { Runtime } from '../../base/runtime.ts'
import { townIn, villageStem } from '../../region/placeNames.ts'
import { regionMap } from '../../region/regions.ts'
import type { Line } from '../line.ts'
import type { ReconciliationGroup } from '../reconciliationGroup.ts'

export type Placed = Pick<ReconciliationGroup, 'townCode' | 'villageCode' | 'town' | 'village' | 'year'>

/** Where a group is filed: place and year of its first project, else of its first money. Words that name no place of ours keep their words. */
export async function placing(tx: Runtime): Promise<(projects: readonly Line[], fiscal: readonly Line[]) => Placed> {
  const regions = [...(await regionMap(tx)).values()]
  const towns = regions.filter((region) => region.level === 'town')
  const villages = new Map(
    regions
      .filter((region) => region.level === 'village')
      .map((region) => [`${region.parentCode} ${villageStem(region.name)}`, region]),
  )
  const known = new Map<string, (typeof towns)[number] | null>()
  const townOf = (words: string) => {
    const seen = known.get(words)
    if (seen !== undefined) return seen
    const town = townIn(towns, words)
    known.set(words, town)
    return town
  }
  return (projects, fiscal) => {
    const first = projects[0] ?? fiscal[0]
    const town = townOf(first?.town ?? '')
    const isOne = new Set(projects.map((line) => line.village)).size <= 1
    const words = isOne ? (first?.village ?? '') : ''
    const village = town && words !== '' ? villages.get(`${town.code} ${villageStem(words)}`) : undefined
    return {
      townCode: town?.code ?? '',
      villageCode: village?.code ?? '',
      town: town?.name ?? first?.town ?? '',
      village: village?.name ?? words,
      year: first?.year ?? 0,
    }
  }
}
