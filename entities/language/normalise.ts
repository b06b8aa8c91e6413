/**
 * Brings what people type, paste or dictate to one spelling before anything reads it: NFKC (full width, circled and
 * compatibility forms), one kind of blank, one kind of each punctuation mark. Line breaks stay, they end sentences.
 */
export function normalise(text: string): string {
  return text
    .replace(CIRCLED, circledNumber)
    .replace(BETWEEN_FIGURES, '， ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .replace(PUNCTUATION, (mark) => SAME_MARK[mark] ?? mark)
    .trim()
}

/** 每亩400，120亩: the wide comma parts two numbers, it does not group digits. */
const BETWEEN_FIGURES = /(?<=\d)，(?=\d+(?:亩|斤|公斤|户|头|只|个|吨|度|月|号|组))/g

/** Zero-width marks, bidi controls, variation selectors, soft hyphen and control characters other than tab and line breaks. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g

/** Chinese and typographic marks to one kind each; NFKC already made the full-width ones half width. */
const SAME_MARK: Record<string, string> = {
  '﹑': '、',
  '､': '、',
  '｡': '。',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '“': '"',
  '”': '"',
  '„': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
  '―': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '〜': '~',
  '∼': '~',
  '×': 'x',
  '✕': 'x',
  '✖': 'x',
  '¥': '¥',
  '•': '·',
}
const PUNCTUATION = new RegExp(`[${Object.keys(SAME_MARK).join('')}]`, 'g')

/** ① to ⑳: NFKC would glue them to what follows (①3组 to 13组), so they keep a mark unless they number a thing (①号棚). */
const CIRCLED = /[①-⑳](?=(.?))/g
const circledNumber = (mark: string, next: string): string => {
  const digits = mark.normalize('NFKC')
  return next === '' || /[号组、.,，\s]/.test(next) ? digits : `${digits}、`
}

/**
 * The villages' plain speech in standard words (Jianghan plain; source: domain.md §8), for matching only: the answer to
 * a person never repeats this text. The longest word wins, so that 得不得行 is not read as 得行.
 */
export function plain(text: string): string {
  return normalise(text).replace(DIALECT_WORD, (word) => DIALECT[word] ?? word)
}

/** Jianghan words and how the rule books say them. */
const DIALECT: Record<string, string> = {
  么子: '什么',
  么事: '什么',
  么斯: '什么',
  么意思: '什么意思',
  么样: '怎么样',
  么办: '怎么办',
  么搞: '怎么办',
  么时候: '什么时候',
  么时: '什么时候',
  为么子: '为什么',
  为么事: '为什么',
  为么: '为什么',
  搞么子: '做什么',
  做么子: '做什么',
  搞么事: '做什么',
  哪么搞: '怎么办',
  哪么办: '怎么办',
  哪门搞: '怎么办',
  哪么样: '怎么样',
  哪么: '怎么',
  哪门: '怎么',
  哪块: '哪里',
  啥子: '什么',
  啥时候: '什么时候',
  啥时: '什么时候',
  啥: '什么',
  为啥: '为什么',
  咋个: '怎么',
  咋搞: '怎么办',
  咋办: '怎么办',
  咋样: '怎么样',
  咋: '怎么',
  几多: '多少',
  好多: '多少',
  几时: '什么时候',
  几咱: '什么时候',
  好久: '多久',
  哪个: '谁',
  别个: '别人',
  冇得: '没有',
  没得: '没有',
  莫得: '没有',
  冇: '没',
  无人: '没有人',
  遭偷: '被偷',
  晓得: '知道',
  晓不晓得: '知不知道',
  晓不得: '不知道',
  得不得行: '行不行',
  要不要得: '可不可以',
  要得: '可以',
  要不得: '不行',
  不得行: '不行',
  得行: '行',
  烂哒: '坏了',
  烂了: '坏了',
  烂得: '坏得',
  烂完: '坏完',
  不中用: '不能用',
  哒: '了',
  蛮: '很',
  屋里: '家里',
  屋头: '家里',
  空起在: '空着',
  空起: '空着',
  租子: '租金',
  租钱: '租金',
  分钱: '分红',
  打卡上: '到账',
  进账: '到账',
  进帐: '到账',
  到帐: '到账',
  册子: '台账',
  账本: '台账',
  台帐: '台账',
  账号: '账号',
}

/** Where a dialect word is part of a standard one it stays: 什么样, 好多了, 一分钱, 要得到, 野蛮, 哪个季度. */
const LIMITS: Record<string, { before?: string; after?: string }> = {
  好多: { after: '(?!了|啦|哒)' },
  好久: { after: '(?=[报交填开公要能来]|一)' },
  分钱: { before: '(?<![一二两三四五六七八九十几半\\d])' },
  要得: { after: '(?!到)' },
  没得: { after: '(?!到)' },
  无人: { after: '(?!机|区)' },
  蛮: { before: '(?<!野)' },
  哪个: { after: '(?=管|签|批|审|负责|出钱|来管|说了算|去报|报|办)' },
  得行: { before: '(?<!不)' },
}
const DIALECT_WORD = new RegExp(
  Object.keys(DIALECT)
    .sort((a, b) => b.length - a.length)
    .map(
      (word) =>
        `${LIMITS[word]?.before ?? (word.startsWith('么') ? '(?<![什怎那这多要])' : '')}${word}${LIMITS[word]?.after ?? ''}`,
    )
    .join('|'),
  'g',
)
