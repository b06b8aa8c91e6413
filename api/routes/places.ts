import type { Runtime } from '../../entities/base/runtime.ts'
import type { Region } from '../../entities/region/region.ts'
import { regionMap, townCodeOf } from '../../entities/region/regions.ts'
import { fieldErrorTexts } from '../../entities/texts/api.ts'
import { type FieldError, InvalidInput } from '../middleware/invalid.ts'

/** Town and village of a query, by code or by name. */
export interface Places {
  town?: string | undefined
  village?: string | undefined
}

/** Their codes. A village's name may stand in several towns: then it needs the town. Throws InvalidInput. */
export async function placesAsked(
  tx: Runtime,
  { town, village }: Places,
): Promise<{ townCode?: string | undefined; villageCode?: string | undefined }> {
  const regions = [...(await regionMap(tx)).values()]
  const towns = regions.filter((region) => region.level === 'town' && isCalled(region, town))
  const townName = (code: string) => regions.find((region) => region.code === townCodeOf(code))?.name ?? ''
  const villages = regions.filter(
    (region) =>
      region.level === 'village' &&
      (isCalled(region, village) || `${townName(region.code)}${region.name}` === village) &&
      (towns.length === 0 || towns.some(({ code }) => code === region.parentCode)),
  )
  const wrong: FieldError[] = []
  if (town && towns.length !== 1) wrong.push({ in: 'query', field: 'town', message: fieldErrorTexts.noTown() })
  if (village && villages.length !== 1)
    wrong.push({ in: 'query', field: 'village', message: fieldErrorTexts.noVillage() })
  if (wrong.length > 0) throw new InvalidInput(wrong)
  return { townCode: towns[0]?.code, villageCode: villages[0]?.code }
}

const isCalled = ({ code, name }: Region, said: string | undefined): boolean =>
  said !== undefined && (code === said || name === said)
