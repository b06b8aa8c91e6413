/** What the API says of ledgers: routes and fields. Part of texts/apiDocs.ts. */
export const ledgerRouteTexts = {
  queryLedger: {
    summary: '查台账，带合计',
    who: '范围同资产台账。按乡镇、村、类型、项目年度、状态查；不写状态时，已处置核销的不在内。合计总是整个查询的，不只是这一页。',
  },
  ledgerBook: {
    summary: '取一本台账或一村一册',
    who: '村取本村，镇和财政所取本镇，县级取全县，行业部门取本行业；管护员和驻村工作队不能导出。文件是 .xlsx，和机器人发的一样；每次导出都留记录。',
  },
  assetBook: { summary: '取一项资产的档案表', who: '同取台账。文件是 .xlsx。' },
} as const

export const ledgerFieldTexts = {
  ledgerYear: '项目年度；0 是档案里没有写',
  ledgerCount: '资产数',
  ledgerTotal: '整个查询的合计',
  byTown: '按乡镇的合计',
  byClass: '按资产类型的合计',
  byYear: '按项目年度的合计',
  byState: '按运营状态的合计',
  bookKind: '要哪一种：ledger 台账，village 一村一册（要写村）',
  bookFile: '文件名',
  bookBase64: '文件的内容，.xlsx，base64 编码',
} as const
