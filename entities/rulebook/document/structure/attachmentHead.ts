import { NUMERAL, numberOf } from './articleHead.ts'
import { compact } from './heading.ts'

/** 附件 - the line an attachment begins with. */
export interface AttachmentHead {
  /** 附件1, 附表二, 附件. */
  readonly label: string
  /** For look-up: 附件1, 附表2; the first without a number counts as 1. */
  readonly key: string
  readonly title: string
}

const HEAD = new RegExp(
  String.raw`^[【\[（(]?附[\s\u3000]*(件|表|录)?[\s\u3000]*(${NUMERAL})?[\]】）)]?(?:([\s\u3000:：.．、-]+)(.*))?$`,
)
const LONGEST = 60

export function attachmentHead(text: string): AttachmentHead | null {
  const match = HEAD.exec(text)
  if (!match) return null
  const [, kind, numeral, between, rest] = match
  const title = compact(rest ?? '')
  if (kind === undefined && !/[:：]/.test(between ?? '')) return null
  if (title.length > LONGEST || /[。；;]$/.test(title)) return null
  const number = numeral === undefined ? null : numberOf(numeral)
  if (numeral !== undefined && number === null) return null
  return {
    label: `附${kind ?? '件'}${numeral === undefined ? '' : numeral.replace(/[\s\u3000]/g, '')}`,
    key: `附${kind ?? '件'}${number ?? 1}`,
    title,
  }
}
