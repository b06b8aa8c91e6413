import type { DisposalMethod, DisposalReason } from '../asset/disposal/disposal.ts'
import type { MeetingKind } from '../asset/meeting.ts'
import type { AssetProcess } from '../asset/process/process.ts'
import { dayName } from './period.ts'
import { processWords } from './process.ts'

/** What is said about processes by message. */
const stateOf = ({ kind, state }: Pick<AssetProcess, 'kind' | 'state'>) => processWords[kind].states[state] ?? state

export interface NextWords {
  step: string
  by: string
  /** Papers it still lacks. */
  papers: string
  /** How to say it, when it is the reader's own. */
  example: string | null
}

export const processTexts = {
  opened: (d: { process: AssetProcess; next: string }) =>
    `${d.process.title}${processWords[d.process.kind].name}草稿起好了，编号 ${d.process.code}。\n${d.next}`,
  status: (d: { process: AssetProcess; next: string }) =>
    `${d.process.code} ${d.process.title}${processWords[d.process.kind].name}：${stateOf(d.process)}。${d.next ? `\n${d.next}` : ''}`,
  taken: (d: { process: AssetProcess; step: string; next: string }) =>
    `记下了：${d.process.title}${processWords[d.process.kind].name}，${d.step}。${d.next ? `\n${d.next}` : `${d.process.code} 办结。`}`,
  next: (d: NextWords) =>
    `下一步：${d.step}（${d.by}办）。${d.papers ? `还差${d.papers}，拍照发来。` : ''}${d.example ? `办好回“${d.example}”。` : ''}`,
  nextNotice: (d: { code: string; state: string; due: string | null }) =>
    `公示 ${d.code} ${d.state}${d.due ? `，${dayName(d.due)}满期` : '，贴好拍照回“公示开始”'}。`,
  paper: (d: { code: string; paper: string; missing: string }) =>
    `收到 ${d.code} 的${d.paper}。${d.missing ? `还差${d.missing}。` : '这一步的材料齐了。'}`,
  paperUnknown: (d: { code: string; papers: string }) => `这是 ${d.code} 的什么材料？回名字就行，比如：${d.papers}。`,
  stepUnknown: (d: { code: string; says: string }) => `没看懂 ${d.code} 要办什么。现在能办：${d.says}。`,
  nothingToDo: (d: { code: string }) => `${d.code} 现在没有要您办的。`,
  waiting: (d: { lines: string[]; more: number }) =>
    [
      `等您办的 ${d.lines.length + d.more} 件：`,
      ...d.lines,
      ...(d.more > 0 ? [`还有 ${d.more} 件。`] : []),
      '回编号看一件。',
    ].join('\n'),
  noneWaiting: () => '现在没有等您办的程序。',
  waitingLine: (d: { process: AssetProcess; place: string; step: string }) =>
    `${d.process.code} ${d.place}${d.process.title}${processWords[d.process.kind].name}，该${d.step}`,
  newWaiting: (d: { count: number }) => `有 ${d.count} 件程序等您办，回“程序”看。`,
  assetUnclear: () => '没看懂是哪个资产，请用台账上的名字，比如“确权 冷库”。',
  whichAsset: (d: { choices: string[] }) =>
    `是哪一个？ ${d.choices.map((choice, i) => `${i + 1} ${choice}`).join(' ')}`,
  readBack: (d: { process: AssetProcess; step: string; what: string }) =>
    `${d.process.title}${processWords[d.process.kind].name}（${d.process.code}），${d.step}${d.what ? `：${d.what}` : ''}。对吗？ 1 对 2 不对`,
  readBackWriteOff: (d: { process: AssetProcess; method: string; proceeds: string }) =>
    `${d.process.title}（${d.process.code}）${d.method}，收入 ${d.proceeds} 元已入账，材料齐。销账以后资产就是“已处置”，改不回来。对吗？ 1 对 2 不对`,
  signBack: (d: { process: AssetProcess; party: string; org: string; others: string; items: string }) =>
    `${d.process.title}移交（${d.process.code}），清单：${d.items}。${d.others}。您代表${d.party}${d.org}签字，对吗？ 1 签 2 先不签`,
  signed: (d: { process: AssetProcess; party: string; next: string }) =>
    `${d.party}签好了：${d.process.title}移交。${d.next || '三方签齐，移交办结。'}`,
  sign: () => '签字',
  notSigned: () => '好，先不签。要签的时候回“签字”。',
  noneToSign: () => '现在没有等您签字的移交。',
  pleaseSign: (d: { process: AssetProcess; party: string }) =>
    `${d.process.title}移交轮到${d.party}签字（${d.process.code}），回“签字”看清单再签。`,
  handoverDraft: (d: { process: AssetProcess; from: string; to: string; supervisor: string }) =>
    `${d.process.title}移交草稿 ${d.process.code}：移交方${d.from}，接收方${d.to}，监交方${d.supervisor}。\n请把移交清单拍照发来，写上“${d.process.code} 清单 泵站1座、钥匙2把”。`,
  dropped: () => '好，先不办，什么都没有改。',
  offerDisposal: () => '要我现在起个处置申请草稿吗？ 1 要 2 先不要',
  disposalLater: () => '好，先不起。以后要办，回“处置”加资产名。',
  disposalOpened: (d: { process: AssetProcess; method: string; tier: string; next: string }) =>
    `${d.process.title}处置申请草稿起好了：${d.method}，编号 ${d.process.code}。按原值要${d.tier}（系统默认，县里可改）。\n${d.next}`,
  tellReturned: (d: { process: AssetProcess; step: string; by: string; reason: string }) =>
    `${d.process.title}${processWords[d.process.kind].name}（${d.process.code}）${d.by}${d.step}：“${d.reason}”。`,
  tellDone: (d: { process: AssetProcess }) =>
    `${d.process.title}${processWords[d.process.kind].name}（${d.process.code}）办结了：${stateOf(d.process)}。`,
}

