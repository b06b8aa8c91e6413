import { maskPapers, maskPersonalNumbers } from '../base/mask.ts'
import { can, maskPhone } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import type { Asset } from './asset.ts'
import type { AssetField } from './fields.ts'

/** What this person may read of a value: telephone numbers in full only inside the village and its town's staff. */
export function shownValue(who: Person, asset: Pick<Asset, 'villageCode'>, field: AssetField, value: unknown): unknown {
  if (typeof value !== 'string' || field.type === 'code') return value
  const isInside = can.seePhone(who, { regionCode: asset.villageCode })
  if (field.personal === 'phone') return isInside ? value : maskPhone(value)
  if (field.personal === undefined) return value
  return isInside ? maskPapers(value) : maskPersonalNumbers(value)
}
