import { articleHead } from '../structure/articleHead.ts'
import { headingHead } from '../structure/heading.ts'
import { attachmentHead } from '../structure/attachmentHead.ts'

const ITEM =
  /^\s*([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d０-９]{1,3}[)）]|[\d０-９]{1,2}[.．、)）]|[①-⑳])/
const ENDED = /[。！？；：;:!?.…][”"’』」）)]?$/

/** Whether a line opens something of its own, so that it is never the rest of the line before. */
export const opens = (text: string): boolean => {
  const article = articleHead(text)
  return (
    (article !== null && !article.refersBack) ||
    headingHead(text) !== null ||
    attachmentHead(text) !== null ||
    ITEM.test(text)
  )
}

/** Whether a line ends what it says. */
export const isEnded = (text: string): boolean => ENDED.test(text.trimEnd())

/** Two parts of one paragraph that a line break had parted. */
export const joined = (before: string, after: string): string =>
  /[A-Za-z0-9,]$/.test(before) && /^[A-Za-z0-9]/.test(after) ? `${before} ${after}` : before + after
