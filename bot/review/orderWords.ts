/** 审核口令 - what a reviewer may say to the list, read without looking at it. Numbers are those of the list, from 1. */
export type ReviewOrder =
  | { what: 'accept'; numbers: number[] }
  | { what: 'acceptRest'; except: number[] }
  | { what: 'return'; numbers: number[]; reason: string }
  | { what: 'ask'; numbers: number[]; words: string }
  | { what: 'next' }

const LIST = String.raw`第?\d{1,3}(?:\s*[-—~到至]\s*\d{1,3})?(?:[\s,，、和.]+第?\d{1,3}(?:\s*[-—~到至]\s*\d{1,3})?)*`
const UNIT = String.raw`\s*(?:号|条)?`
/** After the numbers something else begins: "退 3万不对" and "退 2张照片看不清" have a reason that begins with a digit. */
const END = String.raw`(?:${UNIT}[\s,，:：。.]+|${UNIT}$)`

const ACCEPT = new RegExp(String.raw`^(?:收下?|通过)\s*(?<list>${LIST})?${UNIT}[。.]?$`)
const ACCEPT_OPEN = /^(收下?|接收|通过|可以|行|对|没问题)[。.]?$/
const ACCEPT_REST = new RegExp(
  String.raw`^(?:除了?|除开)\s*(?<list>${LIST})${UNIT}\s*(?:以?外)?[\s,，]*(?:其他|其余|别)?的?\s*(?:都|全)(?:部)?收(?:下|了)?[。.]?$`,
)
const RETURN = new RegExp(String.raw`^(?:退回?|打回|不收)\s*(?:(?<list>${LIST})${END})?[\s,，:：]*(?<rest>.*)$`, 's')
const ASK = new RegExp(String.raw`^问(?:一下|一问)?\s*(?:(?<list>${LIST})${END})?[\s,，:：]*(?<rest>.*)$`, 's')

export function readReviewOrder(text: string): ReviewOrder | null {
  const groups = (pattern: RegExp) => pattern.exec(text)?.groups
  if (/^(下一?(条|个|处)|继续|接着看?)[。.]?$/.test(text)) return { what: 'next' }
  if (ACCEPT_OPEN.test(text)) return { what: 'accept', numbers: [] }
  const accepted = groups(ACCEPT)
  if (accepted) return { what: 'accept', numbers: numbersOf(accepted['list']) }
  const rest = groups(ACCEPT_REST)
  if (rest) return { what: 'acceptRest', except: numbersOf(rest['list']) }
  const returned = groups(RETURN)
  if (returned) return { what: 'return', numbers: numbersOf(returned['list']), reason: (returned['rest'] ?? '').trim() }
  const asked = groups(ASK)
  if (asked) return { what: 'ask', numbers: numbersOf(asked['list']), words: (asked['rest'] ?? '').trim() }
  return null
}

const MOST = 200

/** `1 3-5` -> 1, 3, 4, 5. */
function numbersOf(list = ''): number[] {
  const found = new Set<number>()
  for (const [, from, to] of list.matchAll(/(\d{1,3})(?:\s*[-—~到至]\s*(\d{1,3}))?/g)) {
    const last = Number(to ?? from)
    for (let number = Number(from); number <= last && found.size < MOST; number++) found.add(number)
  }
  return [...found]
}
