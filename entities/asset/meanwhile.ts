import { MoreThan } from 'typeorm'
import { Audit } from '../base/audit.ts'
import { local } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { whoDid } from '../person/whoDid.ts'
import { regionMap } from '../region/regions.ts'
import { fieldNames } from '../texts/assetFields.ts'
import { valueText } from '../texts/assetValues.ts'
import type { Asset } from './asset.ts'
import type { Conflict } from './changedMeanwhile.ts'
import { boundTo, type FieldKey, fieldOf } from './fields.ts'
import { shownValue } from './shown.ts'
import { sameValue, type Values } from './values.ts'

interface Touched {
  /** Before the first change the editor did not see. */
  seen: unknown
  by: string
  at: Date
}

/** Which of the wanted changes somebody else got in the way of since version `seen`; those of other fields are no conflict. */
export async function conflictsIn(
  tx: Runtime,
  {
    asset,
    seen,
    wanted,
    now,
    reader,
  }: {
    asset: Asset
    seen: number
    wanted: Values
    now: Values
    reader: Person | undefined
  },
): Promise<Conflict[]> {
  const since = await tx.db.find(Audit, {
    where: { subject: 'asset', subjectId: String(asset.id), version: MoreThan(seen) },
    order: { id: 'ASC' },
  })
  const touched = new Map<string, Touched>()
  for (const { change, by, at } of since) {
    for (const [key, value] of Object.entries(change)) {
      if (!fieldOf.has(key)) continue
      const old = (value as { old: unknown }).old
      touched.set(key, { seen: touched.has(key) ? touched.get(key)!.seen : old, by, at })
    }
  }
  const conflicts: Conflict[] = []
  const places = await regionMap(tx)
  for (const [name, value] of Object.entries(wanted)) {
    const key = name as FieldKey
    // what was changed and changed back is what the editor saw
    const met = boundTo(key).find((bound) => touched.has(bound) && !sameValue(touched.get(bound)!.seen, now[bound]))
    if (met === undefined) continue
    const { by, at } = touched.get(key) ?? touched.get(met)!
    const saw = touched.has(key) ? touched.get(key)!.seen : now[key]
    const field = fieldOf.get(key)!
    const readable = (value: unknown) => (reader ? shownValue(reader, asset, field, value) : value)
    const say = (value: unknown) => valueText(field, readable(value), (code) => places.get(code)?.name ?? code)
    const doer = await whoDid(tx, by)
    conflicts.push({
      field: key,
      seen: readable(saw),
      now: readable(now[key]),
      wanted: value,
      by: doer,
      at,
      words: {
        field: fieldNames[key],
        seen: say(saw),
        now: say(now[key]),
        wanted: say(value),
        by: doer,
        at: local(at).format('M月D日 HH:mm'),
      },
    })
  }
  return conflicts
}
