import { wanText, yuanShort, yuanText } from './money.ts'
import { quarterName } from './period.ts'

/** The quarter is named: without it the quarter that is still owed would be meant. */
export const howToTell = (d: { period: string }) =>
  `收到了报一句就行，写上季度，比如“冷库${quarterName(d.period)}收租 7500”。`

/** 收益、欠租 by message. Money comes in fen. */
export const incomeTexts = {
  year: (d: {
    place: string
    year: string
    assets: number
    told: number
    dueFen: number
    receivedFen: number
    costFen: number
    waitingFen: number
    kinds: { kind: string; fen: number }[]
    inTenThousands: boolean
    lines: string[]
    left: number
    isOver: boolean
  }) => {
    const money = (fen: number) => (d.inTenThousands ? `${wanText(fen)} 万元` : `${yuanText(fen)} 元`)
    return [
      `${d.place} ${d.year} 年收益${d.isOver ? '' : '（到今天）'}：应收 ${money(d.dueFen)}，到账 ${money(d.receivedFen)}，支出 ${money(d.costFen)}。`,
      d.kinds.length > 1 ? `${d.kinds.map(({ kind, fen }) => `${kind} ${money(fen)}`).join('，')}。` : '',
      d.waitingFen > 0 ? `另有 ${money(d.waitingFen)} 报了还没收下，没有算进去。` : '',
      d.told < d.assets ? `${d.assets} 处里 ${d.assets - d.told} 处还没有收下的填报。` : '',
      ...d.lines,
      d.left > 0 ? `还有 ${d.left} 个没列。` : '',
      `要表格回“收益表 ${d.year}”。`,
    ]
      .filter((part) => part !== '')
      .join('\n')
  },
  line: (d: { name: string; dueFen: number; receivedFen: number }) =>
    `${d.name} ${d.dueFen > d.receivedFen ? `应收 ${yuanShort(d.dueFen)}，` : ''}到账 ${yuanShort(d.receivedFen)}`,
  nothing: (d: { place: string }) => `${d.place}没有经营性资产，没有收益可看。`,
  table: (d: { place: string; year: string }) => `${d.place} ${d.year} 年收益情况表，请打开看。`,
  later: (d: { year: string }) => `${d.year} 年还没到。`,

  arrears: (d: {
    place: string
    count: number
    openFen: number
    lines: string[]
    left: number
    period: string
    allTold: boolean
  }) =>
    [
      `${d.place}按合同到期、账上还没看到到账的有 ${d.count} 笔，共 ${yuanText(d.openFen)} 元：`,
      ...d.lines,
      d.left > 0 ? `还有 ${d.left} 笔没列。` : '',
      d.allTold ? '这些都报了，镇里收下就销掉。' : howToTell(d),
    ]
      .filter((part) => part !== '')
      .join('\n'),
  arrear: (d: { asset: string; dueOn: string; openFen: number; days: number; waitingFen: number }) =>
    `${d.asset} ${d.dueOn}到期，差 ${yuanShort(d.openFen)} 元，${d.days} 天${d.waitingFen > 0 ? `（其中 ${yuanShort(d.waitingFen)} 元报了还没收下）` : ''}`,
  noArrears: (d: { place: string; contracts: number }) =>
    d.contracts === 0 ? `${d.place}还没有录合同，没有到期的租金可对。` : `${d.place}按合同到期的都到账了。`,
}

/** The workbook as an office files it. */
export const incomeBook = {
  fileName: (d: { place: string; year: string }) => `${d.place}${d.year}年经营性资产收益情况表.xlsx`,
  summary: '汇总表',
  details: '明细表',
  title: (d: { place: string; year: string }) => `${d.place}${d.year}年经营性资产收益情况汇总表`,
  detailTitle: (d: { place: string; year: string }) => `${d.place}${d.year}年经营性资产收益情况明细表`,
  madeOn: (d: { day: string }) => `截至 ${d.day}，到账只算已收下的填报`,
  town: '乡镇',
  village: '村',
  assets: '资产数',
  told: '已有填报',
  assetNo: '资产编号',
  name: '资产名称',
  due: '应收',
  received: '到账',
  cost: '支出',
  from: '依据',
  froms: { year: '年报', quarters: '季报合计', none: '还没有' },
  total: '合计',
  signatures: '负责人：            审核人：            制表人：            日期：',
}
