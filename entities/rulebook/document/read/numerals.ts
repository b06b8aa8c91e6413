const DIGITS = '零一二三四五六七八九'
const FORMAL = '零壹贰叁肆伍陆柒捌玖'

/** 12 as 十二, 110 as 一百一十; up to 9999. */
export function chinese(n: number, digits = DIGITS, units = ['', '十', '百', '千']): string {
  const figures = [...String(n)].map(Number)
  let text = ''
  for (const [i, figure] of figures.entries()) {
    const unit = units[figures.length - 1 - i] ?? ''
    if (figure !== 0) text += (digits[figure] ?? '') + unit
    else if (figures.slice(i + 1).some((f) => f > 0) && !text.endsWith('零')) text += '零'
  }
  return n >= 10 && n < 20 && digits === DIGITS ? text.slice(1) : text || '零'
}

/** A number as Word's list format writes it (ECMA-376 ST_NumberFormat; the ones Chinese documents use). */
export function counted(n: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
    case 'japaneseCounting':
      return chinese(n)
    case 'chineseLegalSimplified':
      return chinese(n, FORMAL, ['', '拾', '佰', '仟'])
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : `(${n})`
    case 'decimalEnclosedParen':
      return `(${n})`
    case 'decimalFullWidth':
      return String(n).replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)))
    case 'lowerLetter':
      return String.fromCodePoint(96 + ((n - 1) % 26) + 1)
    case 'upperLetter':
      return String.fromCodePoint(64 + ((n - 1) % 26) + 1)
    case 'lowerRoman':
      return roman(n).toLowerCase()
    case 'upperRoman':
      return roman(n)
    default:
      return String(n)
  }
}

const ROMAN: [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
const roman = (n: number): string => {
  const step = ROMAN.find(([value]) => value <= n)
  return step ? step[1] + roman(n - step[0]) : ''
}
