import { dayName } from './period.ts'

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
