/**
 * Brings what people type, paste or dictate to one spelling before anything reads it: NFKC (full width, circled and
 * compatibility forms), one kind of blank, one kind of each punctuation mark. Line breaks stay, they end sentences.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .replace(PUNCTUATION, mark => SAME_MARK[mark] ?? mark)
    .trim()
}

/** Zero-width marks, bidi controls, variation selectors, soft hyphen and control characters other than tab and line breaks. */
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g

/** Half-width forms that NFKC made are put back to the Chinese mark where it separates sentences; brackets and dashes become one kind. */
const SAME_MARK: Record<string, string> = {
  ',': ',', '，': ',', '、': '、', '﹑': '、', '､': '、',
  '。': '。', '｡': '。', '．': '.', '；': ';', '：': ':', '！': '!', '？': '?',
  '【': '[', '】': ']', '〔': '[', '〕': ']', '［': '[', '］': ']', '（': '(', '）': ')',
  '“': '"', '”': '"', '„': '"', '「': '"', '」': '"', '『': '"', '』': '"', '‘': "'", '’': "'",
  '—': '-', '–': '-', '―': '-', '−': '-', '‐': '-', '‑': '-', '～': '~', '〜': '~', '∼': '~',
  '×': 'x', '✕': 'x', '✖': 'x', '＊': '*', '¥': '元', '￥': '元', '·': '·', '•': '·',
}
const PUNCTUATION = /[,，、﹑､。｡．；：！？【】〔〕［］（）“”„「」『』‘’—–―−‐‑～〜∼×✕✖＊•]/g

/**
 * The villages' plain speech in standard words (Jianghan plain; source: domain.md §8), for matching only: the answer to
 * a person never repeats this text. Longest words first, so that 得不得行 is not read as 行.
 */
export function plain(text: string): string {
  return normalise(text).replace(DIALECT_WORD, word => DIALECT[word] ?? word)
}

/** Jianghan words and how the rule books say them. Order does not matter, the longest match wins. */
const DIALECT: Record<string, string> = {
  么子: '什么', 么事: '什么', 么意思: '什么意思', 么样: '怎么样', 么办: '怎么办', 么时候: '什么时候', 么时: '什么时候',
  啥子: '什么', 啥时候: '什么时候', 啥时: '什么时候', 啥意思: '什么意思', 啥: '什么', 咋个: '怎么', 咋办: '怎么办', 咋样: '怎么样', 咋: '怎么',
  么斯: '什么', 么搞: '怎么办', 为么子: '为什么', 为么事: '为什么', 为么: '为什么', 为啥: '为什么', 做么子: '做什么',
  几多: '多少', 好多: '多少', 好多钱: '多少钱', 好久: '多久', 几时: '什么时候', 几咱: '什么时候', 几大: '多大',
  哪么搞: '怎么办', 哪么办: '怎么办', 哪门搞: '怎么办', 哪么样: '怎么样', 哪么: '怎么', 哪门: '怎么', 哪块: '哪里', 哪个: '谁', 哪一个: '哪一个',
  冇得: '没有', 没得: '没有', 冇: '没', 莫得: '没有', 晓得: '知道', 晓不晓得: '知不知道', 晓不得: '不知道',
  得不得行: '行不行', 要得: '可以', 要不得: '不行', 得行: '行', 不得行: '不行', 搞么子: '做什么', 搞得: '可以', 搞不得: '不行',
  烂哒: '坏了', 烂了: '坏了', 烂得: '坏得', 坏哒: '坏了', 不中用: '不能用', 不中用了: '不能用了', 不中用哒: '不能用了', 
  哒: '了', 蛮: '很', 些个: '些', 别个: '别人', 人家屋里: '别人家', 屋里: '家里', 屋头: '家里', 晚些时: '以后', 这哈: '现在', 这下: '现在', 克: '去',
  空起在: '空着', 空起: '空着', 租子: '租金', 租钱: '租金', 分钱: '分红', 打卡上: '到账', 进账: '到账', 本子: '台账', 册子: '台账', 账本: '台账', 台帐: '台账', 帐: '账',
}
const DIALECT_WORD = new RegExp(
  Object.keys(DIALECT).sort((a, b) => b.length - a.length).join('|'),
  'g',
)
