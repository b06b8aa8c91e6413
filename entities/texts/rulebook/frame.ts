/** The words around an answer: what it rests on, and what is said when there is none. */
export const basisTexts = {
  source: (what: string) => `依据：${what}`,
  default: '系统默认',
  county: '县里设定',
  both: '目前设置',
  mayChange: '（县里可改）',
  practice: '江陵县公开做法',
  unconfirmed: (document: string) =>
    document ? `${document}（这一部分还没有核实，要县里确认）` : '还没有核实，要县里确认',
  /** `on` is 2026-10-08; `clause` as in cited.ts. */
  reviewed: (d: { clause: string; standing: string; on: string }) => {
    const [year, month, day] = d.on.split('-').map(Number)
    const note =
      d.standing === 'changed' ? '（所依据的条文已改，正在复核）' : d.standing === 'unread' ? '（原文还没有录入）' : ''
    return `${d.clause ? `${d.clause}${note}；` : ''}县里审定的答复（${year}年${month}月${day}日）`
  },
}

export const notSure = '这个我没有把握，转给值班的同志来答复。'
export const emptyQuestion = '没看到问题。请直接说想问什么，比如“租仓库要不要开会”。'

export const askTexts = {
  badLine: '这一行读不懂：每行要是一个 JSON，像 {"question": "问题", "previous": "上一个问题"}，previous 可以不写。',
}
