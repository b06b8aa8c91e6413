import { fileFieldTexts, fileRouteTexts } from './assetApiDocs.ts'
import { contractExampleTexts, contractFieldTexts, contractRouteTexts } from './contractApi.ts'
import { fundingFieldTexts, fundingRouteTexts } from './fundingApi.ts'
import { ledgerFieldTexts, ledgerRouteTexts } from './ledgerApi.ts'
import { burdenRouteTexts, reportFieldTexts } from './apiReports.ts'
import { lifeExampleTexts, lifeFieldTexts, lifeRouteTexts } from './lifeApi.ts'
import { ruleFieldTexts } from './apiRules.ts'

/** The HTTP API's own description: what stands in the OpenAPI document and on the page /api/v1/docs. */

export interface RouteTexts {
  summary: string
  /** Who may, and what he gets. */
  who: string
}

export const routeTexts = {
  ...lifeRouteTexts,
  me: { summary: '我是谁', who: '有密钥的人。' },
  listAssets: {
    summary: '查资产台账',
    who: '每人看自己范围内的：村看本村，镇看本镇，县看全县，管护员看自己管的，行业部门看本行业的。',
  },
  getAsset: { summary: '查一项资产', who: '范围同资产台账，不在范围里的当作没有。' },
  ...fileRouteTexts,
  listQuestions: { summary: '看提问', who: '县里和当天值班的看全部，其他人看自己问的和转给自己的。' },
  ask: { summary: '问一个规定', who: '所有在用人员。没有把握的转给值班的同志，答复后按问题号来取。' },
  chooseAnswer: {
    summary: '选一个可能想问的',
    who: '所有在用人员。问的结果是 choose 时用；都不是就把 target 写成 null，转给值班的同志。',
  },
  reply: { summary: '答复一个问题', who: '县里的同志，和这个问题转到过的值班同志。' },
  listReports: { summary: '查填报', who: '每人看自己范围内的，同资产台账。' },
  acceptReport: { summary: '收下一条填报', who: '本范围的乡镇专干和县里；自己报的不能自己收。' },
  acceptReports: { summary: '收下几条填报', who: '同收下一条。每条各自核对，收不了的说明原因，不影响别的。' },
  askAboutReport: {
    summary: '问报的人一句',
    who: '本范围的乡镇专干和县里。不退回；回答记在这条填报旁边，也发给问的人。',
  },
  correctReport: {
    summary: '更正一条填报',
    who: '村里、镇里和管护员，范围同填报。镇里已经收下的，更正先等审核，同意以前按收下的算；别人报的要写明替换。',
  },
  traceReport: { summary: '查一条填报的来历', who: '每人看自己范围内的，同资产台账；号码已遮住。' },
  ...burdenRouteTexts,
  statistics: { summary: '季度运营统计', who: '每人看自己范围内的，同资产台账。数就是现在的填报，没有另存一份。' },
  returnReport: { summary: '退回一条填报', who: '本范围的乡镇专干和县里。报的人会收到原因，直接回对的内容就行。' },
  getForm: {
    summary: '取一张填报表',
    who: '每人取自己范围内的村：村取本村，镇取本镇的村，县取全县的村。表是 .xlsx，和机器人发的一样。',
  },
  checkForm: {
    summary: '核对填好的填报表',
    who: '村干部和乡镇专干，范围同填报。逐行说能记什么、哪行不清楚、哪行别人先报了，什么都不改。',
  },
  fileForm: {
    summary: '按填好的填报表填报',
    who: '村干部和乡镇专干。能记的一次全记，每处一个回执；同一张表再传一次不会重复记。',
  },
  listRules: { summary: '看收了哪些制度文件', who: '所有在用人员。每一版一条，新版在前。' },
  previewRules: { summary: '试读一份制度文件', who: '县里的同志。只看读成什么样、和上一版差在哪里，什么都不改。' },
  keepRules: { summary: '收一份制度文件', who: '县里的同志。先试读，看过没有问题再收；同样的内容再收一次不会重复。' },
  ...fundingRouteTexts,
  ...contractRouteTexts,
  ...ledgerRouteTexts,
} satisfies Record<string, RouteTexts>

/** What the examples say. */
export const exampleTexts = {
  ...contractExampleTexts,
  ...lifeExampleTexts,
  village: '荆干村',
  formName: '填报表.xlsx',
  question: '村里仓库租出去要不要开会',
  reply: '按当初出资比例先做清产核资，两村各开会表决，报镇审核。',
  reason: '多写了一个零，请核对后再报。',
  changeReason: '原来的合同到期了',
  operator: '鲜到家冷链',
  proposalReason: '合同还没到期',
  paperName: '合同.pdf',
  inquiry: '电费单有没有',
  correction: '银行回单是 28600 元',
  fileName: '细则.txt',
  file: '某县资产管护细则\n第一条 每处资产都要有管护责任人。\n第二条 管护责任人每月看一次，有问题当天报。\n',
}

/** Codes of the API's own that its reader meets. */
export const questionStateNames = { waiting: '等答复', answered: '已答复' }
export const outcomeNames = {
  answered: '答了',
  choose: '有几个可能，要选一个',
  handed: '转给值班了',
  unclear: '没看懂',
}
export const answeredByNames = { rulebook: '制度库答的', person: '人答的' }
export const reportStateNames = {
  submitted: '待收',
  accepted: '已收',
  returned: '已退回',
  withdrawn: '已撤回',
  superseded: '已更正',
  proposed: '更正待审',
  refused: '更正没有同意',
}

