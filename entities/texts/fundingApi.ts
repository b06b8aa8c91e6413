import type { NoAssetReason } from '../funding/projectAsset.ts'
import type { GroupState } from '../funding/reconciliationGroup.ts'
import type { LinkedBy, RegisterStanding } from '../funding/register/register.ts'
import type { LineKind } from '../funding/lines/plan.ts'

/** The two lines in the description of the HTTP API. Part of texts/apiDocs.ts. */
export const groupStateNames: Record<GroupState, string> = {
  fiscal_only: '有钱无项目',
  project_only: '有项目无拨款',
  amount_diff: '金额不符',
  explained: '已说明',
  matched: '对上的',
  locked: '已锁定',
}
export const lineKindNames: Record<LineKind, string> = { fiscal: '财政线', project: '项目线' }
export const standingOfProjectNames: Record<RegisterStanding, string> = {
  registered: '已登记，价值一致',
  value_diff: '已登记，价值不一致',
  no_asset: '没有形成资产',
  proposed: '还没登记',
}
/** Source: domain.md F022. */
export const noAssetNames: Record<NoAssetReason, string> = {
  interest: '金融扶贫贴息',
  insurance: '各类保险',
  deposit: '风险保证金',
  household_subsidy: '直补到户，没有形成资产',
  other: '其他，另写明',
}
export const linkedByNames: Record<LinkedBy, string> = {
  number: '资产档案里写着项目编号',
  person: '人工认定',
  name: '项目名称、年度和村一致',
}

const seen = '县农业农村局、县财政局、审计看全县，乡镇专干和财政所看本镇。'
const decides = '县财政局、县农业农村局。锁定的不能动。'
export const fundingRouteTexts = {
  previewLines: {
    summary: '试读一条线',
    who: '财政线：县财政局、县农业农村局；项目线：县农业农村局。只看会改什么，什么都不改。',
  },
  importLines: {
    summary: '导入一条线并对账',
    who: '权限同试读。同一份再导一次不会重复；人工定的、锁定的不动。带上试读给的 digest，中间有人改过就不导。',
  },
  listGroups: { summary: '看对账结果', who: seen },
  getGroup: { summary: '看一组对账', who: seen },
  explainGroup: { summary: '说明一组为什么对不上', who: decides },
  lockGroup: { summary: '锁定一组', who: '县农业农村局。只锁已对上或已说明的。' },
  unlockGroup: { summary: '解锁一组', who: '县农业农村局。要写原因，按现在的金额重新算。' },
  joinGroups: { summary: '把几组合成一组', who: decides },
  splitGroup: { summary: '把一组拆开', who: decides },
  releaseGroup: { summary: '把人工定的一组交回自动对账', who: decides },
  reconciliationFigures: { summary: '账账相符情况', who: `按乡镇和年度。${seen}` },
  yearRegister: { summary: '年度资产登记台账', who: `已对上、已说明、已锁定的项目和资产台账比。${seen}` },
  decideProject: { summary: '认定项目形成了哪项资产', who: '县农业农村局。一次认一项；没有形成资产的写原因。' },
}

export const fundingExampleTexts = {
  explanation: '差额是质保金，下年付',
  unlock: '财政更正了金额',
  file: '项目线.xlsx',
}

export const fundingFieldTexts = {
  lineKind: '哪条线',
  planDigest: '试读给的校验码，导入时带回来',
  linesCreated: '新的几行',
  linesChanged: '有改动的几行',
  linesSame: '没有改动的几行',
  linesNotInFile: '库里有、这份表里没有的几行，都保留',
  linesRefused: '没读进来的行和原因',
  lineChanges: '改动的行，最多列 200 行',
  lineNo: '流水号或项目编号',
  lineField: '哪一项',
  lineOld: '原来的',
  lineNew: '现在的',
  lineLocked: '在锁定的组里：行会更新，组不动',
  wrongTotals: '表上的合计和明细对不上的地方',
  groupsCreated: '新的几组',
  groupsChanged: '变了的几组',
  groupsGone: '散了的几组',
  groupsKept: '人工定的和锁定的，没有动的几组',
  groupId: '对账组号',
  groupState: '对账状态',
  groupStateName: '对账状态，中文',
  groupYear: '年度',
  groupReasons: '为什么这样对，或者差在哪里',
  groupByPerson: '人工合并或拆开过',
  groupExplanation: '人写的说明，没有就是空的',
  groupLockedAt: '锁定时间',
  groupFiscalFen: '拨款合计，单位是分，收回的已扣',
  groupProjectFen: '项目合计，单位是分',
  groupDiffFen: '差额，项目减拨款，单位是分',
  groupFiscal: '财政线的行',
  groupProjects: '项目线的行',
  groupChangedSince: '锁定以后变了的行',
  groupIds: '要合并的组号',
  groupList: '对账组',
  lineYear: '年度',
  lineTown: '乡镇，照表上写的',
  lineVillage: '村，照表上写的',
  lineName: '项目名称',
  lineDocNo: '文号',
  lineSource: '资金来源',
  lineFen: '金额，单位是分，收回的是负数',
  lineUnit: '表里没写单位时，按元还是万元',
  groupCount: '组数',
  openCount: '还要看的组数',
  agreedPercent: '相符的占百分之几',
  figuresStates: '各状态的组数和金额',
  registerYear: '年度',
  projectNo: '项目编号',
  registerFen: '项目投资，单位是分，有决算按决算',
  registerAssets: '形成的资产',
  registerBy: '怎么认出来的',
  registerDiffFen: '资产原值合计减项目投资，单位是分',
  registerStanding: '账实情况',
  noAsset: '没有形成资产的原因',
  noAssetWords: '原因的补充说明',
  registerProposal: '还没登记的，建议登记成什么',
  registerRows: '每个项目一行',
  registerFigures: '账实相符，按乡镇',
  registerCount: '项目个数',
  registeredCount: '已登记、价值一致的',
  valueDiffCount: '已登记、价值不一致的',
  noAssetCount: '没有形成资产的',
  proposedCount: '还没登记的',
  done: '办好了',
}
