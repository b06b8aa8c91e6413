import type { Party } from '../asset/handover/handover.ts'
import type { Paper } from '../asset/process/papers.ts'
import type { ProcessKind } from '../asset/process/process.ts'
import type { DisposalMethod, DisposalReason } from '../asset/disposal/disposal.ts'
import type { Role } from '../person/role.ts'

/** 程序 - the words of what an asset goes through: registration, title, handover, disposal. Source: domain.md §4.2, §4.4, §4.9. */
export interface StepWords {
  /** What the step is called. */
  name: string
  /** What must have happened before, as one sentence. */
  needs: string
  /** How one may say by message that it was done, after the process's number; null: only through the office's API. */
  says: RegExp | null
  /** How to write it, with what it needs; `{code}` is the process's number. */
  example?: string
}
export interface ProcessWords {
  name: string
  opening: string
  states: Record<string, string>
  steps: Record<string, StepWords>
}

const byHand = /^(?!)/

export const processWords: Record<ProcessKind, ProcessWords> = {
  registration: {
    name: '登记',
    opening: '起草登记',
    states: {
      draft: '草稿',
      submitted: '村里已报',
      town_reviewed: '镇里已审',
      registered: '已登记',
      returned: '已退回',
      withdrawn: '已撤回',
    },
    steps: {
      fill: { name: '填登记内容', needs: '草稿或退回的才能改。', says: null },
      submit: { name: '村里上报', needs: '先把名称、类型、原值、时间和坐落填上。', says: /^(上报|报镇里|提交)/ },
      town_review: { name: '镇里审核', needs: '村里先上报，镇里把登记表填全。', says: /^(审核通过|镇里审过|通过)/ },
      register: { name: '县里登记入账', needs: '镇里先审核。', says: /^(登记|入账|同意登记)/ },
      return: { name: '退回', needs: '上报以后才谈得上退回。', says: /^退回/, example: '{code} 退回 原因' },
      withdraw: { name: '撤回', needs: '登记以前才能撤回。', says: /^撤回/, example: '{code} 撤回 原因' },
    },
  },
  title: {
    name: '确权',
    opening: '起草确权',
    states: {
      draft: '草稿',
      village_reviewed: '村里已议',
      publicising: '公示',
      town_reviewed: '镇里已审',
      county_confirmed: '县里已确认',
      certificated: '已发证',
      disputed: '有争议',
      returned: '已退回',
    },
    steps: {
      village_review: {
        name: '村里四议两公开',
        needs: '只有草稿才要村里议；退回的先重报，有争议的先处理。',
        says: /^(村里议|四议两公开|开会|议过|代表会|村民代表会|村民会议|户代表会|成员大会|成员代表大会)/,
        example: '{code} 代表会 10月8日 应到30 实到25 同意20',
      },
      publicise: { name: '公示', needs: '村里先开会议过，才能公示。', says: /^(公示|去公示|开始公示)$/ },
      town_review: {
        name: '镇里审核',
        needs: '村里议过、公示满期以后，镇里才审核。',
        says: /^(审核通过|镇里审过|镇审|通过)/,
      },
      county_confirm: {
        name: '县里确认',
        needs: '镇里先审核，县里才确认。',
        says: /^(县里确认|确认|同意)/,
        example: '{code} 确认 确权登记表编号',
      },
      certificate: {
        name: '发证',
        needs: '县里先确认，才能发证。',
        says: /^(发证|领证|登记证号|证号)/,
        example: '{code} 发证 不动产权证号',
      },
      dispute: {
        name: '记争议',
        needs: '办结或退回的不用记争议。',
        says: /^(有争议|争议)/,
        example: '{code} 有争议 两个组都说是自己的',
      },
      settle: {
        name: '争议了结',
        needs: '有争议的才要了结。',
        says: /^(争议了结|争议解决|谈好了|了结)/,
        example: '{code} 争议了结 结果',
      },
      return: { name: '退回', needs: '村里议过以后才谈得上退回。', says: /^退回/, example: '{code} 退回 原因' },
      redo: { name: '重新报', needs: '退回的才要重新报。', says: /^(重新报|重报|再报)/ },
    },
  },
  handover: {
    name: '移交',
    opening: '起草移交',
    states: {
      not_due: '未备清单',
      prepared: '清单已备',
      signed_by_from: '移交方已签',
      signed_by_to: '接收方已签',
      countersigned: '监交方已签',
      done: '已移交',
      withdrawn: '已撤回',
    },
    steps: {
      prepare: { name: '备移交清单', needs: '清单只备一次；要改先撤回再起草。', says: byHand },
      sign_from: { name: '移交方签字', needs: '先备好移交清单。', says: /^(移交方签|签字|签)$/ },
      sign_to: { name: '接收方签字', needs: '移交方先签。', says: /^(接收方签|签字|签)$/ },
      countersign: { name: '监交方签字', needs: '移交方、接收方先签。', says: /^(监交方签|签字|签)$/ },
      finish: { name: '办结移交', needs: '三方都签了才能办结。', says: /^(办结|移交完成|完成)/ },
      withdraw: { name: '撤回', needs: '三方签完就不能撤回了。', says: /^撤回/, example: '{code} 撤回 原因' },
    },
  },
  disposal: {
    name: '处置',
    opening: '申请处置',
    states: {
      applied: '申请草稿',
      village_voted: '村里已议',
      publicised: '公示',
      town_reviewed: '镇里已审',
      county_approved: '县里已批',
      appraised: '已评估',
      executed: '已处置到位',
      proceeds_booked: '收入已入账',
      written_off: '已销账',
      refused: '没有同意',
      withdrawn: '已撤回',
    },
    steps: {
      village_vote: {
        name: '村里开会表决',
        needs: '只有申请草稿才要开会表决。',
        says: /^(村里议|表决|开会|议过|代表会|村民代表会|村民会议|户代表会|成员大会|成员代表大会)/,
        example: '{code} 代表会 10月8日 应到30 实到25 同意20',
      },
      publicise: { name: '公示', needs: '村里先开会表决通过，才能公示。', says: /^(公示|去公示|开始公示)$/ },
      town_review: {
        name: '镇里审核',
        needs: '村里表决过、公示满期以后，镇里才审核。',
        says: /^(审核通过|镇里审过|镇审|通过)/,
      },
      county_approve: {
        name: '县里审批',
        needs: '镇里先审核；原值小的镇里审过就行，不用县里批。',
        says: /^(批准|县里批|同意处置)/,
        example: '{code} 批准 批文号',
      },
      appraise: {
        name: '评估',
        needs: '先批准再评估。',
        says: /^评估/,
        example: '{code} 评估 8.5万 评估机构名',
      },
      execute: {
        name: '处置到位',
        needs: '批准以后才能动手；国有资产拍卖、转让还要先评估。',
        says: /^(处置到位|已卖|卖掉|已处置|办好|执行)/,
        example: '{code} 处置到位 卖给谁、怎么处理的',
      },
      book: {
        name: '收入入账',
        needs: '处置到位以后才记收入。',
        says: /^(入账|收入入账|收入)/,
        example: '{code} 入账 1200 元',
      },
      write_off: {
        name: '销账',
        needs: '表决、公示、审核、批准、处置到位、收入入账都办完，县里才销账。',
        says: /^(销账|核销)/,
      },
      refuse: {
        name: '不同意',
        needs: '批准以后不能再这样退。',
        says: /^(不同意|退回)/,
        example: '{code} 不同意 原因',
      },
      withdraw: { name: '撤回', needs: '镇里审过就不能撤回了。', says: /^撤回/, example: '{code} 撤回 原因' },
    },
  },
}

