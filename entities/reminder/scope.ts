import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { findPlace, isWithin, regionName } from '../region/regions.ts'

/**
 * The place somebody means within their own: `荆干村`, `荆干`, `熊河镇`. A name two towns share means the one of one's own town.
 * Null when there is none; `outside` when it is not theirs.
 */
export async function placeMeant(
  tx: Runtime,
  who: Person,
  said: string,
): Promise<{ code: string; outside: boolean } | null> {
  const own = await regionName(tx, who.regionCode)
  for (const text of [`${own}${said}`, `${own}${said}村`, said, `${said}村`, `${said}镇`]) {
    const place = await findPlace(tx, text)
    // one's own name alone stands in every attempt and says nothing
    if (place && (place.code !== who.regionCode || said.includes(own)))
      return { code: place.code, outside: !isWithin(place.code, who.regionCode) }
  }
  return null
}
