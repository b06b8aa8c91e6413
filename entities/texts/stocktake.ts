import type { StocktakeState } from '../asset/stocktake/stocktake.ts'
import type { CountResult } from '../asset/stocktake/stocktakeLine.ts'
import { dayName } from './period.ts'

/** 盘点. Source: domain.md §4.10 F151. */
export const countResultNames: Record<CountResult, string> = {
  found: '在，和台账一样',
  damaged: '坏了',
  short: '少了',
  missing: '没有了',
  surplus: '台账外多出来的',
}

export const stocktakeStateNames: Record<StocktakeState, string> = {
  open: '正在盘点',
  signed: '村里已签字',
  closed: '已经办结',
}

/** Part of texts/errors.ts. */
export const stocktakeErrorTexts = {
  'stocktake/not-found': (d) => `没有找到盘点${d['code'] ? ` ${d['code']}` : ''}，请核对编号，或回“盘点”看看。`,
  'stocktake/no-assets': () => '这个村台账上还没有资产，不用盘点。',
  'stocktake/not-open': (d) => `盘点 ${d['code']} ${d['state']}，不能再改。确实要改请找乡镇专干。`,
  'stocktake/not-in-count': () => '这次盘点里没有这个资产。台账外多出来的，请写“多了 什么东西”。',
  'stocktake/needs-note': (d) => `“${d['result']}”要写一句怎么回事，比如“泵站少了一台水泵”。`,
  'stocktake/needs-result': () => '请写账实结果 result：found、damaged、short、missing 或 surplus。',
  'stocktake/needs-line': () => '请写是哪一处（line）和怎么处理（followUp）。',
  'stocktake/no-difference': (d) => `“${d['name']}”账实一样，不用跟进。`,
  'stocktake/changed-meanwhile': (d) => `盘点 ${d['code']} 刚刚有人办过，请再看一眼再签。`,
  'stocktake/village-first': (d) => `盘点 ${d['code']} 由村干部先签字，请转给村里。`,
  'stocktake/town-next': (d) => `盘点 ${d['code']} 村里已签，接着由乡镇专干签字办结。`,
  'stocktake/own': (d) => `盘点 ${d['code']} 是您签的，办结要换一位同志签。`,
  'stocktake/uncounted': (d) => `盘点 ${d['code']} 还有 ${d['count']} 处没点：${d['names']}。都在就回“都在”。`,
  'stocktake/no-follow-up': (d) =>
    `盘点 ${d['code']} 账实不一样的还没写怎么处理：${d['names']}。请村里回“跟进 资产名 怎么处理”。`,
} satisfies Record<string, (data: Record<string, string | number>) => string>

/** How people say what they found. The first that matches counts; a thing that is well is 在. */
export const countWords: readonly [RegExp, CountResult][] = [
  [/(?:^|[，,])?(?:多(?:了|出来?)|台账上?没有|没登记)/, 'surplus'],
  [/少(?:了|一|两|几)|缺(?:了|一|两)/, 'short'],
  [/(?<!还)(?:没有了|不见了|丢了|没了|被偷|拆了|冲走|卖了|找不到)/, 'missing'],
  [/坏|损|漏|裂|塌|断|烧|倒了|不能用|用不了|不亮|不转|不出水|破/, 'damaged'],
  [/(?:还|都)?在|正常|完好|一样|没问题|对得上/, 'found'],
]
export const restWords = /^(?:其他|其它|其余|剩下|别的)?(?:的)?(?:全|全部|都)(?:还)?在[。.了]?$/
export const clauseEnds = /[，,；;。\n]+/
/** 多了一台抽水泵: what it is. */
export const surplusName = /(?:多(?:了|出来?)|没登记的?)\s*(?<name>[^，,；;。]{1,60})/

/** What is said about a stocktake by message. */
export const stocktakeTexts = {
  opened: (d: { code: string; village: string; year: number; count: number; due: string }) =>
    `${d.village} ${d.year} 年盘点开始（${d.code}），台账上 ${d.count} 处，${dayName(d.due)}前做完。都在就回“都在”；有不一样的一句话说，比如“泵站少了一台水泵”。`,
  goesOn: (d: { code: string; open: string[]; more: number }) =>
    `盘点 ${d.code} 还有 ${d.open.length + d.more} 处没点：${d.open.join('、')}${d.more > 0 ? '……' : ''}。都在就回“都在”。`,
  counted: (d: { lines: string[]; left: number }) =>
    `盘点记下了：${d.lines.join('；')}。${d.left > 0 ? `还有 ${d.left} 处没点，都在就回“都在”。` : '都点完了，回“盘点签字”。'}`,
  countedLine: (d: { name: string; result: CountResult; note: string }) =>
    `${d.name}${countResultNames[d.result]}${d.note ? `（${d.note}）` : ''}`,
  rest: (d: { count: number; differ: number }) =>
    `盘点记下了：${d.count} 处都在。${d.differ > 0 ? `账实不一样的 ${d.differ} 处。` : '账实相符。'}核对好回“盘点签字”。`,
  readyToSign: (d: { code: string; differ: string[] }) =>
    `盘点 ${d.code} 都点完了，${d.differ.length > 0 ? `不一样的：${d.differ.join('；')}` : '账实相符'}。签字回“盘点签字”。`,
  none: () => '今年的盘点还没开始，回“盘点开始”就行。',
  notThisMonth: (d: { months: string }) => `县里定在每年 ${d.months} 月盘点（系统默认，县里可改），现在开始也可以。`,
  onlyVillage: () => '盘点由各村开始，请村干部回“盘点开始”。',
  signed: (d: { code: string; village: string }) => `签好了：${d.village}盘点 ${d.code}。镇里签字后办结。`,
  closed: (d: { code: string; village: string }) => `${d.village}盘点 ${d.code} 办结了。`,
  toTown: (d: { code: string; village: string; differ: number }) =>
    `${d.village}盘点做完了（${d.code}），${d.differ > 0 ? `账实不一样的 ${d.differ} 处` : '账实相符'}。签字办结回“盘点签字 ${d.code}”。`,
  askFollowUp: (d: { names: string }) => `账实不一样的打算怎么处理？一样一句，比如“跟进 ${d.names} 报镇里维修”。`,
  followed: (d: { name: string; words: string }) => `记下了：${d.name}，${d.words}。`,
  followWhich: () => '没看懂是哪一样，请写“跟进 资产名 怎么处理”。',
  closedAlready: (d: { code: string; state: StocktakeState; agree: number; ledger: number }) =>
    `盘点 ${d.code} ${stocktakeStateNames[d.state]}，台账 ${d.ledger} 处，账实一样 ${d.agree} 处。`,
  progress: (d: { year: number; lines: string[]; open: string[] }) =>
    [`${d.year} 年盘点：`, ...d.lines, ...(d.open.length > 0 ? [`还没开始：${d.open.join('、')}`] : [])].join('\n'),
  progressLine: (d: { place: string; state: string; agree: number; ledger: number; differ: number }) =>
    `${d.place}：${d.state}，账实一样 ${d.agree}/${d.ledger}${d.differ > 0 ? `，不一样 ${d.differ}` : ''}`,
  townLine: (d: { place: string; closed: number; villages: number; of: number }) =>
    `${d.place}：${d.of} 个村，开始 ${d.villages}，办结 ${d.closed}`,
}
