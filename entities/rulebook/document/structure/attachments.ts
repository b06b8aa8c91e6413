import type { Line } from '../read/line.ts'
import { articleLines } from './articleLines.ts'
import { type AttachmentHead, attachmentHead } from './attachmentHead.ts'
import { isClosing } from './closing.ts'

export interface Attachment extends AttachmentHead {
  readonly lines: readonly Line[]
}

const LISTED = /^[\s\u3000]*(\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、).{1,60}$/

/** 附件 - parts a document from its attachments. The list of attachments above a signature is no attachment. */
export function cutAttachments(lines: readonly Line[]): { main: readonly Line[]; attachments: Attachment[] } {
  const heads = lines.map((line) => (line.isRow ? null : attachmentHead(line.text)))
  const candidates = heads.flatMap((head, at) => (head ? [{ at, head }] : []))
  const real = candidates.filter(({ at, head }, i) => {
    const until = candidates[i + 1]?.at ?? lines.length
    const content = lines.slice(at + 1, until).filter((line) => !isClosing(line.text) && !LISTED.test(line.text))
    const comesAgain = candidates.some(
      (other) => other.at > at && (other.head.key === head.key || other.head.title === ''),
    )
    if (head.title === '') return until > at + 1
    // 附件：1.登记表 begins a list
    return content.length > 0 && !comesAgain && !/^\d{1,2}[.．、]/.test(head.title)
  })
  const first = real[0]?.at ?? lines.length
  return {
    main: lines.slice(0, first),
    attachments: real.map(({ at, head }, i) => ({
      ...head,
      lines: lines.slice(at + 1, real[i + 1]?.at ?? lines.length),
    })),
  }
}

/** A notice whose attachment is the rule: the articles stand in the attachment. Null when they do not. */
export function ruleAmong(main: readonly Line[], attachments: readonly Attachment[]): Attachment | null {
  if (articleLines(main).size > 0) return null
  return attachments.find((attachment) => articleLines(attachment.lines).size >= 2) ?? null
}
