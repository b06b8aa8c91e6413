import { normalise, plain } from '../../language/normalise.ts'
import { today, type Today } from '../../language/today.ts'
import type { LedgerEntry, Media, PreviousItem, ReadingContext } from './reading.ts'

/** Longer messages are read by their first part: no report is longer, and reading must stay quick. */
const LONGEST = 3000

/** What the reader knows of the sender, made safe: any part may be missing or of a wrong shape. */
export interface Surroundings {
  day: Today | null
  role: string
  village: string
  /** Assets the sender may write for. */
  own: LedgerEntry[]
  /** Assets of other villages, known only to be refused. */
  foreign: LedgerEntry[]
  photos: Media[]
  voice: boolean
  previous: PreviousItem[]
}

/** Roles bound to one village (domain.md §5); all others may report on behalf. */
const VILLAGE_ROLES = new Set(['village', 'keeper', 'squad'])
export const boundToVillage = (around: Surroundings): boolean => around.role === '' || VILLAGE_ROLES.has(around.role)

export function surroundings(context: ReadingContext | undefined | null): Surroundings {
  const given = typeof context === 'object' && context !== null ? context : {}
  const ledger = list(given.ledger).filter((entry) => typeof entry?.id === 'string' && typeof entry.name === 'string')
  const village = text(given.sender?.village)
  const role = text(given.sender?.role)
  const mine = (entry: LedgerEntry) =>
    !village || !entry.village || entry.village === village || stem(entry.village) === home
  const home = stem(village)
  const bound = role === '' || VILLAGE_ROLES.has(role)
  const media = list(given.media).filter((item) => typeof item?.id === 'string')
  return {
    day: typeof given.now === 'string' ? today(given.now) : null,
    role,
    village,
    own: bound ? ledger.filter(mine) : ledger,
    foreign: bound ? ledger.filter((entry) => !mine(entry)) : [],
    photos: media.filter((item) => !item.type || /^(?:image|photo|picture)/.test(item.type)),
    voice: media.some((item) => /^(?:voice|audio)/.test(item.type ?? '')),
    previous: list(given.previous).filter((item) => typeof item === 'object' && item !== null),
  }
}

const list = <T>(value: T[] | undefined): T[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** 荆干村 and 荆干 are one village. */
export const stem = (village: string): string => village.replace(/(?:村民委员会|村委会|行政村|村)$/, '')

export interface Prepared {
  /** One spelling, placeholders taken out, personal numbers masked; still the sender's words. */
  words: string
  pictures: number
  awaitsPhoto: boolean
  /** Nothing but a nodding picture sign. */
  nod: boolean
  pii: boolean
}

/** The same short stretch over and over says nothing more than once. Digits stay: they may be a personal number. */
const FLOOD = /([^\d]{1,4}?)\1{11,}/gu

/** Normalises, masks personal numbers and takes out the platform's placeholders ([图片], [位置]). */
export function prepare(message: unknown): Prepared {
  const given = typeof message === 'string' ? message.slice(0, LONGEST).replace(FLOOD, '$1') : ''
  const { text: masked, found } = mask(normaliseTable(given))
  const pictures = masked.match(/\[(?:图片|照片|相片|image|photo)\d*\]/gi)?.length ?? 0
  const words = masked
    .replace(/\[(?:图片|照片|相片|位置|语音|视频|文件|表情|链接|小程序|名片|动画表情|image|photo|location)\d*\]/gi, ' ')
    .replace(/\[[\u4e00-\u9fa5]{1,3}\]/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ ,;。]+|[ ,;]+$/g, '')
  return {
    words,
    nod: NODDING.test(given.trim()),
    pictures,
    awaitsPhoto:
      /(?:照片|图片|相片|图).{0,4}(?:等下|稍后|晚点|待会|回头|过会|后面|明天|晚上|等会|一会|再)|(?:等下|稍后|晚点|待会|回头|过会|等会)(?:儿)?(?:再|补)?(?:发|传|补)(?:照片|图)/.test(
        words,
      ),
    pii: found,
  }
}

const NODDING =
  /^(?:👌|👍|🙏|🤝|✅|🆗|💪|\p{Emoji_Modifier}|\ufe0f|\[(?:OK|强|抱拳|握手|合十|玫瑰|赞|鼓掌|好的)\]|\s){1,12}$/iu

/** Tabs are columns: normalise() would make them blanks, so they become bars first. */
const normaliseTable = (given: string): string => normalise(given.replace(/\t/g, '|'))

/**
 * ID, bank-card and telephone numbers never get past this point (domain.md F185). A run of 15 or more digits is no sum
 * of money anybody reports.
 */
export function mask(given: string): { text: string; found: boolean } {
  let found = false
  const hide = (): string => {
    found = true
    return '[号码]'
  }
  const masked = given
    .replace(/(?<![\d.])\d{17}[\dXx](?![\d])/g, hide)
    .replace(/(?<![\d.])\d{6} ?(?:19|20)\d{2} ?\d{4} ?\d{3}[\dXx](?!\d)/g, hide)
    .replace(/(?<![\d.])(?:\d{4}[ -]){3,4}\d{1,7}(?!\d)/g, hide)
    .replace(/(?<![\d.])\d{15,}(?!\.\d)/g, hide)
    .replace(/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, hide)
    .replace(
      /((?:身份证|账号|帐号|账户|卡号|银行卡|存折|一卡通)(?:号码?)?[是为: ]*)(\d[\d -]{7,}[\dXx])/g,
      (_, label: string) => `${label}${hide()}`,
    )
  return { text: masked, found }
}

/** 三组 to 3组, 二号棚 to 2号棚: so that names in the ledger and in messages are spelled alike. */
export function numbered(given: string): string {
  return given.replace(/(?<![季月])[一二三四五六七八九十]{1,3}(?=[组号队](?!文|召|称))/g, (word) =>
    String(smallNumber(word)),
  )
}

function smallNumber(word: string): number {
  const digits = '一二三四五六七八九'
  if (!word.includes('十')) return [...word].reduce((sum, character) => sum * 10 + digits.indexOf(character) + 1, 0)
  const [tens = '', ones = ''] = word.split('十')
  return (tens ? digits.indexOf(tens) + 1 : 1) * 10 + (ones ? digits.indexOf(ones) + 1 : 0)
}

/** The form everything is matched on: standard words, numbers of groups and sheds in digits. */
export const matchable = (words: string): string => numbered(plain(words))
