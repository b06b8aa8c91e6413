import { wanText, yuanText } from './money.ts'
import { periodName, quarterName } from './period.ts'

/** 统计 - quarterly figures by message and as a table. Money comes in fen. */
export const statisticsTexts = {
  /** Units as each level reads them: yuan below the county, ten thousands for the county. */
  figures: (d: {
    place: string
    period: string
    owed: number
    reported: number
    accepted: number
    unasked: number
    states: { state: string; count: number }[]
    receivedFen: number
    receivableFen: number
    inTenThousands: boolean
    missing: string[]
    missingCount: number
    isOpen: boolean
  }) => {
    const money = (fen: number) => (d.inTenThousands ? `${wanText(fen)} 万元` : `${yuanText(fen)} 元`)
    const counted = d.reported + d.unasked
    return [
      d.isOpen
        ? `${d.place}${periodName(d.period)}：应报 ${d.owed} 处，已报 ${d.reported}，已收下 ${d.accepted}。`
        : `${d.place}${periodName(d.period)}还没到报的时候，已报 ${counted} 处。`,
      ...(d.states.length > 0 ? [`${d.states.map(({ state, count }) => `${state} ${count}`).join('，')}。`] : []),
      ...(counted > 0 ? [`到账 ${money(d.receivedFen)}，应收未收 ${money(d.receivableFen)}。`] : []),
      ...(d.missingCount > 0 ? [`还缺 ${d.missingCount} 处：${d.missing.join('、')}。`] : []),
      `要表格回“统计表${d.isOpen ? '' : ` ${quarterName(d.period)}`}”。`,
    ].join('\n')
  },
  missingOf: (d: { place: string; assets: string[]; count: number }) =>
    `${d.place}${d.assets.length > 0 ? `（${d.assets.join('、')}）` : ` ${d.count} 处`}`,
  missingMore: (d: { count: number }) => `等 ${d.count} 个`,
  nothing: (d: { place: string }) => `${d.place}没有经营性资产，没有统计。`,
  onlyQuarters: () => '统计按季度出，比如“统计 三季度”。',
  table: (d: { place: string; period: string }) => `${d.place}${periodName(d.period)}运营情况统计表，请打开看。`,
}

/** The workbook as an office files it. */
export const statisticsBook = {
  fileName: (d: { place: string; period: string }) =>
    `${d.place}${d.period.slice(0, 4)}年${quarterName(d.period)}运营情况统计表.xlsx`,
  summary: '汇总表',
  details: '明细表',
  title: (d: { place: string; period: string }) => `${d.place}${periodName(d.period)}经营性资产运营情况统计表`,
  detailTitle: (d: { place: string; period: string }) => `${d.place}${periodName(d.period)}经营性资产运营情况明细表`,
  madeOn: (d: { day: string }) => `截至 ${d.day} 的填报`,
  heads: {
    town: '乡镇',
    village: '村',
    owed: '应报',
    reported: '已报',
    accepted: '已收下',
    missing: '未报',
    received: '到账',
    receivable: '应收未收',
    expense: '支出',
  },
  detailHeads: [
    '乡镇',
    '村',
    '资产编号',
    '资产名称',
    '运营状态',
    '到账',
    '应收未收',
    '支出',
    '填报',
    '回执',
    '报的人',
    '报的日期',
  ],
  total: '合计',
  signatures: '填表人：　　　　　　审核人：　　　　　　单位（章）：　　　　　　日期：　　年　月　日',
  reportStates: { accepted: '已收下', submitted: '待收' } as Record<string, string>,
  notReported: '未报',
  notOwed: '不用报',
}
