/** What is said of the words of a stored document, and when several clauses might be meant. */
interface Told {
  document: string
  article: string
  /** First and last day, `YYYY-MM-DD`; `to` is '' while no end is known. */
  from: string
  to: string
}
interface Later extends Told {
  /** First day of the newer version, and the clause's name there. */
  since: string
  now: string
}

const day = (date: string) => {
  const [year, month, of] = date.split('-').map(Number)
  return `${year}年${month}月${of}日`
}

/** What entries say while the county's own rules are not stored. */
export const NOT_READ_IN = '原文还没有录入'

export const libraryTexts = {
  /** Instead of it, when they are: nothing in them was found to answer. */
  loaded: (say: string) => say.replaceAll(NOT_READ_IN, '已经录入，没有找到写这件事的一条，请以原文为准'),
  /** A default, and a clause of the county's that may say otherwise: the clause comes before it and counts. */
  beside: ({ say, told }: { say: string; told: string }) =>
    `县里的文件里有相近的一条，写到的以它为准。${told}\n那一条没写到的：${say}`,
  countyDocuments: ({ titles }: { titles: string[] }) =>
    `县里录入的文件有：${titles.map((title) => `《${title}》`).join('、')}。要看哪一条，就说文件名和第几条。`,
  quote: ({ words, isWhole }: { words: string; isWhole: boolean }) => `原文：“${words}”${isWhole ? '' : '（节录）'}`,
  /** A clause as the answer. */
  clause: ({ words }: { words: string }) => `条文是这样写的：“${words}”`,
  source: ({ document, article }: { document: string; article: string }) => `依据：${document}${article}`,
  noSuchArticle: ({ document, article }: { document: string; article: string }) =>
    `提醒：录入的${document}里没有${article}，请核对。`,

  notYet: ({ document, from }: Told) => `注意：那时${document}还没有施行，${day(from)}起才施行。`,
  expired: ({ document, to }: Told) => `注意：${document}有效期到${day(to)}，现在没有新的文本。`,
  superseded: ({ document, to }: Told) => `注意：这是旧文本，${document}${to ? `${day(to)}后` : ''}已不再执行。`,
  heldThen: ({ from }: Told) => `这是当时有效的文本（${day(from)}起施行），现在也是这样。`,
  same: ({ since }: Later) => `这是当时有效的文本；${day(since)}的新文本这一条没有变。`,
  moved: ({ since, now }: Later) => `这是当时有效的文本；${day(since)}起改列为${now}，内容没有变。`,
  changed: ({ since }: Later) => `注意：这是当时有效的文本，${day(since)}起这一条已经改了。`,
  removed: ({ since }: Later) => `注意：这是当时有效的文本，${day(since)}起已没有这一条。`,

  choose: ({ titles }: { titles: string[] }) =>
    [
      '您想问的是哪一个？回数字就行。',
      ...titles.map((title, i) => `${i + 1} ${title}`),
      `${titles.length + 1} 都不是`,
    ].join('\n'),
  choiceOfClause: ({ document, article, words }: { document: string; article: string; words: string }) =>
    `${document}${article}：${words}`,
}
