/**
 * 遮号 - hides identity card, bank account and mobile numbers before words are kept or passed on: none of them is needed for
 * this product. Twelve digits that begin with our county's code are a village, not an account. Source: domain.md F185, §10.
 */
export function maskPersonalNumbers(text: string): string {
  return text
    .replace(IDENTITY_CARD, HIDDEN)
    .replace(MOBILE, (_, head: string, tail: string) => `${head}${HIDDEN}${tail}`)
    .replace(BANK_ACCOUNT, (number) => (isVillageCode(number) ? number : HIDDEN))
}

/** 身份证号、银行账号 - what must never be stored at all, not even in the inbox; a phone number may be what an answer is about. */
export function maskPapers(text: string): string {
  return text
    .replace(IDENTITY_CARD, HIDDEN)
    .replace(BANK_ACCOUNT, (number) => (isVillageCode(number) ? number : HIDDEN))
}

/** What stands in place of a hidden number. */
export const HIDDEN = '****'
const DIGIT = '[0-9０-９]'
/** 18 digits of which the last may be X, in one piece or as place, birthday, rest; the old form has 15. */
const IDENTITY_CARD = new RegExp(
  `(?<!${DIGIT})${DIGIT}{6}[ -]?(?:[12１２]${DIGIT}{7}[ -]?${DIGIT}{3}[0-9０-９XxＸｘ]|${DIGIT}{9})(?!${DIGIT})`,
  'g',
)
const MOBILE = new RegExp(
  `(?<!${DIGIT})((?:\\+?86[ -]?)?[1１][3-9３-９]${DIGIT})[ -]?${DIGIT}{4}[ -]?(${DIGIT}{4})(?!${DIGIT})`,
  'g',
)
/** 12 to 19 digits, in one piece or in fours as printed on the card. */
const BANK_ACCOUNT = new RegExp(
  `(?<!${DIGIT})(?:${DIGIT}{12,19}|${DIGIT}{4}(?:[ -]${DIGIT}{4}){2,3}(?:[ -]${DIGIT}{1,4})?)(?!${DIGIT})`,
  'g',
)

const isVillageCode = (number: string): boolean => /^421024\d{6}$/.test(number)
