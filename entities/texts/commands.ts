import { noticeWords } from './notice.ts'
import { restWords } from './stocktake.ts'

/** What people type to get something done, with the line in 帮助. One entry per file of bot/commands. */
export const commandWords = {
  help: { words: /^(帮助|help|菜单|功能|能做什么|怎么用|[?？])$/i, help: null },
  correct: {
    words: /^(更正|改正|修改|改一下)\s*(?:(?<receipt>H\d{8}-\d+)[\s，,:：]*(?<rest>.*))?[。.]?$/is,
    help: '改刚才报的：回“更正”；收回：回“撤回”。',
  },
  withdraw: { words: /^(撤回|撤销|取消上报)\s*(?<receipt>H\d{8}-\d+)?[。.]?$/i, help: null },
  unchanged: {
    words:
      /^(?:这?本?(?:个?季度?|期)|村里|我们村?)?(?:都|全部?|还是)*(?:(?:没有|没得|冇得|没|无)(?:什么|啥子?)?(?:变化|变动|变)|(?:跟|和|同|与|照|按)?(?:上个?(?:季度?|期|次|回)|之前|原来|往常)(?:的)?(?:都)?(?:一样|一个样|一模一样|没变|没得变化|报)|老样子|一切照旧|照旧|同上(?:季度?|期))(?:的|了|哒|啊|哈)?[。.]?$/,
    help: '和上季度一样：回“无变化”。',
  },
  form: {
    words:
      /^(?:(?:请|麻烦)?(?:(?:帮|给)我|我?要|来|再?发)?(?:给?我)?(?:一?[个张份下])?(?:填报表格?|空白?表格?|空表|报表|表格|季度表)|(?:请|麻烦)?(?:(?:(?:帮|给)我)?再?(?:发|来)(?:给我|我)?|我?要)(?:一?[个张份])表|(?:请|麻烦)?再?(?:发|来)(?:一?[个张份])表(?:格)?给我)(?:给我|发我|发来|来|填)?(?:[\s，,:：]+(?<said>[\p{Script=Han}\d\s年]{2,24}))?[。.]?$/u,
    help: '用表格填：回“填报表”，填好把文件发回来。',
  },
  review: {
    words: /^(待审|待收|新到|审核|审一下|有哪些新报的)[。.]?$/,
    help: '收填报：回“待审”看新到的，“都收”“收1 3”“收荆干村”“除了2都收”收下，“退1 原因”退回，“问1 要问的话”问报的人。',
  },
  acceptEverything: { words: /^(都收|全收|全部收下|都收下)[。.]?$/, help: null },
  acceptOne: { words: /^(收|收下|通过)\s*(?<receipt>H\d{8}-\d+)[。.]?$/i, help: null },
  acceptVillage: {
    words: /^(?:收|收下|通过)\s*(?<place>\p{Script=Han}{1,10}(?:村|社区))的?(?:都收|全部)?[。.]?$/u,
    help: null,
  },
  askOne: { words: /^问(?:一下)?\s*(?<receipt>H\d{8}-\d+)[\s，,:：]*(?<words>.*)$/is, help: null },
  giveBackOne: { words: /^(退|退回|打回)\s*(?<receipt>H\d{8}-\d+)[\s，,:：]*(?<reason>.*)$/is, help: null },
  drafts: {
    words: /^(我的)?(草稿|没报完的|没说完的)[?？。.]?$/,
    help: '看没报完的：回“草稿”；不要了：回“算了”。',
  },
  dropDraft: { words: /^(?:算了|不报了|不要了?)[\s，,]*(?<number>[1-9])[。.]?$/, help: null },
  askPerson: {
    words: /^(转人工|转值班|找人工|人工(客服)?|找值班(的人|的同志)?|转给值班)([\s，,:：]+(?<words>.+)|[。.]?)$/s,
    help: '要人来答：回“转人工”，或“转人工 要问的话”。',
  },
  openQuestions: {
    words: /^(待答(的)?问题|未答(的)?问题|没答(复)?的问题|我的(问题|提问)|问题列表)[。.]?$/,
    help: '看还没答复的问题：回“待答问题”。',
  },
  roster: {
    words: /^(今天|现在|今晚)?(谁|哪个|哪位)?(在)?值班(的?是?谁|的?是?哪个|人员?|电话)?[?？。.]?$/,
    help: null,
  },
  rosterTable: { words: /^值班(表|安排)[。.]?$/, help: '看谁值班：回“值班”或“值班表”。' },
  rosterSet: {
    words:
      /^(排)?值班[\s，,:：]+(?<day>(周|星期|礼拜)[一二三四五六日天]|(\d{4}[-年/.])?\d{1,2}[-月/.]\d{1,2}[日号]?|今天|明天|后天)[\s，,:：]*(?<names>.+)$/s,
    help: '排值班：回“值班 周三 姓名 姓名”。',
  },
  whoami: { words: /^(我是谁|我的(信息|身份|资料)|我是什么身份)[?？。.]?$/, help: null },
  confirmPerson: {
    words: /^(?<verdict>同意|确认|通过|不同意|拒绝|不认识)\s*(?<code>R\d+)[\s，,:：。.]*(?<rest>.*)$/is,
    help: '让新人进来：回“同意 编号”；看有谁在等：回“待确认”。',
  },
  toConfirm: { words: /^(待确认|谁要加入|等确认的人)[。.]?$/, help: null },
  tasks: {
    words: /^(我的任务|任务|待办|我还?(差|欠)(什么|哪些|几个|几处)(没报)?|还有(什么|哪些)(没报|要报))[?？。.]?$/,
    help: '看还有什么没报：回“我的任务”。',
  },
  missing: {
    words:
      /^(?:未报)?名单(?:\s*(?<place>[\p{Script=Han}]{2,14}))?[。.]?$|^(?:还有)?(?:谁|哪些村|哪几个村)(?:还)?没报[?？。.]?$/u,
    help: null,
  },
  trace: {
    words: /^(?:溯源|来历|查来历|怎么来的)[\s，,:：]*(?<receipt>H\d{8}-\d+)?(?:的来历|怎么来的)?[。.]?$/i,
    help: '看一个数的来历：回“溯源”加回执号。',
  },
  reconciliation: {
    words:
      /^(?:看看?)?(?:两线(?:对账)?|对账)(?:情况|进度)?[\s，,:：]*(?<place>全县|[\p{Script=Han}]{1,8}(?:镇|乡|管理区))?[\s，,:：]*(?:(?<year>20\d\d)\s*年?)?[。.]?$/u,
    help: '看两线对账：回“对账”，或“对账 乡镇名”；要表格：回“对账表”“登记台账 2018”。',
  },
  reconciliationTable: {
    words:
      /^(?:要|发|给我)?(?:两线)?对账(?:总表|明细表|表)[\s，,:：]*(?<place>全县|[\p{Script=Han}]{1,8}(?:镇|乡|管理区))?[。.]?$/u,
    help: null,
  },
  register: {
    words:
      /^(?:年度)?(?:资产)?登记台账[\s，,:：]*(?<place>全县|[\p{Script=Han}]{1,8}(?:镇|乡|管理区))?[\s，,:：]*(?:(?<year>20\d\d)\s*年?度?)?[。.]?$/u,
    help: null,
  },
  statistics: {
    words:
      /^(?<early>(?:\d{2,4}\s*年|今年|去年|前年)?\s*(?:第?[一二三四1-4]季度?|上个?季度?|[本这]个?季度?|全年)|\d{4}\s*年)?的?统计(?<table>表)?[\s，,:：]*(?<before>(?:\d{2,4}\s*年|今年|去年|前年)?\s*(?:第?[一二三四1-4]季度?|上个?季度?|[本这]个?季度?|全年)|\d{4}\s*年)?[\s，,:：]*(?<place>[\p{Script=Han}]{1,12}(?:村|镇|乡|区|社区|县))?[\s，,:：]*(?<after>(?:\d{2,4}\s*年|今年|去年|前年)?\s*(?:第?[一二三四1-4]季度?|上个?季度?|[本这]个?季度?|全年)|\d{4}\s*年)?(?:的)?[。.]?$/u,
    help: '看季度统计：回“统计”，或“统计 三季度”“统计 村名”；要表格回“统计表”。',
  },
  burden: {
    words:
      /^(?:填报)?负担(?:报告|情况)?[\s，,:：]*(?:(?:(?<year>\d{4})\s*[年-]\s*)?(?<number>\d{1,2})\s*月?|(?<month>[本这上]个?月))?(?:份)?[\s，,:：]*(?<place>[\p{Script=Han}]{1,12}(?:村|镇|乡|区|社区|县))?[。.]?$/u,
    help: '看一个月里填报问了大家多少：回“负担”，或“负担 10月”。',
  },
  press: {
    words:
      /^(?:再)?催(?:一下|一催|催|办|报)?[\s，,:：]*(?<place>[\p{Script=Han}]{1,12}(?:村|镇|乡|区|社区|县)|全县|全镇|全乡)?[。.]?$/u,
    help: '提醒没报的村：回“催”，或“催 村名”；看是哪些：回“名单”。',
  },
  pause: {
    words: /^暂停(?:提醒|催报)[\s，,:：]*(?<rest>.*)$/s,
    help: '暂停、恢复提醒：回“暂停提醒 村名 7天”“恢复提醒 村名”。',
  },
  resume: { words: /^恢复(?:提醒|催报)[\s，,:：]*(?<place>[\p{Script=Han}]{2,14})?[。.]?$/u, help: null },
  leave: {
    words: /^(?:我要?)?请假(?!.*(?:[?？吗]|怎么|谁批|规定))[\s，,:：]*(?<rest>|.*(?:\d|今天|明天|后天|代).*)$/s,
    help: '请假：回“请假 11月25日到11月30日 代理 姓名”；回来了回“销假”。',
  },
  back: { words: /^(?:我)?(?:销假|回来上班了)[。.]?$/, help: null },
  unansweredGroups: {
    words: /^(没(有)?答上(来)?的(问题)?|没答出来的问题|答不上的(问题)?)[。.]?$/,
    help: '看哪些问题没答上：回“没答上的问题”；问答情况：回“问答情况”。',
  },
  questionFigures: { words: /^(问答(情况|统计)|提问(情况|统计))[。.]?$/, help: null },
  reviewedList: {
    words: /^(审定(的)?(问答|答复)|问答库|审定问答库)[。.]?$/,
    help: '看县里审定的答复：回“审定问答”；答复收进问答库：回“收”加编号。',
  },
  reviewedOne: { words: /^(?<code>A\s?\d{3,9})[。.]?$/i, help: null },
  reviewedAmend: {
    words: /^(?<code>A\s?\d{3,9})\s*(?:改成|改为|改|更正)[\s，,:：]*(?<words>.+)$/is,
    help: null,
  },
  reviewedRetire: { words: /^(?<code>A\s?\d{3,9})\s*(?:停用|作废|不用了?)[\s，,:：。.]*(?<reason>.*)$/is, help: null },
  reviewedConfirm: { words: /^(?<code>A\s?\d{3,9})\s*(?:仍有效|仍然有效|还有效|还对|不用改)[。.]?$/i, help: null },
  material: {
    words:
      /^(?:看看|要|发|给我|发我)?(?:有(?:哪些|什么))?(?:模板|范本|样表|培训材料|培训资料)(?:列表|清单)?(?:[\s，,:：]+(?<name>.{1,40}?))?[?？。.]?$/,
    help: '要模板、培训材料：回“模板”，或“模板 名称”。',
  },
  localNames: {
    words: /^(?:村里的?)?(?:习惯|学到的)叫法[。.]?$/,
    help: '看村里怎么叫资产：回“习惯叫法”。',
  },
  file: {
    words: /^(?:看|查|看看|查一下)?(?:一项一档|档案)(?:[\s，,:：]+(?<asset>[^\s].{0,39}?))?[。.]?$/s,
    help: '看一项资产的档案：回“档案 冷库”；归档材料：发照片时写“冷库 合同”。',
  },
  changeFile: {
    words:
      /^变更(?:[\s，,:：]+(?<what>.{1,60}?)[\s，,:：]*(?:改成|改为|换成|变更为|变成)[\s，,:：]*(?<value>.{1,200}))?[。.]?$/s,
    help: '改档案：回“变更 冷库 经营主体 改成 名称”；看档案缺什么：回“必填”。',
  },
  proposals: { words: /^(?:变更申请|待定变更|待批变更)[。.]?$/, help: null },
  decideChange: {
    words: /^(?<verdict>同意|不同意|拒绝)\s*(?<code>B\d{4,9})[\s，,:：。.]*(?<rest>.*)$/is,
    help: '定变更申请：回“变更申请”看，回“同意 编号”或“不同意 编号 原因”。',
  },
  missingFile: {
    words:
      /^(?:(?:档案)?必填|档案(?:还)?(?:缺什么|差什么|缺哪些))(?:[\s，,:：]*(?<place>[\p{Script=Han}]{2,14}))?[?？。.]?$/u,
    help: null,
  },
  ledger: {
    words:
      /^(?:请|麻烦)?(?:给我|发我|发|要|看看?|来)?(?:一?[份个本])?(?:(?<place>全县|全镇|全乡|全村|本[县镇乡村]|我们[县镇村]|[\p{Script=Han}]{1,12}(?:村|镇|乡|管理区|社区|县))的?)?[\s，,:：]*(?:(?<year>20\d\d)\s*年?度?的?)?[\s，,:：]*(?<kind>经营性?|公益性?|到户类?)?(?:的)?(?:资产)?(?:总|明细)?台账(?:表)?(?:[\s，,:：]+(?<after>[\p{Script=Han}]{2,14}))?[。.]?$/u,
    help: '要台账：回“台账”“乡镇名 台账”“2024年经营性资产台账”；一村一册回“村名 一册”；档案表回“冷库档案表”。',
  },
  villageLedger: {
    words:
      /^(?:请|麻烦)?(?:给我|发我|发|要|看看?|来)?(?:一?[份个本])?(?:(?<place>本村|我们村|[\p{Script=Han}]{1,12}(?:村|社区))的?)?[\s，,:：]*(?:一村一册|村册|一册)(?:[\s，,:：]+(?<after>[\p{Script=Han}]{2,14}))?[。.]?$/u,
    help: null,
  },
  assetSheet: {
    words: /^(?:档案表[\s，,:：]+(?<after>[^\s].{0,39}?)|(?<asset>[^\s].{0,39}?)?[\s的]*(?:档案表|一项一档表))[。.]?$/s,
    help: null,
  },
  contract: {
    words: /^(?:看看?|查)?合同(?:[\s，,:：]+(?<asset>[^\s].{0,39}?))?[。.]?$/s,
    help: '看合同、租金：回“合同 冷库”“欠租”“合同异常”；看一年收益：回“收益 2026”，要表格回“收益表”。',
  },
  contractAnomalies: {
    words: /^合同(?:异常|问题|有问题的)[\s，,:：]*(?<place>[\p{Script=Han}]{2,14})?[。.]?$/u,
    help: null,
  },
  arrears: {
    words:
      /^(?:看看?|查)?(?:欠租|欠的?租金?|没收的租金?|租金欠账|谁欠租)[\s，,:：]*(?<place>[\p{Script=Han}]{2,14})?[?？。.]?$/u,
    help: null,
  },
  income: {
    words:
      /^(?:看看?|查|要|发)?(?<early>20\d\d\s*年?度?|今年|本年度?|去年|上年度?|前年)?的?(?:年度)?收益(?<table>情况表|统计表|表)?(?:情况|统计)?[\s，,:：]*(?<middle>20\d\d\s*年?度?|今年|本年度?|去年|上年度?|前年)?[\s，,:：]*(?<place>\p{Script=Han}{1,12}(?:村|镇|乡|管理区|社区|县)|全县|全镇|全乡)?[\s，,:：]*(?<late>20\d\d\s*年?度?|今年|本年度?|去年|上年度?|前年)?的?[。.]?$/u,
    help: null,
  },
  learnedWays: { words: /^学到的(问法|说法)[。.]?$/, help: null },
  processes: {
    words: /^(?:程序|(?:待办|在办)(?:的)?程序|等我办的|办理进度)[。.]?$/,
    help: '确权、移交、处置：回“确权 资产名”“移交 资产名”“处置 资产名”；等您办的回“程序”，回编号看一件。',
  },
  processOne: { words: /^(?<code>C\d{4,9})(?:[\s，,:：。.]*(?<words>.*))?$/is, help: null },
  titleBegin: { words: /^(?!.*(?:[?？吗]|怎么|什么|哪|率))(?:办|起草)?确权[\s，,:：]*(?<name>.{1,40})$/, help: null },
  handoverBegin: {
    words: /^(?!.*(?:[?？吗]|怎么|什么|哪|率))(?:办|起草)?移交[\s，,:：]*(?<name>.{1,40})$/,
    help: null,
  },
  disposalBegin: {
    words: /^(?!.*(?:[?？吗]|怎么|什么|哪))(?:申请|办|起草)?处置(?:申请)?[\s，,:：]+(?<name>.{1,100})$/,
    help: null,
  },
  signatures: { words: /^(?:移交)?签字[。.]?$/, help: null },
  noticeStart: {
    words: noticeWords.start,
    help: '公示：回“公示开始”“公示结束”带照片；断了、有人提意见，回“公示断了”“公示有人提意见”。',
  },
  noticeBroken: { words: noticeWords.interrupt, help: null },
  noticeAgain: { words: noticeWords.repost, help: null },
  noticeEnd: { words: noticeWords.end, help: null },
  noticeObjection: { words: noticeWords.objection, help: null },
  noticeAnswer: { words: noticeWords.answer, help: null },
  noticeList: { words: noticeWords.list, help: null },
  stocktakeBegin: {
    words: /^(?:盘点\s*开始|开始\s*盘点)[。.]?$/,
    help: '盘点：回“盘点开始”；都在就回“都在”；看进展回“盘点”。',
  },
  stocktakeShow: { words: /^盘点(?:情况|进度|进展)?[。.]?$/, help: null },
  stocktakeRest: { words: restWords, help: null },
  stocktakeFollow: { words: /^跟进[\s，,:：]*(?<words>.+)$/s, help: null },
  stocktakeSign: { words: /^盘点\s*签字\s*(?<code>P\d{4,9})?[。.]?$/i, help: null },
  rate: {
    words: /^(?<what>确权率|移交率)[\s，,:：]*(?<place>[\p{Script=Han}]{2,14})?[?？。.]?$/u,
    help: '看进展：回“确权率”“移交率”“进度”。',
  },
  progress: { words: /^(?:进度|总进度)[\s，,:：]*(?<place>[\p{Script=Han}]{2,14})?[?？。.]?$/u, help: null },
} satisfies Record<string, { words: RegExp; help: string | null }>

/** A place that is one's own, however one says it. */
export const ownPlace = /^(?:本|我们|全)[县镇乡村]$/
/** What people call the classes of a ledger. */
export const classWords = { operating: /经营/, public: /公益/, household: /到户/ }
