import type { LedgerEntry } from './reading.ts'
import { boundToVillage, stem, type Surroundings } from './surroundings.ts'

const NOT_A_VILLAGE = /[们我本全各这那哪农乡驻个是的有每进回新几两行贫住在到帮由给向把和跟]/

const VILLAGE =
  /(?:^|[,;。!?\n :、和跟把帮替给将向])(?:我们?)?([\u4e00-\u9fa5]{2,3}?)村(?!民|部|委|里|集体|干部|组|道|主任|书记|庄|级|上|口|头|两委|账|支书|村|子|务|医)/

const SOME_OTHER = /邻村|隔壁(?:的)?村|别的村|外村|其他村|他们村|旁边村/

/** Another village's name, as far as the sender is bound to one; `''` when only 邻村 is said. Null: none. */
export function otherVillage(raw: string, around: Surroundings): string | null {
  if (!around.village || !boundToVillage(around)) return null
  const home = stem(around.village)
  for (const entry of around.foreign)
    if (entry.village && stem(entry.village).length >= 2 && raw.includes(stem(entry.village))) return entry.village
  // 隔壁村把我们的桥撞坏了 is of ours
  if (SOME_OTHER.test(raw) && !/村[^,;。]{0,4}[把将](?:我们?|本)/.test(raw)) return ''
  const name = VILLAGE.exec(raw)?.[1]
  return name && !home.includes(name) && !name.includes(home) && !NOT_A_VILLAGE.test(name) ? `${name}村` : null
}

/** The village an office speaks of; null where none of its ledger is named. */
export const villageSaid = (raw: string, around: Surroundings): string | null =>
  boundToVillage(around)
    ? null
    : (around.own.find((entry) => entry.village && raw.includes(stem(entry.village)))?.village ?? null)

/** 荆干村光伏, said by the town: only that village's. A village the ledger does not hold leaves nothing. */
export function ofNamedVillage(entries: LedgerEntry[], raw: string, around: Surroundings): LedgerEntry[] {
  if (boundToVillage(around)) return entries
  const villages = new Set(around.own.flatMap((entry) => (entry.village ? [entry.village] : [])))
  const said = [...villages].filter((village) => raw.includes(stem(village)))
  if (said.length) return entries.filter((entry) => entry.village && said.includes(entry.village))
  const name = VILLAGE.exec(raw)?.[1]
  return name && !NOT_A_VILLAGE.test(name) ? [] : entries
}

export const reportsOnBehalf = (around: Surroundings, words: string): boolean =>
  !boundToVillage(around) || /代报|代填|替[^,;。]{1,8}(?:报|填)|帮[^,;。]{1,8}(?:报一下|填一下|报个|上报)/.test(words)