export const paperNames: Record<Paper, string> = {
  registration_form: '资产登记表',
  approval: '项目批复（或验收、结算）',
  minutes: '会议记录',
  stamped_form: '确权登记表（县乡村三级盖章）',
  deed: '不动产权证',
  handover_list: '移交清单',
  signed_list: '签好字的移交表',
  vote_minutes: '表决会议记录',
  decision: '批复文件',
  appraisal_report: '评估报告',
  exit_agreement: '退出约定（入股协议）',
  sale_papers: '成交或处理凭证',
  receipt: '收款凭证',
}

/** What people call the papers, longest first where one holds another. */
export const paperWords: readonly [RegExp, Paper[]][] = [
  [/盖章|确权(登记)?表/, ['stamped_form']],
  [/登记表/, ['registration_form']],
  [/批复|验收|结算/, ['approval', 'decision']],
  [/会议记录|会议纪要|表决/, ['minutes', 'vote_minutes']],
  [/不动产|房产证|证书/, ['deed']],
  [/签(好)?字|交接表|移交表/, ['signed_list']],
  [/清单/, ['handover_list']],
  [/评估/, ['appraisal_report']],
  [/协议|约定/, ['exit_agreement']],
  [/收款|进账单|收据/, ['receipt']],
  [/成交|处理凭证|处置凭证|合同|凭证/, ['sale_papers']],
]

export const partyNames: Record<Party, string> = { from: '移交方', to: '接收方', supervisor: '监交方' }

export const disposalReasonNames: Record<DisposalReason, string> = {
  disaster: '自然灾害损毁',
  planning: '规划或政策拆除占用',
  worn_out: '到了年限或不安全',
  idle: '效益差或闲置要转产',
  equity_due: '入股协议到期',
  replaced: '被新项目覆盖',
  other: '其他正当原因',
}

export const disposalMethodNames: Record<DisposalMethod, string> = {
  auction: '拍卖',
  transfer: '转让',
  convert: '转产',
  stop: '报停',
  loss: '损报',
  scrap: '报废',
  exit: '退股（退出）',
}

/** By tier (D50): who has the last word. */
export const tierNames = ['村里议、镇里备案', '镇里审批', '县主管局审批', '县政府审批']

/** Who takes a step, as a sentence names him. */
const doers: Record<Role, string> = {
  village: '村干部',
  keeper: '管护员',
  squad: '驻村工作队',
  town: '乡镇专干',
  finance_town: '镇财政所',
  sector: '行业主管部门',
  county: '县农业农村局',
  finance_county: '县财政局',
  audit: '审计',
}
export const rolesText = (roles: readonly Role[]): string =>
  roles
    .map((role) => doers[role])
    .join('、')
    .replace(/、([^、]+)$/, '或$1')

/** Names of what a step must be told. */
const factNames: Record<string, string> = {
  meeting: '开会情况',
  kind: '会议种类',
  heldOn: '开会日期',
  total: '应到人数',
  present: '实到人数',
  agreed: '同意人数',
  noticedOn: '通知日期',
  signedOn: '签订日期',
  signedBy: '谁代表集体签的',
  endedOn: '解除日期',
  docNo: '文号或编号',
  certNo: '证号',
  reason: '原因',
  outcome: '结果',
  from: '移交方',
  to: '接收方',
  supervisor: '监交方',
  items: '移交的东西',
  org: '单位',
  name: '姓名',
  appraisalFen: '评估价',
  agency: '评估机构',
  detail: '怎么处置的',
  proceedsFen: '收入金额',
  note: '说明',
  values: '登记内容',
  method: '处置方式',
  why: '情况说明',
}
export const factHint = (key: string): string => factNames[key] ?? key
