/** The words the two offices use in the heads of their tables. Data of the reader, as in the ledger's import. */
const town = [
  '乡镇',
  '乡镇管理区',
  '所属乡镇',
  '乡镇名称',
  '镇乡',
  '镇街',
  '镇',
  '乡',
  '管理区',
  '所在乡镇',
  '乡镇场',
  '实施乡镇',
]
const village = ['村', '村社区', '行政村', '村名', '所属村', '村居', '所在村', '村别', '实施村', '项目村', '行政村名称']
const name = ['项目名称', '项目', '名称', '资金项目', '资金用途', '用途', '对应项目', '项目内容']

export const fiscalFields = {
  seq: ['序号', '序'],
  no: ['流水号', '编号', '资金编号', '指标编号', '单号', '流水', '指标流水号', '凭证号', '资金流水号', '业务编号'],
  year: ['年度', '年份', '资金年度', '下达年度', '预算年度', '项目年度', '年'],
  docNo: ['指标文号', '文号', '资金文号', '下达文号', '文件号', '指标文件', '资金文件', '下达文件', '拨款文号'],
  source: ['资金来源', '资金类别', '资金性质', '资金名称', '资金渠道', '资金种类', '资金类型'],
  town,
  village,
  name,
  amount: [
    '金额',
    '资金金额',
    '下达金额',
    '安排金额',
    '分配金额',
    '拨付金额',
    '指标金额',
    '下达资金',
    '安排资金',
    '资金额',
    '资金额度',
    '拨付资金',
  ],
  movement: ['资金动态', '动态', '资金状态', '业务类型', '类型', '摘要', '资金去向'],
  note: ['备注', '说明'],
} as const satisfies Record<string, readonly string[]>

export const projectFields = {
  seq: ['序号', '序'],
  no: ['项目编号', '项目编码', '编号', '项目代码', '项目库编号', '入库编号'],
  year: ['项目年度', '年度', '年份', '实施年度', '建设年度', '项目实施年度', '计划年度'],
  docNo: ['批复文号', '文号', '批复文件', '立项文号', '计划文号', '项目批复'],
  source: ['资金类别', '资金来源', '资金性质', '资金渠道', '资金名称', '资金类型'],
  town,
  village,
  name,
  planned: ['计划投资', '计划资金', '计划金额', '批复金额', '批复资金', '概算', '预算金额', '计划总投资', '项目投资'],
  settled: ['决算金额', '结算金额', '决算', '审计金额', '审定金额', '实际投资', '完成投资', '决算资金', '结算资金'],
  paid: ['已拨付', '拨付金额', '已拨付金额', '拨付资金', '已拨资金', '已付金额', '到位资金', '资金拨付', '已到位资金'],
  department: ['行业部门', '主管部门', '行业主管部门', '责任部门', '实施单位', '项目单位', '实施部门'],
  note: ['备注', '说明'],
} as const satisfies Record<string, readonly string[]>

export type FiscalField = keyof typeof fiscalFields
export type ProjectField = keyof typeof projectFields

/** First match wins. */
export const movementWords = [
  ['returned', /收回|退回|追减|核减|上缴|调减|冲减/],
  ['arranged', /安排/],
  ['allocated', /分配|下达|拨付|追加/],
] as const
