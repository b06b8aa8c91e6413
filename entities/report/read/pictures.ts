import type { Mention } from './mention.ts'
import { placePictures } from './placePictures.ts'
import type { Prepared } from './prepare.ts'
import { nothing, type Flag, type Missing, type Reading, type ReadingContext, type ReadItem } from './reading.ts'
import type { Surroundings } from './surroundings.ts'
import { certainIds } from './target.ts'
import { otherVillage } from './village.ts'

export function attach(
  reading: Reading,
  seen: string,
  mentions: Mention[],
  around: Surroundings,
  context: ReadingContext,
): void {
  const placed = placePictures(seen, mentions, reading.items, around, context?.now)
  for (const item of reading.items) {
    const shown = item.asset_id ? placed.byAsset.get(item.asset_id) : undefined
    if (shown) item.photos = shown
  }
  if (placed.unassigned.length) {
    reading.unassigned_photos = placed.unassigned
    reading.flags.push('photo_order_unknown')
    reading.missing.push('photo')
  }
  if (placed.stale) reading.flags.push('photo_stale')
}

const blankItem = (asset_id: string | null, match: ReadItem['match']): ReadItem => ({
  asset_id,
  match,
  period: null,
  status: null,
  income: null,
  issues: [],
  photos: [],
})

/** Pictures with at most a caption. */
export function readPictures(
  seen: string,
  mentions: Mention[],
  prepared: Prepared,
  around: Surroundings,
  context: ReadingContext,
): Reading {
  const ids = certainIds(mentions)
  if (otherVillage(seen, around) !== null)
    return { ...nothing('photo'), items: [blankItem(null, 'out_of_scope')], flags: ['cross_village'] }
  if (!ids.length) {
    const candidates = mentions.find((mention) => mention.match === 'ambiguous')?.known.map((known) => known.entry.id)
    if (!candidates) return wordlessPictures(around, seen)
    return {
      ...nothing('photo'),
      items: [{ ...blankItem(null, 'ambiguous'), candidates }],
      missing: ['asset'],
      confirm: true,
      unassigned_photos: around.photos.map((photo) => photo.id),
    }
  }
  const fuzzy = mentions.some((mention) => mention.match === 'fuzzy')
  const reading: Reading = {
    ...nothing('photo'),
    items: [...new Set(ids)].map((id) =>
      blankItem(
        id,
        fuzzy
          ? 'fuzzy'
          : (mentions.find((mention) => mention.known.some((known) => known.entry.id === id))?.match ?? 'alias'),
      ),
    ),
  }
  attach(reading, seen, mentions, around, context)
  if (fuzzy) reading.flags.push('voice_text')
  if (prepared.awaitsPhoto) reading.missing.push('photo')
  reading.confirm = reading.missing.length > 0 || fuzzy
  return reading
}

export function wordlessPictures(around: Surroundings, seen = ''): Reading {
  const photos = around.photos.map((photo) => photo.id)
  const last = around.previous.at(-1)?.asset_id
  const known = last ? around.own.find((entry) => entry.id === last) : undefined
  const only = around.own.length === 1 ? around.own[0] : undefined
  const entry = known ?? only
  const flags: Flag[] = /(?:去年|以前|老|旧)[^,;。]{0,4}(?:拍|照)/.test(seen) ? ['photo_stale'] : []
  if (entry)
    return {
      ...nothing('photo'),
      items: [{ ...blankItem(entry.id, known ? 'previous' : 'only_candidate'), photos }],
      flags,
    }
  const missing: Missing[] = ['asset']
  return { ...nothing('photo'), missing, confirm: true, flags, ...(photos.length ? { unassigned_photos: photos } : {}) }
}