export const standingNames = {
  'in-force': '现行',
  'not-yet': '还没施行',
  superseded: '已有新版',
  expired: '已过期',
  withdrawn: '已撤回',
}
export const importedNames = { new: '收了新的一版', same: '早就收过，没有改动', dated: '早就收过，只改了施行日期' }

/** What a field is, in a few words. */
export const fieldTexts = {
  ...ledgerFieldTexts,
  ...fundingFieldTexts,
  ...contractFieldTexts,
  ...lifeFieldTexts,
  formFile: '填报表的文件名',
  formBase64: '填报表的内容，.xlsx，base64 编码',
  formLines: '表里的每一行',
  formSeq: '表里的序号',
  formRow: '表里的行号，从 1 起',
  formOwed: '这一季应报、还没有报',
  formReported: '这一季已报的回执号，没有报是 null',
  formDigest: '这次核对的摘要，填报时放进 confirm，就只按核对过的记',
  formConfirm: '核对时的 digest；有变动就不记，请再核对一次',
  formFillable: '能记的',
  formKnown: '已经这样记过、不用再记的有几处',
  formUnclear: '没有看懂的行',
  formReason: '为什么没有收、怎么改',
  formMeanwhile: '取表以后别人先报了的行，没有记',
  formMine: '表里写的',
  formTheirs: '已经报上来的',
  formEmpty: '应报还空着的资产',
  formReplaces: '它要代替的回执号，没有是 null',
  formFiled: '这次记下的',
  total: '一共几条',
  page: '第几页，从 1 起',
  size: '每页几条，最多 200',
  items: '这一页的内容',
  at: '时间，北京时间',
  fen: '金额，单位是分',

  town: '乡镇，写全名或 9 位代码',
  village: '村，写乡镇加村名或 12 位代码',
  townCode: '乡镇代码',
  townName: '乡镇',
  villageCode: '村代码',
  villageName: '村',

  personId: '人员编号',
  name: '姓名',
  role: '角色',
  roleName: '角色，中文',
  unit: '单位',
  regionCode: '所在区划代码',
  phone: '电话，不是本单位的遮住中间几位',
  keyLabel: '这个密钥的用处',

  ...fileFieldTexts,

  questionState: '答了没有',
  questionText: '问的内容',
  previous: '前面问过的，最多 3 个，先问的在前。追问才需要',
  questionId: '提问的序号',
  number: '问题号，转给人的才有',
  asker: '谁问的，只写单位和角色',
  answer: '答复',
  by: '谁答的，等答复的空着',
  answeredBy: '答复人，制度库答的空着',
  holder: '现在在谁那里',
  outcome: '结果',
  say: '给提问人看的话',
  source: '依据',
  citations: '引用的文件和条款',
  choices: '可能想问的几个，别的情况下是空的',
  choiceTitle: '给人看的一句话',
  target: '这一个的代号',
  targetChosen: '选的那一个的代号；都不是写 null',
  document: '文件',
  article: '条款',
  quote: '原文，没有录入的空着',
  confidence: '把握，0 到 1',
  replyText: '答复的内容，会原样转给提问人',

  reason: '退回的原因，会发给报的人',
  ...reportFieldTexts,

  ...ruleFieldTexts,

  errorCode: '错误代码',
  errorMessage: '给人看的一句话',
  fields: '哪几项不对',
  fieldIn: '在哪里：path 地址，query 问号后面，body 内容',
  field: '哪一项',
  fieldMessage: '怎么不对',
  file: '文件',
} as const

export const docsTexts = {
  title: '管护助手接口说明',
  description: '给办公室的程序用的接口。谁的密钥就是谁的身份，权限和他在聊天里的一样。',
  lead: '给办公室的程序用。谁的密钥就是谁的身份，能看什么、能办什么，和他在聊天里一样。',
  begin: '怎么开始',
  steps: [
    '请管理员在服务器上开一个密钥，只显示一次：',
    '把密钥放进 KEY，每次请求都带上。先看看自己是谁：',
    '内容一律是 UTF-8 的 JSON，金额一律是整数分，时间一律是北京时间。',
  ],
  howToKey: 'npm run api-key -- --person 人员编号 --label 台式机',
  setKey: 'KEY=刚才显示的密钥',
  machine: '给程序读的同一份说明（OpenAPI 3.1）',
  routes: '能做什么',
  who: '谁能用',
  path: '地址里',
  query: '问号后面',
  body: '内容',
  answer: '回答',
  example: '例子',
  required: '必填',
  optional: '可不填',
  usually: (value: string) => `不填就是 ${value}`,
  noFields: '没有要填的。',
  errors: '办不成的时候',
  errorsLead: '都是这样的一段，message 可以直接给人看，程序认 code：',
  statuses: [
    ['400', '内容不是正确的 JSON'],
    ['401', '没有密钥、密钥不对或已停用'],
    ['403', '这件事不在这个人的权限里'],
    ['404', '没有，或不在这个人的范围里'],
    ['409', '已经被别人处理过，请重新看一眼'],
    ['413', '太大了'],
    ['422', '写得不对，fields 里逐项说明'],
    ['429', '请求太密，等 Retry-After 说的秒数再来'],
    ['500', '服务器的问题，message 里有编号，可以报给管理员'],
  ],
  bearer: '用 npm run api-key 开的密钥',
  megabytes: (n: number) => `最大 ${n} 兆`,
} as const

/** What stands under a status code in the OpenAPI document. */
export const statusText = (status: string): string => docsTexts.statuses.find(([code]) => code === status)?.[1] ?? ''
