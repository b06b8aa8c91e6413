const YEARED =
  /([\p{Script=Han}]{1,12})[\s\u3000]*[〔［\[【（(][\s\u3000]*(\d{4}|[０-９]{4})[\s\u3000]*(?:年)?[\s\u3000]*[〕］\]】）)][\s\u3000]*(?:第)?[\s\u3000]*([\d０-９]{1,5})[\s\u3000]*号/u
const ORDER =
  /((?:中华人民共和国)?[\p{Script=Han}]{2,20}(?:令|公告))[\s\u3000]*第[\s\u3000]*([\d０-９]{1,5})[\s\u3000]*号/u

/** 文号 - the document number in a text, spelt with 〔〕; null when none stands there. */
export function documentNumber(text: string): { number: string; printed: string } | null {
  const yeared = YEARED.exec(text)
  if (yeared) {
    const [printed, body, year, number] = yeared as unknown as [string, string, string, string]
    return { number: `${body}〔${figures(year)}〕${figures(number)}号`, printed }
  }
  const order = ORDER.exec(text)
  return order
    ? { number: `${order[1]!.replace(/^中华人民共和国/, '')}第${figures(order[2]!)}号`, printed: order[0] }
    : null
}

const figures = (text: string): string => text.normalize('NFKC')

/** A line that is the number and nothing else: 江政办发〔2021〕12号, （财农〔2021〕121号）, perhaps with who signed it. */
export function numberLine(text: string): string | null {
  const found = documentNumber(text)
  if (!found) return null
  const rest = text.replace(found.printed, '').replace(/签发人[：:]?\s*\p{Script=Han}{0,4}|[\s（）()]/gu, '')
  return rest.length <= 2 ? found.number : null
}
