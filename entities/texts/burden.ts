/** What reporting cost people, in words. */
export const burdenTexts = {
  asked: {
    asset: '哪一个',
    period: '哪一期',
    split: '分季度',
    status: '情况',
    unit: '单位',
    amount: '收入',
    due: '欠款',
    reason: '原因',
    confirm: '确认',
  } as Record<string, string>,
  total: (d: {
    month: string
    place: string
    reports: number
    messages: number
    questions: number
    asked: Partial<Record<string, number>>
    unchanged: number
    confirmations: number
    seconds: number | null
  }) =>
    [
      `${Number(d.month.slice(5))} 月${d.place}：填报 ${d.reports} 条，用了 ${d.messages} 条消息，${d.questions === 0 ? '没有多问' : `问了 ${d.questions} 句${what(d.asked)}`}`,
      d.reports > 0 && d.questions > 0 ? `，平均每条 ${(d.questions / d.reports).toFixed(1)} 句` : '',
      d.unchanged > 0 ? `；无变化 ${d.unchanged} 处，${d.confirmations} 次确认` : '',
      d.seconds !== null && d.seconds >= 60 ? `；从开口到报完平均 ${Math.round(d.seconds / 60)} 分钟` : '',
      '。',
    ].join(''),
  most: (d: { villages: { village: string; questions: number; asked: Partial<Record<string, number>> }[] }) =>
    `问得多的村：${d.villages.map((v) => `${v.village} ${v.questions} 句${what(v.asked)}`).join('；')}。`,
  nothing: (d: { month: string; place: string }) =>
    `${Number(d.month.slice(5))} 月${d.place}没有填报，也没有问过什么。`,
  noMonth: () => '没看懂是哪个月，请写成“负担 10月”或“负担 2026年10月”。',
}

/** （收入 2、原因 1）, most asked first. */
function what(asked: Partial<Record<string, number>>): string {
  const parts = Object.entries(asked).sort(([, a], [, b]) => (b ?? 0) - (a ?? 0))
  return parts.length === 0 ? '' : `（${parts.map(([key, n]) => `${burdenTexts.asked[key]} ${n}`).join('、')}）`
}
