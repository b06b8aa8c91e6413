/**
 * How far a number reaches, by the words around it. Over and at least are told apart: 过半数 is not 半数以上 where votes are
 * counted. 不得超过 comes before 超过, so that the longer words are taken first.
 */
const BEFORE: readonly (readonly [bound: string, words: RegExp])[] = [
  [
    '≤',
    /(?:不得|不能|不可以|不可|不许|不准|不应当?|不会|不|未|没有?)(?:超过|多于|高于|大于|长于)|最长|最多|至多|最高|最迟|最晚|上限/g,
  ],
  [
    '≥',
    /(?:不得|不能|不可以|不可|不许|不准|不应当?|不会|不|未|没有?)(?:少于|低于|小于|短于)|至少|最少|最低|起码|达到|(?<![不未届期])满/g,
  ],
  ['<', /不足|不满|未满|不到|未达到?|少于|低于|小于|短于/g],
  ['>', /超过|多于|高于|大于|长于|(?<![经通超不])过$/g],
  ['前', /提前/g],
]
const AFTER: readonly (readonly [bound: string, words: RegExp])[] = [
  ['≥', /^(?:及|或者?)?以上|^起(?!诉|草|算)/],
  ['≤', /^(?:及|或者?)?以下|^(?:以|之)?内(?!容|部)|^为限|^封顶/],
  ['前', /^(?:以|之)?前(?!款|条|项|述)/],
  ['后', /^(?:以|之)?后/],
  ['外', /^(?:以|之)外/],
]
const NEAR = 8

/** Sorted marks of all bounds near a number; `before` reaches back to the number before it. */
export function boundsAround(before: string, after: string): string {
  let near = (before.split(/[，。；：、\n]/).at(-1) ?? '').slice(-NEAR)
  const marks = new Set<string>()
  for (const [bound, words] of BEFORE)
    near = near.replace(words, () => {
      marks.add(bound)
      return ''
    })
  const behind = after.replace(/^[”」"的]+/, '')
  for (const [bound, words] of AFTER) if (words.test(behind)) marks.add(bound)
  return [...marks].sort().join('')
}

/** The words that only bound a number; the number itself proves them. */
export const boundWords = [
  ...[
    '不得超过',
    '不能超过',
    '不超过',
    '超过',
    '多于',
    '高于',
    '最长',
    '最多',
    '至多',
    '最高',
    '最迟',
    '上限',
    '不少于',
    '不得少于',
  ],
  ...[
    '不低于',
    '不得低于',
    '至少',
    '最少',
    '最低',
    '起码',
    '达到',
    '不足',
    '不满',
    '未满',
    '不到',
    '少于',
    '低于',
    '提前',
    '满',
    '过',
  ],
  ...['以上', '以下', '以内', '之内', '内', '以前', '之前', '前', '以后', '之后', '后', '起'],
] as const
