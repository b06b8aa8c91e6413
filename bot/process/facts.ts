import { countWords, meetingWords, moneyHead } from '../../entities/texts/processChat.ts'
import { readAmount } from '../../entities/report/read/index.ts'

/** `10月8日`: the last such day that is not after today; null when there is none in the text. */
export function readPastDay(text: string, today: string): string | null {
  const { year, month, day } = countWords.day.exec(text)?.groups ?? {}
  if (!month || !day) return null
  const of = (y: number) => `${y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (year) return of(Number(year))
  const thisYear = Number(today.slice(0, 4))
  return of(thisYear) <= today ? of(thisYear) : of(thisYear - 1)
}

const number = (pattern: RegExp, text: string) => {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** 代表会 10月8日 应到30 实到25 同意20. What is not said is left out, so that the rule asks for it. */
function readMeeting(text: string, today: string): Record<string, unknown> {
  const noticed = countWords.noticed.exec(text)
  const held = noticed ? text.slice(0, noticed.index) : text
  const said = {
    kind: meetingWords.find(([pattern]) => pattern.test(text))?.[1],
    heldOn: readPastDay(held, today) ?? undefined,
    total: number(countWords.total, text),
    present: number(countWords.present, text),
    agreed: number(countWords.agreed, text),
    noticedOn: noticed ? (readPastDay(text.slice(noticed.index), today) ?? undefined) : undefined,
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

/** Money at the head of what was said, and what follows it. */
function readMoney(text: string): { fen: number | null; rest: string } {
  const [, head = '', rest = ''] = moneyHead.exec(text.trim()) ?? []
  const amount = head === '' ? null : readAmount(head)
  // a bare number behind a process's number is 元: the sheet it is copied from says so
  const yuan = amount?.yuan ?? (/^[\d.,，]+$/.test(head.trim()) ? Number(head.replace(/[,，]/g, '')) : null)
  return { fen: yuan === null ? null : Math.round(yuan * 100), rest: rest.trim() }
}

/** What a step must be told, out of the words that follow its name. */
export function readFacts(step: string, text: string, today: string): Record<string, unknown> {
  const words = text.trim()
  const one = (key: string) => (words === '' ? {} : { [key]: words.slice(0, 200) })
  switch (step) {
    case 'village_review':
    case 'village_vote':
      return { meeting: readMeeting(text, today) }
    case 'county_confirm':
    case 'county_approve':
      return one('docNo')
    case 'certificate':
      return one('certNo')
    case 'settle':
      return one('outcome')
    case 'execute':
      return one('detail')
    case 'appraise': {
      const { fen, rest } = readMoney(words)
      return { ...(fen === null ? {} : { appraisalFen: fen }), ...(rest ? { agency: rest.slice(0, 200) } : {}) }
    }
    case 'book': {
      const { fen, rest } = readMoney(words)
      return { ...(fen === null ? {} : { proceedsFen: fen }), ...(rest ? { note: rest.slice(0, 200) } : {}) }
    }
    case 'dispute':
    case 'return':
    case 'refuse':
    case 'withdraw':
      return one('reason')
    default:
      return {}
  }
}
