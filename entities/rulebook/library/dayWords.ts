/** Reading vocabulary: words that ask for the rule of another time, not for a thing of that year. */
const RULE =
  '(?:的?(?:老|旧)?(?:规定|规矩|办法|细则|制度|文件|条文|版本|法|政策)|的时候|那时|那会儿?|当时|时(?=[，,。？?]|$))'
/** A year, perhaps month and day, and such a word. */
export const DATED = new RegExp(
  String.raw`(?<year>20\d\d|去年|前年|大前年)(?:年)?(?:(?<month>\d{1,2})月(?:份)?)?(?:(?<day>\d{1,2})[日号])?${RULE}`,
  'u',
)
export const YEARS_AGO: Readonly<Record<string, number>> = { 去年: 1, 前年: 2, 大前年: 3 }
