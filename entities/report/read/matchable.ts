import { plain } from '../../language/normalise.ts'

/** The form everything is matched on: standard words, numbers of groups and sheds in digits. */
export const matchable = (words: string): string => numbered(plain(words))

/** 三组 to 3组, 二号棚 to 2号棚: so that names in the ledger and in messages are spelled alike. */
export function numbered(given: string): string {
  return given
    .replace(RANGE, (all, from: string, to: string, unit: string) => {
      const [first, last] = [from, to].map((word) => (/\d/.test(word) ? Number(word) : smallNumber(word)))
      return first && last && first < last && last - first < 30
        ? Array.from({ length: last - first + 1 }, (_, i) => `${first + i}${unit}`).join('、')
        : all
    })
    .replace(/(?<![季月])([一二三四五六七八九十]{1,3})([组号队])(?!文|召|称)/g, (_, word: string, unit: string) =>
      // 一二三组 are three; twenty-three is 二十三
      (word.includes('十') ? [smallNumber(word)] : [...word].map(smallNumber)).map((one) => `${one}${unit}`).join('、'),
    )
}

/** 1到3号棚, 一组到八组的路; dates (1到3号) are followed by no thing. */
const RANGE =
  /(?<![\d季月年.])(\d{1,2}|[一二三四五六七八九十]{1,3})[组号队]?(?:到|至|-|~)第?(\d{1,2}|[一二三四五六七八九十]{1,3})([组号队])(?=的?(?:那几|几|这几|所有)?[个条座]?的?[棚大蔬育路通道水桥便堰渠塘厕公库冷泵光电门])/g

function smallNumber(word: string): number {
  const digits = '一二三四五六七八九'
  if (!word.includes('十')) return [...word].reduce((sum, character) => sum * 10 + digits.indexOf(character) + 1, 0)
  const [tens = '', ones = ''] = word.split('十')
  return (tens ? digits.indexOf(tens) + 1 : 1) * 10 + (ones ? digits.indexOf(ones) + 1 : 0)
}
