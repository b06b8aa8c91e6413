import type { Runtime } from '../base/runtime.ts'
import { normalise } from '../language/normalise.ts'
import type { Region } from '../region/region.ts'
import { regionMap } from '../region/regions.ts'
import { ANNOUNCED, AROUND_A_NAME, isName, postIn, sectorIn } from './nameWords.ts'
import { levelOf, type Role } from './role.ts'

/** Who somebody says he is. */
export interface Newcomer {
  name: string
  role: Role
  regionCode: string
  sector: string
  phone: string | null
}

/** What a first message tells of its sender, and what is still missing. */
export type Introduction =
  | { kind: 'nothing' }
  | { kind: 'noName'; place: Region }
  | { kind: 'noPlace'; name: string }
  | { kind: 'noVillage' | 'noSuchVillage'; place: Region; name: string }
  | { kind: 'whichPlace'; options: Region[]; newcomer: Newcomer }
  | { kind: 'complete'; newcomer: Newcomer }

/** Nobody introduces himself in more. */
const LONGEST = 120
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/

/** 自我介绍 - reads 熊河镇荆干村 张三, 我是荆干村的管护员张三, 县财政局 李四. The role is guessed from unit and post; without any, a village cadre. */
export async function readIntroduction(tx: Runtime, text: string): Promise<Introduction> {
  const said = normalise(text).slice(0, LONGEST)
  const regions = [...(await regionMap(tx)).values()]
  const post = postIn(said)
  const { towns, villages, rest } = placesIn(regions, said, post !== undefined && levelOf[post.role] === 'county')
  const name = nameIn(said, rest)
  const phone = MOBILE.exec(said)?.[0] ?? null

  const place =
    villages[0] ??
    towns[0] ??
    (post && levelOf[post.role] === 'county' ? regions.find((region) => region.level === 'county') : undefined)
  if (!place) return name && standsAlone(said, name) ? { kind: 'noPlace', name } : { kind: 'nothing' }
  if (!name) return { kind: 'noName', place }

  const role: Role = post?.role ?? (place.level === 'village' ? 'village' : 'town')
  const newcomer = { name, role, sector: role === 'sector' ? sectorIn(said) : '', phone }
  if (levelOf[role] === 'county')
    return { kind: 'complete', newcomer: { ...newcomer, regionCode: place.code.slice(0, 6) } }
  if (villages.length === 0) {
    if (/\p{Script=Han}(村|社区)/u.test(rest)) return { kind: 'noSuchVillage', place, name }
    if (levelOf[role] === 'village') return { kind: 'noVillage', place, name }
    if (towns.length > 1)
      return { kind: 'whichPlace', options: towns, newcomer: { ...newcomer, regionCode: place.code } }
    return { kind: 'complete', newcomer: { ...newcomer, regionCode: place.code } }
  }
  if (villages.length > 1)
    return { kind: 'whichPlace', options: villages, newcomer: { ...newcomer, regionCode: place.code } }
  return {
    kind: 'complete',
    newcomer: { ...newcomer, regionCode: levelOf[role] === 'town' ? place.code.slice(0, 9) : place.code },
  }
}

/** Towns and villages named in full, or by their stem when no full name was said (荆干 for 荆干村); and the words left over. */
function placesIn(
  regions: readonly Region[],
  said: string,
  isCountyOffice: boolean,
): { towns: Region[]; villages: Region[]; rest: string } {
  const named = (level: Region['level'], word: (region: Region) => string, within: string) =>
    regions.filter((region) => region.level === level && word(region).length >= 2 && within.includes(word(region)))
  const fullOrStem = (level: Region['level'], within: string, allowed: (region: Region) => boolean) => {
    const full = named(level, (region) => region.name, within).filter(allowed)
    if (full.length > 0) return { found: longest(full), word: (region: Region) => region.name }
    return { found: isCountyOffice ? [] : longest(named(level, stem, within).filter(allowed)), word: stem }
  }
  const town = fullOrStem('town', said, () => true)
  const withoutTown = town.found.reduce((text, region) => text.replace(town.word(region), ' '), said)
  const village = fullOrStem(
    'village',
    withoutTown,
    (region) => town.found.length === 0 || town.found.some(({ code }) => code === region.parentCode),
  )
  const withoutPlaces = village.found.reduce((text, region) => text.replaceAll(village.word(region), ' '), withoutTown)
  const county = regions.find((region) => region.level === 'county')
  const rest = withoutPosts(withoutPlaces).replace(county ? new RegExp(`${stem(county)}县?`, 'g') : '', ' ')
  return { towns: town.found, villages: village.found, rest }
}

/** Posts are looked for again in what is left: of 荆干村支书 the place has taken the 村. */
function withoutPosts(text: string): string {
  const post = postIn(text)
  return post ? withoutPosts(text.replaceAll(post.word, ' ')) : text
}

const stem = ({ name }: Region): string => name.replace(/(管理区|村民委员会|社区|镇|乡|村|县)$/, '')

/** 新荷坪村 contains 荷坪村: only names that are not part of a longer one count. */
const longest = (found: Region[]): Region[] =>
  found.filter((a) => !found.some((b) => b.name.length > a.name.length && b.name.includes(a.name)))

function nameIn(said: string, rest: string): string | null {
  const announced = ANNOUNCED.exec(said)?.[1]
  if (announced && announced.length >= 2 && (announced.length <= 4 || announced.includes('·')) && isName(announced))
    return announced
  const words = rest
    .replace(AROUND_A_NAME, ' ')
    .split(/[^\p{Script=Han}·]+/u)
    .filter(Boolean)
  const names = words.filter(isName)
  return names.length === 1 ? names[0]! : null
}

/** A name without a place is only taken as one when it is all that was said. */
const standsAlone = (said: string, name: string): boolean =>
  said.replace(AROUND_A_NAME, '').replace(/[^\p{Script=Han}·]/gu, '') === name && name.length <= 3