/** 表决用的说法. */
export const meetingWords: readonly [RegExp, MeetingKind][] = [
  [/成员代表/, 'member_reps'],
  [/成员大?会/, 'members'],
  [/户代表会/, 'households'],
  [/代表会/, 'villager_reps'],
  [/村民(?:大)?会/, 'villagers'],
]
export const countWords = {
  total: /(?:应到|应该到|总共|全村|共)\s*(\d{1,6})/,
  present: /(?:实到|到会|到了|来了)\s*(\d{1,6})/,
  agreed: /(?:同意|赞成)\s*(\d{1,6})/,
  noticed: /(?:通知|告知)(?:日期|的?时间)?[^\d]{0,4}(?=\d)/,
  day: /(?:(?<year>20\d{2})\s*[年\-./])?(?<month>\d{1,2})\s*[月\-./]\s*(?<day>\d{1,2})\s*[日号]?/,
}

/** 8.5万 某评估公司: an amount at the head, and what follows. */
export const moneyHead = /^([\d.,，]+\s*(?:万|千|百|w|k)?元?)\s*(.*)$/is

/** 想怎么处置, from what was said; the reason and the way can still be put right in the office. */
export const methodWords: readonly [RegExp, DisposalMethod][] = [
  [/拍卖/, 'auction'],
  [/退股|退出/, 'exit'],
  [/转产|改作|改做/, 'convert'],
  [/报停|停用/, 'stop'],
  [/损报|冲|淹|水毁|灾|烧光|倒塌/, 'loss'],
  [/报废|废铁|烂|坏|作废|不中用|到年限|老化/, 'scrap'],
  [/转让|卖/, 'transfer'],
]
export const reasonWords: readonly [RegExp, DisposalReason][] = [
  [/冲|淹|水毁|灾|暴雨|大风|地震|塌/, 'disaster'],
  [/拆|规划|占/, 'planning'],
  [/到期/, 'equity_due'],
  [/新(?:项目|建|修)|替/, 'replaced'],
  [/闲|没人租|亏|效益/, 'idle'],
  [/烂|坏|旧|老|年限|不安全|危|烧|修不好|不中用|报废/, 'worn_out'],
]

export const processCommandWords = {
  /** The list of what was handed over, one after another. */
  items: /^(?:移交)?清单[\s，,:：]*(?<items>.+)$/s,
  separators: /[、，,；;\n]+/,
  titleWanted: /确权|产权/,
}
