import type { Line } from '../read/line.ts'
import { dateIn } from './dates.ts'

const COPIES = /^(抄[\s\u3000]*送|主题词|印发|分送|发[：:]|（此件|\(此件|（联系人|\(联系人)/
const ISSUED = /(办公室|办公厅|局|委|政府|室|处).{0,12}\d{4}年\d{1,2}月\d{1,2}日印发$/
const BODY = /(政府|办公室|办公厅|委员会|局|厅|部|院|会|办|党委|县委|省委|镇|乡|中心|公司|组织|组|代章）|章\))$/

/** A date alone on its line. */
export const dateLine = (text: string): string | null => {
  const bare = text.replace(/[\s\u3000（）()]/g, '')
  const found = dateIn(bare)
  return found && found.text.length === bare.replace(/^(日期|时间|签发日期|成文日期|发布日期)[：:]?/, '').length
    ? found.date
    : null
}

const isSignature = (text: string): boolean =>
  text.replace(/[\s\u3000]/g, '').length <= 34 &&
  !/[。；：:，？！|]/.test(text) &&
  BODY.test(text.replace(/[\s\u3000]/g, ''))

export const isClosing = (text: string): boolean =>
  dateLine(text) !== null || COPIES.test(text) || ISSUED.test(text) || isSignature(text)

export interface Closing {
  issuer: string
  date: string | null
  /** Number of lines at the end that belong to it. */
  count: number
}

/** 落款 - signature, date and copies at the end of some lines. */
export function closingOf(lines: readonly Line[]): Closing {
  let count = 0
  let date: string | null = null
  let isOver = false
  const bodies: string[] = []
  for (let at = lines.length - 1; at >= 0 && !isOver; at--) {
    const { text, isRow } = lines[at]!
    const here = isRow ? null : dateLine(text)
    if (here !== null && date === null) date = here
    else if (!isRow && (COPIES.test(text) || ISSUED.test(text)) && date === null) date = null
    // a signature is only one with its date: 村委会 may as well be the last item of a list
    else if (!isRow && date !== null && bodies.length < 4 && isSignature(text))
      bodies.unshift(text.replace(/[\s\u3000]+/g, ''))
    else isOver = true
    if (!isOver) count++
  }
  return { issuer: bodies.join('、'), date, count: date === null ? countCopies(lines) : count }
}

function countCopies(lines: readonly Line[]): number {
  let count = 0
  while (count < lines.length && COPIES.test(lines[lines.length - 1 - count]!.text)) count++
  return count
}
