import { articleKey, numberOf } from './structure/articleHead.ts'

/** 引用 - where somebody points: an article, perhaps a paragraph (款) and an item (项) of it. */
export interface Pointer {
  readonly key: string
  readonly paragraph: number | null
  readonly item: number | null
}

const N = String.raw`([零〇一二三四五六七八九十百千两\d]+)`
const ARTICLE = new RegExp(
  String.raw`^第?${N}条?(?:之([一二三四五六七八九十\d]+))?(?:第${N}款)?(?:第?[(（]?${N}[)）]?项?)?$`,
)
const SECTION = new RegExp(
  String.raw`^第?([一二三四五六七八九十]+)(?:部分|、|大?点)?(?:第?[(（]([一二三四五六七八九十]+)[)）](?:项|点)?)?$`,
)
const ATTACHMENT = /^附(件|表|录)?([一二三四五六七八九十\d]*)$/

/** 第三十六条第二款第（七）项, 12, 二、（三）, 附件1 - as look-up key; null when it is none. `sections`: of a document without articles. */
export function pointerOf(text: string, sections = false): Pointer | null {
  const bare = text.normalize('NFKC').replace(/\s/g, '')
  const attachment = ATTACHMENT.exec(bare)
  if (attachment)
    return plain(`附${attachment[1] ?? '件'}${attachment[2] ? (numberOf(attachment[2]) ?? attachment[2]) : 1}`)
  const section = sections ? SECTION.exec(bare) : null
  if (section) {
    const [top, sub] = [numberOf(section[1]!), section[2] === undefined ? null : numberOf(section[2])]
    return top === null ? null : plain(`§${top}${sub === null ? '' : `.${sub}`}`)
  }
  const article = ARTICLE.exec(bare)
  const number = article ? numberOf(article[1]!) : null
  if (!article || number === null) return null
  const optional = (part: string | undefined) => (part === undefined ? null : numberOf(part))
  return {
    key: articleKey(number, optional(article[2]) ?? 0),
    paragraph: optional(article[3]),
    item: optional(article[4]),
  }
}

const plain = (key: string): Pointer => ({ key, paragraph: null, item: null })
