import { plain } from '../../language/normalise.ts'

/** The form everything is matched on: standard words, numbers of groups and sheds in digits. */
export const matchable = (words: string): string => numbered(plain(words))

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
