import type { ErrorData } from './errors.ts'

interface Report {
  questions: number
  changed: readonly { question: string; old: string; new: string }[]
  more: number
  wrong: number
  unheard: readonly string[]
  p95: number
}

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}……` : text)
/** 413 -> 400 多: the exact number says nothing to a reader and changes every week. */
const about = (n: number): string => (n >= 100 ? `${Math.floor(n / 100) * 100} 多道` : `${n} 道`)
const SLOW = 1000
const slow = (p95: number): string => (p95 > SLOW ? `答得也慢了，要 ${p95} 毫秒。` : '')

/** Taking answers into the rulebook. Numbers look like A0012. */
export const reviewedTexts = {
  /** To the one who answered himself. */
  offer: (d: { number: string }) => `${d.number} 的答复要不要收进问答库？回“收”或改好再发我。收之前会先跑一遍测试题。`,
  offerToOther: (d: { number: string; question: string; from: string; answer: string }) =>
    `${d.number}“${cut(d.question, 40)}”，${d.from}答：“${cut(d.answer, 100)}”。\n${reviewedTexts.offer(d)}`,
  taken: (d: { number: string; code: string; unread: boolean }) =>
    `好，${d.number} 记为 ${d.code}，先跑一遍测试题，跑完告诉您。${d.unread ? '所依据的文件还没有录入，会照您说的写上。' : ''}`,
  left: (d: { number: string }) => `好，${d.number} 不收。`,
  whichTake: (options: string[]) => `收哪一个？ ${numbered([...options, '都先放着'])}`,
  whichLeave: (options: string[]) => `不收哪一个？ ${numbered([...options, '都不收'])}`,
  option: (d: { number: string; question: string }) => `${d.number} ${cut(d.question, 16)}`,
  isMended: (d: { number: string }) => `这是 ${d.number} 改好的答复吗？ 1 是 2 不是`,
  nothingToTake: () => '现在没有等您收的答复。要收哪一条就回“收”加编号，比如“收 Q0001”。',
  notMended: () => '好，没有当成答复。是您自己的事就请再发一遍。',
  allLeft: () => '好，这些都不收。',
  putAside: () => '好，先放着。要收哪一条就回“收”加编号。',

  live: (d: { code: string; question: string; report: Report }) =>
    `${d.code}“${cut(d.question, 30)}”收进问答库了。跑了 ${about(d.report.questions)}测试题，别的答复都没有变。${unheard(d.report)}${slow(d.report.p95)}`,
  changes: (d: { code: string; report: Report }) =>
    [
      `${d.code} 跑了 ${about(d.report.questions)}测试题，${summary(d.report)}`,
      ...d.report.changed.map((one) => `“${cut(one.question, 24)}”：${said(one.old)} → ${said(one.new)}`),
      ...(d.report.more > 0 ? [`……还有 ${d.report.more} 道`] : []),
      `${unheard(d.report)}${slow(d.report.p95)}收不收？ 1 照收 2 先不收`,
    ].join('\n'),
  refused: (d: { code: string; why: string }) => `${d.code} 没有收成：${d.why}`,
  takenAnyway: (d: { code: string }) => `好，${d.code} 收进问答库了。`,
  leftAsDraft: (d: { code: string }) => `好，${d.code} 先不收，留作草稿。要改就回“${d.code} 改成”，后面写新的答复。`,
  again: (d: { code: string }) => `问答库刚有别的变动，${d.code} 再跑一遍测试题，跑完告诉您。`,
  whichDecision: (codes: string[]) => `有 ${codes.length} 条在等您定，请带上编号，比如“照收 ${codes[0] ?? ''}”。`,

  list: (d: { live: number; lines: string[]; more: number }) =>
    [
      `问答库里有 ${d.live} 条县里审定的答复：`,
      ...d.lines,
      ...(d.more > 0 ? [`……还有 ${d.more} 条`] : []),
      '回编号看全文，比如“A0001”。',
    ].join('\n'),
  listLine: (d: { code: string; question: string; note: string }) => `${d.code} ${cut(d.question, 30)}${d.note}`,
  notes: {
    draft: '（草稿）',
    trying: '（在跑测试题）',
    waiting: '（等您定）',
    changed: '（条文已改，请复核）',
    unread: '（原文还没有录入）',
    ended: '（不在有效期）',
    retired: '（已停用）',
  },
  noneYet: () => '问答库里还没有县里审定的答复。值班的同志答复以后，我会问您要不要收。',
  detail: (d: {
    code: string
    isRetired: boolean
    ways: readonly string[]
    say: string
    source: string
    note: string
  }) =>
    [
      `${d.code}${d.note}`,
      `问：${d.ways.slice(0, 3).join(' / ')}${d.ways.length > 3 ? ` 等 ${d.ways.length} 种问法` : ''}`,
      `答：${d.say}`,
      d.source,
      ...(d.isRetired ? [] : [`要改回“${d.code} 改成”加新的答复，停用回“${d.code} 停用”加原因。`]),
    ].join('\n'),
  amended: (d: { code: string }) => `好，改好的记为 ${d.code}，先跑一遍测试题，跑完告诉您。`,
  retired: (d: { code: string }) => `好，${d.code} 停用了，以后不再这样答。`,
  retireNeedsReason: (d: { code: string }) => `请写上停用的原因，比如“${d.code} 停用 政策变了”。`,
  confirmed: (d: { code: string }) => `好，${d.code} 仍然有效，照旧答。`,
  recheck: (d: { code: string; question: string; clause: string; say: string }) =>
    `${d.code}“${cut(d.question, 30)}”依据的${d.clause}有变动，答的时候会先说明正在复核。\n现在答的是：“${cut(d.say, 80)}”。还对就回“${d.code} 仍有效”，要改回“${d.code} 改成”加新的答复。`,
}

const said = (answer: string): string => (answer === '' ? '转值班' : `“${cut(answer, 24)}”`)
const summary = (report: Report): string => {
  const count = report.changed.length + report.more
  if (count === 0) return '别的答复没有变。'
  return `${count} 道的答复会变${report.wrong > 0 ? `，其中 ${report.wrong} 道原来答得对` : ''}：`
}
const unheard = (report: Report): string =>
  report.unheard.length === 0
    ? ''
    : `这样问还答不到它：${report.unheard
        .slice(0, 3)
        .map((way) => `“${cut(way, 24)}”`)
        .join('、')}。`
const numbered = (options: string[]): string => options.map((option, i) => `${i + 1} ${option}`).join(' ')

/** Part of texts/errors.ts. */
export const reviewedErrorTexts = {
  'reviewed/not-found': (d) => `没有找到 ${d['code']}，请核对编号，或回“审定问答”看看。`,
  'reviewed/empty': () => '没有看到答复的内容，没有收。请把改好的答复再发一遍。',
  'reviewed/too-long': (d) => `这条答复有 ${d['length']} 字，问答库一条最多 ${d['limit']} 字。请改短一点再发我。`,
  'reviewed/dates': () => '有效期不对，没有收。请写成“有效期到 2027年12月31日”这样，不能早于今天。',
  'reviewed/no-such-article': (d) => `《${d['document']}》里没有找到${d['article']}，没有收。请核对后再发一遍。`,
  'reviewed/not-in-force': (d) => `《${d['document']}》${d['article']}现在不生效，没有收。请换成现行的条文再发一遍。`,
  'reviewed/no-clause': (d) => `${d['code']} 没有写依据哪一条，不用复核。`,
  'reviewed/retired': (d) => `${d['code']} 已经停用了。`,
  'reviewed/not-a-draft': (d) => `${d['code']} 不是草稿，不用再收。`,
  'reviewed/already': (d) => `${d['number']} 已经收过了（${d['code']}）。要改回“${d['code']} 改成”加新的答复。`,
  'reviewed/not-evaluated': (d) => `${d['code']} 还没有跑测试题，跑完才能收。`,
  'reviewed/changed-meanwhile': (d) => `${d['code']} 刚刚被别人改过，请再看一眼再改。`,
} satisfies Record<string, (data: ErrorData) => string>
