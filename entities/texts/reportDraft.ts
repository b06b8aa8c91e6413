/** What the assistant says of reports that wait for a word of their sender. */
export const reportDraftTexts = {
  /** What is still open, after what was understood: 冷库三季度停用，还差原因. */
  gaps: {
    asset: '还没说是哪一个',
    period: '还没说是哪一期',
    split: '还差按季度分开的数',
    status: '还没说情况怎么样',
    unit: '还没说是万元还是元',
    amount: '还差收入',
    due: '还差欠款数',
    reason: '还差原因',
    confirm: '还没报上去',
  },
  noAsset: '有一处',
  item: (d: { asset: string; period: string; status: string; money: string }) =>
    [`${d.asset}${d.period}${d.status}`, d.money].filter((part) => part !== '').join('，'),
  line: (d: { items: string[]; gap: string }) =>
    `${d.items.slice(0, 3).join('；')}${d.items.length > 3 ? `等 ${d.items.length} 处` : ''}，${d.gap}`,

  /** Nothing more was said: told once. */
  kept: (d: { lines: string[]; confirm: boolean }) =>
    d.lines.length === 1
      ? `先给您存着：${d.lines[0]}。${d.confirm ? '回“对”就报上' : '接着说就行'}，不报回“算了”。`
      : `先给您存着 ${d.lines.length} 条：${numbered(d.lines)}\n回序号接着报，不要了回“算了 序号”。`,
  /** Enough was asked for one time. */
  keptOpen: (d: { line: string }) => `不多问了，先给您存着：${d.line}。有空回“草稿”接着报，不报回“算了”。`,
  expired: (d: { lines: string[]; days: number }) =>
    d.lines.length === 1
      ? `这条存了 ${d.days} 天，收起来了，没有上报：${d.lines[0]}。要报再说一遍就行。`
      : `有 ${d.lines.length} 条存了 ${d.days} 天，收起来了，没有上报：${numbered(d.lines)}\n要报再说一遍就行。`,
  /** Somebody else reported it meanwhile. */
  settled: (d: { line: string; by: string }) => `${d.line}：这处${d.by}已经报了，您存着的这条不用管了。`,

  list: (d: { lines: string[] }) =>
    `存着 ${d.lines.length} 条没报完：${numbered(d.lines)}\n回序号接着报；不要了回“算了 序号”。`,
  none: () => '没有存着的，都报完了。',
  /** One that waits is gone on with. */
  resume: (d: { line: string; question: string }) => `存着的：${d.line}。\n${d.question}`,
  dropped: (d: { line: string; left: number }) =>
    `好，不报了：${d.line}。${d.left > 0 ? `还存着 ${d.left} 条，回“草稿”看。` : ''}`,
  noSuch: (d: { count: number }) => `存着的只有 ${d.count} 条，回“草稿”看。`,

  /** In a reminder: what was begun is not asked for anew. */
  begun: (d: { lines: string[] }) =>
    `您说过的还存着：${d.lines.join('；')}。${d.lines.length === 1 ? '接着说就行' : '回“草稿”接着报'}。`,
}

const numbered = (lines: string[]) => lines.map((line, i) => `\n${i + 1} ${line}`).join('')
