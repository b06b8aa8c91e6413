import type {
  Batch,
  Condition,
  DepreciationMethod,
  DocumentKind,
  FundSource,
  HandoverStatus,
  OperatorType,
  PlaceSource,
  RiskLevel,
  Supervisor,
  TitleStatus,
  UpkeepFund,
  UpkeepMode,
  ValueBasis,
} from '../asset/fileCodes.ts'

/** Chinese names of the codes of asset/fileCodes.ts. Source: domain.md §3, §4.4, §4.11, §4.12. */
export const fundSourceNames: Record<FundSource, string> = {
  central_special: '中央财政专项扶贫（衔接）资金',
  provincial: '省级财政资金',
  municipal: '市级财政资金',
  county: '县级财政资金',
  integrated: '统筹整合涉农资金',
  sector: '行业资金',
  bond: '地方政府债券资金',
  relocation: '易地搬迁资金',
  lottery: '彩票公益金',
  east_west: '东西部（区域）协作资金',
  designated: '定点（对口）帮扶资金',
  donation: '社会捐赠',
  self: '自筹资金',
  normalised: '常态化帮扶资金',
  reinvest: '收益或本金再投入',
  other: '其他资金',
}

export const placeSourceNames: Record<PlaceSource, string> = {
  message: '发来的位置',
  photo: '照片里的位置',
  office: '台账填的',
}

export const valueBasisNames: Record<ValueBasis, string> = {
  settlement: '结算价',
  audit: '审计价',
  invoice: '发票价',
  appraisal: '评估价',
  nominal: '名义金额',
}

export const depreciationMethodNames: Record<DepreciationMethod, string> = {
  straight: '年限平均法',
  units: '工作量法',
  none: '不提折旧',
}

export const titleStatusNames: Record<TitleStatus, string> = {
  pending: '未确权',
  publicised: '公示中',
  confirmed: '已确权',
  disputed: '有争议',
}

export const handoverStatusNames: Record<HandoverStatus, string> = {
  not_due: '未到移交',
  prepared: '移交清单已备',
  signed_by_from: '移交方已签',
  signed_by_to: '接收方已签',
  countersigned: '监交方已签',
  done: '已移交',
}

export const operatorTypeNames: Record<OperatorType, string> = {
  village: '村集体',
  coop: '合作社',
  company: '企业',
  household: '农户',
  individual: '个体',
  gov: '行政事业单位',
}

export const supervisorNames: Record<Supervisor, string> = {
  agriculture: '农业农村局',
  transport: '交通运输局',
  water: '水利局',
  housing: '住建局',
  power: '供电公司',
  education: '教育局',
  health: '卫健局',
  culture_tourism: '文旅局',
  commerce: '商务局',
  forestry: '林业局',
  ecology: '生态环境局',
  organisation: '组织部',
  other: '其他部门',
}

export const upkeepModeNames: Record<UpkeepMode, string> = {
  village: '村集体自管',
  post: '公益性岗位管护',
  operator: '经营主体管护',
  entrust: '委托管护',
  sector: '行业部门管护',
  household: '农户自管',
}

/** F080: 卖一点、赚一点、补一点、掏一点. */
export const upkeepFundNames: Record<UpkeepFund, string> = {
  pv: '光伏发电卖一点',
  industry: '产业经营赚一点',
  post: '公益性岗位补一点',
  village: '村集体掏一点',
  fiscal: '财政安排',
  user: '使用者负担',
}

export const conditionNames: Record<Condition, string> = { good: '完好', fair: '一般', poor: '较差', scrap: '待报废' }

export const batchNames: Record<Batch, string> = {
  consolidate: '巩固一批',
  upgrade: '升级一批',
  revitalise: '盘活一批',
  adjust: '调整一批',
  na: '不适用',
}

export const riskLevelNames: Record<RiskLevel, string> = { none: '无', yellow: '黄色', orange: '橙色', red: '红色' }

export const documentKindNames: Record<DocumentKind, string> = {
  approval: '项目申报与批复',
  funding: '资金文件',
  tender: '招投标、采购',
  contract: '合同',
  acceptance: '验收与结算（审计）',
  registration: '资产登记表',
  title: '确权与公示',
  handover: '移交表',
  upkeep: '管护协议',
  lease: '租赁、入股合同与会议记录',
  income: '收益与分配凭证',
  quarterly: '运营季报',
  stocktake: '盘点表',
  warning: '预警与整改',
  disposal: '处置材料',
  photo: '照片',
  other: '其他材料',
}
