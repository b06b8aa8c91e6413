import type { BookKind } from '../ledger/order.ts'

/** 三级台账 as an office files them: names of sheets, titles, heads. */
export const ledgerBook = {
  summary: '总表',
  details: '明细表',
  number: '序号',
  town: '乡镇',
  village: '村',
  year: '项目年度',
  noYear: '未写年度',
  count: '数量',
  original: '资产原值',
  all: '合计',
  grandTotal: '总计',
  placeTotal: (place: string) => `${place}合计`,
  villageTotal: (village: string) => `${village}小计`,
  classTotal: (assetClass: string) => `${assetClass}小计`,
  totalOf: (label: string, count: number) => `${label}（${count} 项）`,
  /** What the whole ledger of a level is called. */
  title: (d: { place: string; label: string; isCounty: boolean; year?: number; className?: string }) =>
    `${d.place}${d.year ? `${d.year} 年度` : ''}${d.label}${d.className ? `（${d.className}）` : ''}${d.isCounty ? '总台账' : '台账'}`,
  madeOn: (d: { day: string }) => `截至 ${d.day}，已处置核销的不在内`,
  fileName: (d: { place: string; isCounty: boolean; year?: number; className?: string }) =>
    `${d.place}${d.year ? `${d.year}年` : ''}${d.className ?? '资产'}${d.isCounty ? '总' : ''}台账.xlsx`,
}

/** 一村一册. */
export const villageBook = {
  title: (place: string, label: string) => `${place}${label}一村一册`,
  fileName: (place: string) => `${place}一村一册.xlsx`,
  sheets: {
    changes: '变动表',
    incomes: '收益情况表',
    keepers: '管护责任表',
    notices: '公示留存',
  },
  titles: {
    summary: '资产总表',
    details: '资产明细表',
    changes: '资产变动表',
    incomes: '资产收益情况表',
    keepers: '资产管护责任表',
    notices: '公告公示留存表',
  },
  changeHeads: ['序号', '日期', '资产编号', '资产名称', '变动内容', '经办人', '来源'],
  changesMore: (shown: number) => `只列最近 ${shown} 条，更早的在系统里查`,
  incomeHeads: ['序号', '资产编号', '资产名称', '期间', '到账', '应收未收', '支出', '回执', '审核情况'],
  incomeBasis: '按村里填报，审核情况见末列',
  incomeYear: (year: string) => `${year} 年小计`,
  accepted: '镇里已收下',
  submitted: '待镇里收',
  keeperHeads: ['序号', '资产编号'],
  noticeHeads: [
    '序号',
    '编号',
    '种类',
    '公示内容',
    '地点',
    '开始日期',
    '应公示天数',
    '结束日期',
    '照片',
    '意见',
    '见证人',
    '状态',
  ],
  nothing: '没有记录',
}

/** 一项一档 as a sheet. */
export const assetBook = {
  sheet: '档案表',
  title: (name: string, label: string) => `${label}档案表（${name}）`,
  fileName: (name: string) => `${name}档案表.xlsx`,
  history: '变更记录',
  papers: '归档材料',
  funds: '资金来源明细',
  fundHeads: ['资金来源', '文号', '年度', '金额'],
  paperHeads: ['种类', '名称', '日期', '归档日期'],
  historyHeads: ['时间', '经办人', '来源', '内容'],
  photos: (count: number) => `照片 ${count} 张`,
  total: '合计',
  nothing: '没有',
}

const names: Record<BookKind, string> = { ledger: '台账', village: '一村一册' }

/** What the assistant says when a ledger is asked for. */
export const ledgerTexts = {
  sent: (d: { place: string; kind: BookKind; assets: number }) =>
    `${d.place}${names[d.kind]}，${d.assets} 项，请打开看。`,
  beingMade: (d: { place: string; kind: BookKind; assets: number }) =>
    `${d.place}${names[d.kind]}有 ${d.assets} 项，正在做，做好就发给您。`,
  nothing: (d: { place: string }) => `${d.place}没有这样的资产，没有做表。`,
  failed: (d: { place: string; kind: BookKind }) =>
    `${d.place}${names[d.kind]}没有做成，请再要一次；还不行请联系管理员。`,
  whichVillage: () => '要哪个村的一册？说村名就行，比如“荆干村一村一册”。',
  tooMany: (d: Record<string, string | number>) =>
    `${d['place']}有 ${d['assets']} 项，一个文件装不下（最多 ${d['most']} 项），请按乡镇或年度要。`,
  whichAsset: (d: { names: string[] }) =>
    `这样叫的不止一处：${d.names.join('、')}。请用全名再说一次，比如“${d.names[0]}档案表”。`,
  fileSent: (d: { name: string }) => `${d.name}的档案表，请打开看。`,
}
