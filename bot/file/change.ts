import type { Asset } from '../../entities/asset/asset.ts'
import { notForHim } from '../../entities/asset/change.ts'
import { fieldOf } from '../../entities/asset/fields.ts'
import { mayChange, mayPropose } from '../../entities/asset/policy.ts'
import { shownValue } from '../../entities/asset/shown.ts'
import { sameValue } from '../../entities/asset/values.ts'
import { must } from '../../entities/base/errors.ts'
import { fieldNames } from '../../entities/texts/assetFields.ts'
import { fileTexts } from '../../entities/texts/assetFile.ts'
import { valueText } from '../../entities/texts/assetValues.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import type { KnownTurn } from '../turn.ts'

export const CHANGE = 'change'
/** A change read back, waiting for the yes. */
export interface ChangeTalk {
  assetId: number
  key: string
  value: unknown
  /** The version shown. */
  seen: number
}

/** Reads a change back before anything is written or proposed. Throws asset/field-not-yours, asset/nothing-to-change. */
export async function readBack(
  turn: KnownTurn,
  asset: Asset,
  { key, value }: { key: string; value: unknown },
): Promise<void> {
  const field = fieldOf.get(key)!
  const direct = mayChange(turn.person, asset, field)
  if (!direct && !mayPropose(turn.person, asset, field)) throw notForHim(field)
  const old = asset[key as keyof Asset]
  must(!sameValue(old, value), 'asset/nothing-to-change', { name: asset.name })
  turn.talk.begin(CHANGE, { assetId: asset.id, key, value, seen: asset.version } satisfies ChangeTalk)
  await turn.reply(
    fileTexts.readBack({
      asset: asset.name,
      field: fieldNames[field.key],
      old: valueText(field, shownValue(turn.person, asset, field, old)),
      wanted: valueText(field, value),
      direct,
    }),
    { choices: buttons.right },
  )
}
