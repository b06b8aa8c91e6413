import { alike, syllables } from '../../language/pinyin.ts'
import { townStem, villageStem } from '../../region/placeNames.ts'
import type { Line } from '../line.ts'
import { flat, type NameRead, readName, yearIn } from './name.ts'

/** Where a line's money went. */
export interface PlaceRead {
  town: string
  /** Village stems: none, one, or all that the name lists. */
  villages: readonly string[]
  /** `column` said so, the `name` did, the name by its `sound`, or the money went to several villages. */
  how: 'column' | 'name' | 'sound' | 'several' | 'unknown'
}

export interface LineRead extends PlaceRead {
  name: NameRead
}

/** Every village either line names, by town: what a name without a village column can mean. */
export class Gazetteer {
  private readonly towns = new Map<string, Map<string, { stem: string; sound: string[] }>>()
  private readonly townNames = new Map<string, string[]>()

  constructor(lines: readonly Line[]) {
    for (const { town, village } of lines) {
      const key = townKey(town)
      if (town !== '' && !this.townNames.has(key))
        this.townNames.set(
          key,
          [flat(town), key].sort((a, b) => b.length - a.length),
        )
      const stem = stemOf(village)
      if (stem === '') continue
      const villages = this.towns.get(key) ?? new Map<string, { stem: string; sound: string[] }>()
      if (!villages.has(stem)) villages.set(stem, { stem, sound: syllables(stem) })
      this.towns.set(key, villages)
    }
  }

  read({ town, village, name }: Line): LineRead {
    const text = flat(name)
    const stem = stemOf(village)
    const key = town === '' ? this.onlyTownOf(stem) : townKey(town)
    const afterYear = text.replace(/^(?:19|20)\d\d年?度?/, (year) => (/年/.test(year) ? '' : year))
    const rest = this.withoutTown(afterYear, key)
    if (stem !== '') {
      const cut = cutVillage(rest, [stem, this.longestAtStart(rest, key)])
      return { town: key, villages: [stem], how: 'column', name: this.named(text, cut) }
    }
    const listed = this.listed(rest, key)
    if (listed) {
      const read = readName(listed.rest)
      return {
        town: key,
        villages: listed.villages,
        how: 'several',
        name: { ...read, year: yearIn(text), villageCount: listed.count },
      }
    }
    const first = this.longestAtStart(rest, key)
    if (first !== '')
      return { town: key, villages: [first], how: 'name', name: this.named(text, cutVillage(rest, [first])) }
    const read = this.named(text, rest)
    if (read.villageCount !== null) return { town: key, villages: [], how: 'several', name: read }
    const heard = this.heardAtStart(rest, key)
    if (heard)
      return {
        town: key,
        villages: [heard.stem],
        how: 'sound',
        name: this.named(text, rest.slice(heard.length).replace(/^村(?!部)/, '')),
      }
    return { town: key, villages: [], how: 'unknown', name: read }
  }

  /** The year may have stood before the place and be cut with it. */
  private named(text: string, rest: string): NameRead {
    const read = readName(rest)
    return { ...read, year: read.year ?? yearIn(text) }
  }

  private withoutTown(text: string, key: string): string {
    for (const name of this.townNames.get(key) ?? [])
      if (name.length >= 2 && text.startsWith(name)) return text.slice(name.length).replace(/^(?:镇|乡|管理区)/, '')
    return text
  }

  /** `安星、李干等2个村`, with or without the count. */
  private listed(rest: string, key: string): { villages: string[]; count: number; rest: string } | null {
    const known = this.towns.get(key)
    const list = /^((?:[^、,]{1,8}[、,])+[^、,]{1,8}?)(?:等)?(?:(\d{1,2}|[二两三四五六七八九十])个?村|村)/.exec(rest)
    if (!known || !list?.[1]) return null
    const villages = list[1].split(/[、,]/).map((part) => stemOf(part.replace(/等$/, '')))
    if (!villages.every((stem) => known.has(stem))) return null
    const count = list[2] ? readName(`${list[2]}个村x`).villageCount : villages.length
    return { villages: [...new Set(villages)], count: count ?? villages.length, rest: rest.slice(list[0].length) }
  }

  private longestAtStart(rest: string, key: string): string {
    let best = ''
    for (const stem of this.towns.get(key)?.keys() ?? [])
      if (stem.length > best.length && rest.startsWith(stem)) best = stem
    return best
  }

  private heardAtStart(rest: string, key: string): { stem: string; length: number } | null {
    for (const { stem, sound } of this.towns.get(key)?.values() ?? []) {
      const start = syllables(rest.slice(0, stem.length))
      if (stem.length >= 2 && start.length === sound.length && alike(start, sound) >= 0.9)
        return { stem, length: stem.length }
    }
    return null
  }

  private onlyTownOf(stem: string): string {
    const towns = stem === '' ? [] : [...this.towns].filter(([key, villages]) => key !== '' && villages.has(stem))
    return towns.length === 1 ? (towns[0]?.[0] ?? '') : ''
  }
}

const townKey = (town: string): string => townStem(flat(town))
const stemOf = (village: string): string => villageStem(flat(village))

function cutVillage(rest: string, stems: readonly string[]): string {
  const stem = stems.find((one) => one !== '' && rest.startsWith(one))
  return stem === undefined ? rest : rest.slice(stem.length).replace(/^村(?:委会)?(?!部)/, '')
}
