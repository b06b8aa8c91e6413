import { yuanShort } from './money.ts'
import { dayName } from './period.ts'

const yuan = (fen: number) => `${yuanShort(fen)} 元`

/** What is said when two people report the same, and when what was accepted is to be corrected. */
export const voicesTexts = {
  same: (d: { line: string; receipt: string; who: string; day: string }) =>
    `和${d.who} ${dayName(d.day)}报的一样，没有再记：${d.line}。回执 ${d.receipt}。`,
  sameMark: (d: { who: string }) => `（和${d.who}报的一样，没有再记）`,
  whichHolds: (d: { asset: string; who: string; day: string; theirs: string; receipt: string; yours: string }) =>
    `${d.asset}，${d.who} ${dayName(d.day)}报过：${d.theirs}（回执 ${d.receipt}）。您说的是：${d.yours}。按哪个？ 1 ${d.who}的 2 我的`,
  theirs: /^(按)?(他|她|对方|人家)(们)?(报)?的(为准)?[。.]?$/,
  mine: /^(按)?我(说|报)?的(为准)?[。.]?$/,
  keptTheirs: (d: { who: string; receipt: string }) => `好，按${d.who}报的（回执 ${d.receipt}），您这条没有记。`,
  tookYours: (d: { line: string; old: string; receipt: string; who: string }) =>
    `按您的记了：${d.line}。\n${d.who}的回执 ${d.old} 作废，新回执 ${d.receipt}，会告诉${d.who}。`,
  replaced: (d: { asset: string; old: string; by: string; line: string; receipt: string }) =>
    `您报的${d.asset}（回执 ${d.old}），${d.by}改成了：${d.line}（回执 ${d.receipt}）。不对就直接说对的。`,

  confirmCorrection: (d: { old: string; receipt: string; line: string; doubts: string[] }) =>
    `镇里已收下（回执 ${d.receipt}）：${d.old}。\n您说的是：${d.line}。${d.doubts.join('')}提更正吗？镇里同意了才改。 1 要 2 不要`,
  proposed: (d: { line: string; receipt: string; old: string }) =>
    `更正报上去了：${d.line}。\n回执 ${d.receipt}。镇里同意以前，还按已收下的算（回执 ${d.old}）。`,
  proposedMark: () => '（更正，等镇里看）',
  correctionTaken: (d: { line: string; receipt: string; by: string }) =>
    `${d.by}同意了您的更正：${d.line}（回执 ${d.receipt}）。`,
  correctionRefused: (d: { line: string; receipt: string; by: string; reason: string; standing: string }) =>
    `${d.by}没有同意更正（回执 ${d.receipt}，${d.line}）：“${d.reason}”。还按原来收下的算${d.standing === '' ? '' : `（回执 ${d.standing}）`}。`,
}

/** 退回 - what the sender hears. */
export const returnTexts = {
  one: (d: { line: string; receipt: string; reason: string; by: string }) =>
    `${d.line}（回执 ${d.receipt}）${d.by}退回来了：“${d.reason}”。直接回对的内容就行。`,
  /** He is in the middle of something else: what he says next is about that. */
  oneLater: (d: { line: string; receipt: string; reason: string; by: string }) =>
    `${d.line}（回执 ${d.receipt}）${d.by}退回来了：“${d.reason}”。先答完手上的，再回“更正 ${d.receipt}”来改。`,
  several: (d: { lines: string[]; reason: string; by: string }) =>
    [
      `${d.by}退回来 ${d.lines.length} 条：“${d.reason}”。`,
      ...d.lines,
      '请一条一条重新说，带上资产名字，比如“冷库三季度收入 7500”。',
    ].join('\n'),
}

/** 疑点 - what a reviewer should look at, one plain sentence each; those about amounts and pictures stand with their own. */
export const oddTexts = {
  lost: () => '报的是灭失，请核实。',
  correction: () => '收下以后又改的。',
  changedState: (d: { before: string; now: string }) => `上季${d.before}，这季${d.now}。`,
  incomeWhile: (d: { status: string }) => `报的是${d.status}，却有收入。`,
  withoutIncome: (d: { beforeFen: number }) => `说正常，却没有收入，上季有 ${yuan(d.beforeFen)}。`,
  offContract: (d: { quarterFen: number; differsFen: number }) =>
    `合同一季 ${yuan(d.quarterFen)}，${d.differsFen < 0 ? '少' : '多'}了 ${yuan(Math.abs(d.differsFen))}。`,
  repeated: (d: { fen: number }) => `连着三季一分不差，都是 ${yuan(d.fen)}。`,
  photoMissing: () => '前两季都有照片，这次没有。',
  onBehalf: () => '镇里代报的。',
  spoken: () => '语音报的。',
}

