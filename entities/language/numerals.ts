const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}

export const UNITS: Record<string, number> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  k: 1000,
  K: 1000,
  万: 1e4,
  萬: 1e4,
  w: 1e4,
  W: 1e4,
  亿: 1e8,
}

export const digit = (character: string | undefined): number =>
  character === undefined ? 0 : (DIGITS[character] ?? Number(character))

/** Least and greatest value of a run of numerals: equal for 三万二, apart for 两三万 and 十几. Null: not a number. */
export function valuesOf(run: string): [number, number] | null {
  const pair = /([一二两三四五六七八九])([一二三四五六七八九])(?=[十百千万]|$)/.exec(run)
  if (pair && /[十百千万]/.test(run) && !/\d/.test(run)) {
    const [low, high] = [digit(pair[1]), digit(pair[2])]
    if (high === low + 1 || (low === 3 && high === 5)) {
      const fill = (character: string) => value(run.slice(0, pair.index) + character + run.slice(pair.index + 2))
      const [min, max] = [fill(pair[1] ?? ''), fill(pair[2] ?? '')]
      return min === null || max === null ? null : [min, max]
    }
  }
  if (pair && run.length === 2 && digit(pair[2]) === digit(pair[1]) + 1) return [digit(pair[1]), digit(pair[2])]
  if (/[几数]/.test(run)) {
    const [min, max] = [value(run.replace(/[几数]/g, '一')), value(run.replace(/[几数]/g, '九'))]
    return min === null || max === null ? null : [min, max]
  }
  const exact = value(run)
  return exact === null ? null : [exact, exact]
}

function value(run: string): number | null {
  const bare = run.replace(/[ ,]/g, '')
  const decimal = /^([零〇一二三四五六七八九十百]+)点([零〇一二三四五六七八九]+)/.exec(bare)
  if (decimal) {
    const whole = value(decimal[1] ?? '')
    if (whole === null) return null
    const fraction = [...(decimal[2] ?? '')].map(digit).join('')
    return value(`${whole}.${fraction}${bare.slice(decimal[0].length)}`)
  }
  // 二零二六, 三五〇: digits read out one by one.
  if (/^[零〇一二三四五六七八九]{3,}$/.test(bare)) return Number([...bare].map(digit).join(''))
  let total = 0
  let section = 0
  let current: number | null = null
  let lastUnit = 0
  let zero = false
  for (const token of bare.match(/\d+(?:\.\d+)?|./g) ?? []) {
    const unit = UNITS[token]
    if (unit !== undefined) {
      if (unit >= 1e4) {
        total = (total + section + (current ?? (section === 0 && total === 0 ? 1 : 0))) * unit
        section = 0
      } else section += (current ?? 1) * unit
      current = null
      lastUnit = unit
      zero = false
    } else if (/^\d/.test(token)) {
      if (current !== null && current !== 0) return null
      if (token.startsWith('0') && token !== '0' && !token.startsWith('0.')) zero = true
      current = Number(token)
    } else if (DIGITS[token] !== undefined) {
      if (token === '零' || token === '〇') {
        zero = true
        current ??= lastUnit ? null : 0
      } else {
        if (current !== null && current !== 0) return null
        current = DIGITS[token] ?? 0
      }
    } else return null
  }
  // 三万二, 3万2: the last figure counts the next lower unit, unless 零 stands between.
  if (current !== null)
    section +=
      lastUnit >= 100 && !zero && Number.isInteger(current) && current < 10 ? (current * lastUnit) / 10 : current
  return Math.round((total + section) * 1e6) / 1e6
}
