import { local } from '../../base/clock.ts'
import { digit } from '../../language/numerals.ts'
import type { Mention } from './mention.ts'
import type { ReadItem } from './reading.ts'
import type { Surroundings } from './surroundings.ts'

/** 照片有效期: older pictures prove nothing of this quarter. Source: domain.md D63. */
const OLDEST_DAYS = 30

export interface Pictures {
  /** Which picture shows which asset, by asset id. */
  byAsset: Map<string, string[]>
  unassigned: string[]
  stale: boolean
}

/** Binds pictures to what is named. With one asset all are its; with several, only an order in words tells. */
export function placePictures(
  seen: string,
  mentions: Mention[],
  items: ReadItem[],
  around: Surroundings,
  nowText: string | undefined,
): Pictures {
  const ids = around.photos.map((photo) => photo.id)
  const assets = [...new Set(items.flatMap((item) => (item.asset_id ? [item.asset_id] : [])))]
  const byAsset = new Map<string, string[]>()
  if (!ids.length) return { byAsset, unassigned: [], stale: false }
  const stale = isStale(seen, around, nowText)
  const [only] = assets
  if (assets.length === 1 && only && items.every((item) => item.asset_id === only))
    return { byAsset: byAsset.set(only, ids), unassigned: [], stale }
  const used = new Set<string>()
  for (const mention of mentions) {
    const id = mention.known.length === 1 ? mention.known[0]?.entry.id : undefined
    const match = id ? orderBefore(seen.slice(Math.max(0, mention.start - 8), mention.start)) : null
    if (!id || !match) continue
    const chosen = match(ids)
    byAsset.set(id, [...(byAsset.get(id) ?? []), ...chosen])
    for (const photo of chosen) used.add(photo)
  }
  return { byAsset, unassigned: ids.filter((id) => !used.has(id)), stale }
}

/** 第一张是, 前两张, 最后一张. */
function orderBefore(before: string): ((ids: string[]) => string[]) | null {
  const nth = /第?([一二三四五六七八九\d])(?:张|幅)(?:图|照片|图片)?(?:是|为|拍的?是?|:)?$/.exec(before)
  const first = /前([一二两三四五\d])张(?:图|照片|图片)?(?:是|都是|为)?$/.exec(before)
  const last = /(?:最后|后)(?:面)?([一二两三四五\d])?张(?:图|照片|图片)?(?:是|都是|为)?$/.exec(before)
  const count = (word: string | undefined) => (word ? digit(word) : 1)
  if (first) return (ids) => ids.slice(0, count(first[1]))
  if (last) return (ids) => ids.slice(-count(last[1]))
  if (nth) return (ids) => ids.slice(count(nth[1]) - 1, count(nth[1]))
  return null
}

function isStale(seen: string, around: Surroundings, nowText: string | undefined): boolean {
  if (/(?:去年|前年|以前|早先|老|旧|上半年|几个月前|之前)[^,;。]{0,4}(?:拍|照)|(?:老|旧)照片/.test(seen)) return true
  if (!nowText) return false
  const now = local(nowText)
  return around.photos.some((photo) => {
    const taken = photo.taken_at ?? photo.takenAt
    return typeof taken === 'string' && local(taken).isValid() && now.diff(local(taken), 'day', true) > OLDEST_DAYS
  })
}
