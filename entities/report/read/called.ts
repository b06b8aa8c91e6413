import { scanPeriods } from '../../language/periods.ts'
import { wordList } from './kindWords.ts'
import type { Surroundings } from './surroundings.ts'

/** Where what is told begins: the name stands before it. */
const TOLD =
  /租金|房租|电费|分红|承包|收|卖|到账|交|给|付|正常|好|坏|停|空|没|还|已|都|也|有|修|用|运|现在|目前|这|今|昨|是|在|被|漏|断|烧|淹|倒|塌|了|和|跟|[\d,:;。 、]|[一二两三四五六七八九十百千](?=[十百千万元块])/

const OPENING = /^(?:[,:;。 ]|您?你?好|报(?:一下|个)?|上报|补报|我们?村?里?(?=的)|村里的?|本村的?|那个|就是|的)+/

/** Words for a thing at the end of a name, and words that point at a place. */
const THING = new RegExp(
  `(?:${wordList.map(([word]) => word).join('|')}|厂|库|塘|店|房|基地|那里|那边|那个|那块|那间|那处|[家湾台头边口角])$`,
)

/** Nothing in these tells one thing from another. */
const GENERIC = new RegExp(
  `${wordList.map(([word]) => word).join('|')}|那个|这个|那里|那边|那块|那间|那处|那家|那|租的|的|(?<![\\u4e00-\\u9fa5])(?:老板|租户)|会计|书记|主任|合作社|公司|资产|项目|地方|东西|家里|村里|村|厂|库|塘|店|房|基地`,
  'g',
)

/** Words that mean another place in another mouth, or a saying and no name. */
const OF_THE_SPEAKER = /^[一二两三四五六七八九十几]{1,2}[个座条处家间块]|[我你您他她它谁说讲听请问帮想要怎哪]/

/** What stands before the first word of telling, times taken out. `raw` is one stretch of a message, in matchable form. */
function nameIn(raw: string, around: Surroundings): string {
  let text = raw
  for (const { start, end } of (around.day ? scanPeriods(raw, around.day) : []).toReversed())
    text = text.slice(0, start) + (start === 0 ? '' : ' ') + text.slice(end)
  text = text.replace(OPENING, '')
  const end = text.search(TOLD)
  return (end < 0 ? text : text.slice(0, end)).replace(/的$/, '')
}

/** 习惯叫法 - what the sender calls a thing the ledger does not know by that name: 老王那个库, 河边的棚. Null where the words would fit any thing. */
export function calledIn(raw: string, around: Surroundings): string | null {
  const name = nameIn(raw, around)
  if (!/^[\u4e00-\u9fa5]{3,10}$/.test(name) || OF_THE_SPEAKER.test(name) || !THING.test(name)) return null
  return name.replace(GENERIC, '').length >= 2 ? name : null
}

/** Is a thing named that is none of the ledger's: 茶厂, 木材店? Only asked where no asset is. */
export const namesStranger = (raw: string, around: Surroundings): boolean =>
  /^[\u4e00-\u9fa5]{1,8}(?:厂|店|场|库|棚|塘|园|站|基地|加工坊)$/.test(nameIn(raw, around)) &&
  !/村|(?:公司|局|银行|信用社)$/.test(nameIn(raw, around))
