import { valuesOf } from '../../language/numerals.ts'
import { plain } from '../../language/normalise.ts'

/**
 * One spelling for whatever can be counted: 三分之二 = 2/3, 百分之八十 = 八成 = 80%, 二十年 = 20年, 半年 = 6个月, 10天 = 10日.
 * Fact and answer are both brought to it before they are compared; it is not for reading by people.
 */
export function counted(text: string): string {
  return plain(text)
    .replace(/\s+/g, '')
    .replace(/(?<![\d一二三四五六七八九十])半年/g, '6个月')
    .replace(new RegExp(`(${NUMERAL})分之(${NUMERAL})`, 'g'), (all, whole: string, part: string) => {
      const [below, above] = [valueOf(whole), valueOf(part)]
      if (below === null || above === null) return all
      return below === 100 ? `${above}%` : `${above}/${below}`
    })
    .replace(new RegExp(`(${NUMERAL})成(?=[^员立本为果熟分效就]|$)`, 'g'), (all, part: string) => {
      const tenths = valueOf(part)
      return tenths === null || tenths > 10 ? all : `${tenths * 10}%`
    })
    .replace(new RegExp(NUMERAL, 'g'), (all) => {
      const value = valueOf(all)
      return value === null ? all : String(value)
    })
    .replace(/(\d)(天|号(?=前|内|止|$))/g, '$1日')
    .replace(/(\d)个月/g, '$1月')
}

/** A run of numerals; 几 and 数 are no figures. */
const NUMERAL = String.raw`(?:\d+(?:\.\d+)?[百千万亿]*|[零〇一二两三四五六七八九十百千万亿]+)`

const valueOf = (run: string): number | null => {
  const values = valuesOf(run)
  return values && values[0] === values[1] ? values[0] : null
}

/** What a counted text says in figures: each number with its unit (20年, 2/3, 80%). A bare 1 says nothing (一户, 统一, 一般). */
export function figuresIn(text: string): string[] {
  return [...text.matchAll(/\d+(?:\.\d+)?(?:\/\d+|%|年|月|日|号|元|类|级|条|次)?/g)]
    .map(([figure]) => figure)
    .filter((figure) => !/^1(?:次|类|级)?$/.test(figure))
}

/** Whether the answer holds the figure, not as a part of another (2年 is not in 12年); a unit may be left out on one side. */
export function saysFigure(answer: string, figure: string): boolean {
  const bare = /^\d+(?:\.\d+)?(?:\/\d+)?%?/.exec(figure)?.[0] ?? figure
  return new RegExp(`(?<![\\d./])${bare.replace('.', '\\.')}(?![\\d/%]|\\.\\d)`).test(answer)
}