const left = (d: { plain: number; doubtful: number }) =>
  d.plain + d.doubtful === 0
    ? '都看完了。'
    : `还剩 ${d.plain + d.doubtful} 条${d.doubtful > 0 ? `，${d.doubtful} 条要看一眼，回“下一条”接着看` : '，回“都收”收下'}。`

/** 现状 - why a report could not be accepted any more. */
const gone: Record<string, string> = {
  accepted: '已经收下了',
  returned: '已经退回了',
  withdrawn: '村里撤回了',
  superseded: '村里刚改过',
  refused: '已经退回了',
}

/** 审核 - what a reviewer reads. Money in fen. */
export const reviewTexts = {
  nothing: () => '没有等您收的填报。',
  onlyDoubtful: (d: { left: number }) => `剩下 ${d.left} 条都要看一眼，回“待审”看。`,
  arrivals: (d: { total: number; doubtful: number }) =>
    `有 ${d.total} 条填报等您收${d.doubtful > 0 ? `，其中 ${d.doubtful} 条要看一眼` : ''}。回“待审”看。`,
  list: (d: {
    /** Filed by towns for their villages: the county's to review. */
    onBehalf: boolean
    total: number
    plain: number
    doubtful: string[]
    moreDoubtful: number
    /** Without doubts and so few that each has its number. */
    few: string[]
    villages: string[]
    moreVillages: number
  }) => {
    const what = d.onBehalf ? '镇里代报的，' : ''
    return [
      d.plain > 0
        ? `${what}待收 ${d.total} 条，${d.plain === d.total ? '都' : `${d.plain} 条`}没有疑问。回“都收”收下${d.plain === d.total ? '' : `这 ${d.plain} 条`}。`
        : `${what}待收 ${d.total} 条，都要看一眼，回序号看。`,
      ...(d.doubtful.length > 0 && d.plain > 0 ? ['要看一眼的，回序号看：'] : []),
      ...d.doubtful,
      ...(d.moreDoubtful > 0 ? [`还有 ${d.moreDoubtful} 条要看的，看完这些再回“待审”。`] : []),
      ...(d.few.length > 0 && d.doubtful.length > 0 ? ['没有疑问的：'] : []),
      ...d.few,
      ...(d.villages.length > 0 ? [d.doubtful.length > 0 ? '没有疑问的：' : '回村名看一个村：'] : []),
      ...d.villages,
      ...(d.moreVillages > 0 ? [`还有 ${d.moreVillages} 个村。`] : []),
    ].join('\n')
  },
  doubtful: (d: { number: number; asset: string; change: string; doubts: string[] }) =>
    `${d.number} ${d.asset} ${[d.change, ...d.doubts.map((doubt) => doubt.replace(/。$/, ''))].join('，')}`,
  amounts: (d: { before: number; now: number }) => `${yuanShort(d.before)} → ${yuanShort(d.now)}`,
  states: (d: { before: string; now: string; issues: string[] }) =>
    `${d.before} → ${d.now}${d.issues.length > 0 ? `（${d.issues.join('、')}）` : ''}`,
  villageLine: (d: {
    village: string
    count: number
    assets: string[]
    states: { state: string; count: number }[]
    receivedFen: number
    receivableFen: number
  }) =>
    [
      `${d.village} ${d.count} 条${d.assets.length > 0 ? `（${d.assets.join('、')}）` : ''}`,
      ...d.states.map(({ state, count }) => `${state} ${count}`),
      d.receivedFen === 0 ? null : `到账 ${yuan(d.receivedFen)}`,
      d.receivableFen === 0 ? null : `应收未收 ${yuan(d.receivableFen)}`,
    ]
      .filter((part) => part !== null)
      .join('，'),
  village: (d: { village: string; total: number; lines: string[]; more: number }) =>
    [
      `${d.village}待收 ${d.total} 条，回序号看，回“收${d.village}”收下没有疑问的。`,
      ...d.lines,
      ...(d.more > 0 ? [`还有 ${d.more} 条，收完这些再看。`] : []),
    ].join('\n'),
  villageNothing: (d: { village: string }) => `${d.village}没有等您收的填报。`,

  detail: (d: {
    line: string
    receipt: string
    sender: string
    words: string
    accepted: string | null
    before: string | null
    lastYear: string | null
    capacity: { kilowatts: number; limitFen: number } | null
    rentQuarterFen: number | null
    doubts: string[]
    remarks: string[]
    asked: { question: string; answer: string | null }[]
  }) =>
    [
      `${d.line}。回执 ${d.receipt}，${d.sender}报。`,
      ...(d.doubts.length > 0 ? [`要看的：${d.doubts.join('')}`] : []),
      ...(d.accepted === null ? [] : [`已收下的：${d.accepted}`]),
      ...(d.before === null ? [] : [`上季：${d.before}`]),
      ...(d.lastYear === null ? [] : [`去年同期：${d.lastYear}`]),
      ...(d.capacity === null
        ? []
        : [`容量 ${d.capacity.kilowatts} 千瓦，估算最多 ${yuan(d.capacity.limitFen)}（系统默认）`]),
      ...(d.rentQuarterFen === null || d.doubts.some((doubt) => doubt.startsWith('合同'))
        ? []
        : [`合同：一季 ${yuan(d.rentQuarterFen)}`]),
      `原话：“${d.words}”`,
      ...d.asked.map(({ question, answer }) => `问：${question} 答：${answer ?? '还没回'}`),
      ...(d.remarks.length > 0 ? [d.remarks.join('')] : []),
      '回“收”“退 原因”“问 要问的话”，或“下一条”。',
    ].join('\n'),
  /** Names of pictures shown side by side. */
  pictureNow: (d: { number: number }) => `${d.number}-这次`,
  pictureBefore: (d: { number: number }) => `${d.number}-上次`,

  accepted: (d: {
    count: number
    notTaken: { line: string; receipt: string; state: string }[]
    plain: number
    doubtful: number
  }) =>
    [
      `${d.count > 0 ? `收下 ${d.count} 条。` : ''}${d.notTaken.length > 0 ? `${d.notTaken.length} 条没有收，和您看到的不一样了：` : left(d)}`,
      ...d.notTaken
        .slice(0, 5)
        .map(({ line, receipt, state }) => `${line}（回执 ${receipt}，${gone[state] ?? '刚改过'}）`),
      ...(d.notTaken.length > 5 ? [`等 ${d.notTaken.length} 条。`] : []),
      ...(d.notTaken.length > 0 ? [left(d)] : []),
    ].join('\n'),
  acceptedOne: (d: { line: string; receipt: string; plain: number; doubtful: number }) =>
    `收下了：${d.line}（回执 ${d.receipt}）。${left(d)}`,
  needsReason: () => '退回要说一句原因，比如“退 多了一个零吧”。',
  needsWords: () => '要问什么？连着说，比如“问 电费单有没有”。',
  noSuchNumber: (d: { most: number }) =>
    d.most === 0 ? '清单上没有带序号的，回“待审”看。' : `清单上只有 ${d.most} 个序号，请再看一眼。`,
  returned: (d: { items: { line: string; receipt: string }[] }) => {
    const [only, ...more] = d.items
    return only && more.length === 0
      ? `退回去了：${only.line}（回执 ${only.receipt}）。对方会收到原因。`
      : [`退回去 ${d.items.length} 条，对方会收到原因：`, ...d.items.map((i) => `${i.line}（回执 ${i.receipt}）`)].join(
          '\n',
        )
  },
  asked: (d: { who: string; line: string; receipt: string }) =>
    `问${d.who}了，回了就告诉您：${d.line}（回执 ${d.receipt}）。`,
}

/** 问询 - between a reviewer and the sender, without giving the report back. */
export const inquiryTexts = {
  question: (d: { by: string; asset: string; receipt: string; text: string }) =>
    `${d.by}问${d.asset}（回执 ${d.receipt}）：“${d.text}”。直接回一句就行，会转过去。`,
  questionLater: (d: { by: string; asset: string; receipt: string; text: string }) =>
    `${d.by}问${d.asset}（回执 ${d.receipt}）：“${d.text}”。手上的先答完，再回“答 ${d.receipt} 要说的话”。`,
  answerWords: /^(?:答|回|回答|答复)\s*(?<receipt>H\d{8}-\d+)[\s，,:：]*(?<words>.+)$/is,
  /** The question as it was sent, when it is quoted. */
  quoted: /问.{1,80}（回执 (H\d{8}-\d+)）：/s,
  passedOn: () => '好，转过去了。',
  answer: (d: { by: string; asset: string; receipt: string; question: string; answer: string; isWaiting: boolean }) =>
    `${d.by}回了，${d.asset}（回执 ${d.receipt}）：“${d.question}”——“${d.answer}”。${d.isWaiting ? `回“收 ${d.receipt}”收下，或“退 ${d.receipt} 原因”。` : ''}`,
}
