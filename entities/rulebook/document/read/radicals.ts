/**
 * PDFs often name a character by the radical that looks the same (⼀ for 一, ⺠ for 民). The reader sees no difference, a search
 * does. Kangxi radicals have a Unicode mapping (NFKC); of the supplement only these stand for a whole character in use today.
 */
const SUPPLEMENT: Record<string, string> = {
  '⺠': '民',
  '⺟': '母',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻫': '齐',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
}

/** NFKC gives the old form of these. */
const MODERN: Record<string, string> = { 戶: '户', 靑: '青' }

export const radicalsReplaced = (text: string): string =>
  text
    .replace(/[\u2f00-\u2fd5\uf900-\ufaff]/g, (c) => MODERN[c.normalize('NFKC')] ?? c.normalize('NFKC'))
    .replace(/[\u2e80-\u2ef3]/g, (c) => SUPPLEMENT[c] ?? c)
