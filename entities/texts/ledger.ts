import type { AssetClass } from '../asset/classes.ts'
import { assetClassNames } from './asset.ts'
import type { ErrorData } from './errors.ts'
import { ledgerTexts } from './ledgerBook.ts'
import { wanText, yuanText } from './money.ts'

/** What stops a ledger as a whole: one sentence each that says what to do. Part of texts/errors.ts. */
export const ledgerErrorTexts = {
  'ledger/not-found': (d) => `没有找到文件“${d['file']}”，请核对文件名和所在文件夹。`,
  'ledger/unreadable': (d) => `文件“${d['file']}”读不了，可能没有权限或正被别的程序占着。请关掉后再试。`,
  'ledger/empty-file': () => '这个文件是空的，没有导入。请换有内容的表格再试。',
  'ledger/too-large': (d) => `文件太大（上限 ${d['limit']} 兆），没有导入。请去掉里面的图片，或按乡镇分成几个文件。`,
  'ledger/too-much': () => '表格里的内容太多，没有导入。多半是表下面有大片带格式的空行，请删掉，或按乡镇分成几个文件。',
  'ledger/password': () => '这个文件加了密码，没有导入。请在表格软件里取消密码、另存后再试。',
  'ledger/old-xls': () => '这是旧版 .xls 文件，没有导入。请用表格软件打开，另存为 .xlsx 再试。',
  'ledger/not-xlsx': () => '这不是 .xlsx 表格（可能是改了后缀的文本或其他文件），没有导入。请另存为 .xlsx 再试。',
  'ledger/broken': () => '这个表格打不开，可能没有传完整，没有导入。请重新拷贝或另存一份再试。',
  'ledger/no-sheet': (d) => `没有叫“${d['sheet']}”的工作表，没有导入。这个文件里有：${d['sheets']}。`,
  'ledger/no-table': () =>
    '没有找到台账表头（至少要有资产名称、资产类别、资产原值几列），没有导入。请核对是不是这份文件。',
  'ledger/missing-columns': (d) =>
    `工作表“${d['sheet']}”缺少必要的列：${String(d['columns'])
      .split(',')
      .map((c) => missingColumn[c] ?? c)
      .join('、')}，没有导入。请补上表头再试。`,
  'ledger/no-unit': (d) =>
    `工作表“${d['sheet']}”的“${d['column']}”没有写是元还是万元，没有导入。请在表头注明，或加 --unit 万元（或 --unit 元）再试。`,
  'ledger/bad-unit': () => '--unit 只能写 元、千元、万元 或 亿元。',
  'ledger/changed-meanwhile': () => '您看预览的时候，台账刚被别人改过，这次没有导入。请再导一次，重新看一眼。',
  'ledger/too-many-villages': (d) => `${d['town']}的新村太多，临时编码不够用，没有导入。请先把县里的行政村名单录进来。`,
  'ledger/which-village': () => '一村一册要写是哪个村。',
  'ledger/too-many-rows': (d) => ledgerTexts.tooMany(d),
  'ledger/forbidden': () => '台账由县农业农村局来导，您可以请县里的同志帮忙。这次没有导入。',
} satisfies Record<string, (data: ErrorData) => string>

const missingColumn: Record<string, string> = { original: '资产原值（或投入资金）', classLike: '资产类别' }

/** Why a cell could not be understood; also why a row is refused. */
const problems = {
  'amount-error': () => '金额是错误值，请改成数字',
  'amount-unreadable': (t: string) => `金额“${t}”看不懂，请只写数字`,
  'amount-not-positive': (t: string) => `金额“${t}”要大于 0`,
  'amount-too-large': (t: string) => `金额“${t}”大得不合常理，请核对是元还是万元`,
  'year-unreadable': (t: string) => `年度“${t}”看不懂，先空着`,
  'date-unreadable': (t: string) => `时间“${t}”看不懂，先空着`,
  'date-ambiguous': (t: string) => `时间“${t}”分不清是 1 月还是 10 月，只记到年`,
  'quantity-unreadable': (t: string) => `数量“${t}”看不懂，先空着`,
  'status-unknown': (t: string) => `运营状态“${t}”看不懂，先按正常记`,
  'mode-unknown': (t: string) => `经营方式“${t}”看不懂，先空着`,
  'text-cut': (t: string) => `文字太长，只留了前面一段：${t}`,
} satisfies Record<string, (text: string) => string>

const refusals = {
  'name-missing': () => '没有资产名称',
  'name-merged': () => '资产名称和上一行合并在一起，请拆开，一行一个资产',
  'name-too-long': () => '资产名称超过 60 个字',
  'class-missing': () => '没有资产类别',
  'class-unknown': (t: string) => `资产类别“${t}”不认得，要写经营性、公益性或到户类`,
  'amount-missing': () => '没有金额',
  'amount-merged': () => '金额和上一行合并在一起，请按资产拆开',
  'town-missing': () => '没有乡镇，也推不出来',
  'town-unknown': (t: string) => `乡镇“${t}”不认得`,
  'village-missing': () => '没有村名',
  'too-long': (t: string) => `村名“${t}”太长`,
  disposed: (t: string) => `状态写的是“${t}”，处置要走处置手续，不能由台账导入`,
  duplicate: (t: string) => `和${t}完全相同`,
  'asset-no-repeated': (t: string) => `资产编号“${t}”在表里出现了不止一次`,
} satisfies Record<string, (text: string) => string>

export type Problem = keyof typeof problems
export interface LedgerReason {
  code: Problem | keyof typeof refusals
  text?: string
}

const allReasons: Record<LedgerReason['code'], (text: string) => string> = { ...problems, ...refusals }
export const reasonText = ({ code, text }: LedgerReason): string => allReasons[code](text ?? '')
export const duplicateOf = (sheet: string, row: number): string => `工作表“${sheet}”第 ${row} 行`

/** The Excel file of refused rows. */
export const refusedBook = {
  refused: '没收的行',
  notices: '提醒',
  totals: '合计不符',
  heads: ['工作表', '行号', '原因', '原来的内容'],
  noticeHeads: ['工作表', '行号', '提醒'],
  totalHeads: ['工作表', '行号', '写的是', '写的金额（元）', '逐行相加（元）', '相差（元）'],
  fileName: (stem: string) => `${stem}-没收的行.xlsx`,
}

const fieldNames: Record<string, string> = {
  seq: '序号',
  assetNo: '资产编号',
  town: '乡镇',
  village: '村',
  name: '资产名称',
  projectName: '项目名称',
  classLike: '资产类型',
  subclass: '资产类别',
  projectYear: '项目年度',
  fundSource: '资金来源',
  invested: '投入资金',
  original: '资产原值',
  formedOn: '形成时间',
  location: '坐落位置',
  owner: '所有权',
  operator: '经营主体',
  keeperOrg: '管护单位',
  keeper: '管护责任人',
  mode: '经营方式',
  status: '运营状态',
  quantity: '数量',
  unit: '单位',
  spec: '规格',
  rent: '年租金',
  capacity: '装机容量',
  area: '面积',
  note: '备注',
  phone: '管护电话',
  nationalNo: '国家系统编号',
  groupNo: '村民小组',
  projectNo: '项目编号',
  approvalNo: '批复文号',
  acceptedOn: '竣工验收时间',
  lifeYears: '预计使用年限',
  salvage: '残值率',
  certNo: '权证编号',
  titledOn: '确权日期',
  handedOverOn: '移交日期',
  beneficiary: '收益权人',
  condition: '使用状况',
  encumbrance: '抵押担保情况',
  income: '年收益',
  titled: '确权情况',
  handedOver: '移交情况',
  supervisor: '监管单位',
}

/** What `npm run import-ledger` says. */
export const importTexts = {
  usage:
    '用法：npm run import-ledger -- 台账.xlsx [--yes] [--sheet 工作表名] [--unit 元或万元] [--by 人员编号] [--refused 没收的行.xlsx]',
  unknownOption: (option: string) => `不认得“${option}”。`,
  unknownPerson: (id: string) => `没有编号是“${id}”的人员。`,
  reading: (file: string) => `正在读 ${file} …`,
  read: (rows: number) => `读到 ${rows} 行，正在和现有台账比对 …`,
  progress: (done: number, all: number) => `已写入 ${done}/${all} …`,
  confirm: '确认导入吗？输入“是”导入，其他任意键不导入：',
  yes: /^(是|确认|好|y|yes|1)$/i,
  cancelled: '没有导入，什么都没有改。',
  nothingToDo: '现有台账和这份文件一致，没有要改的。',
  done: (p: { created: number; changed: number; same: number; villages: number }) =>
    `导入完成：新建 ${p.created} 项，修改 ${p.changed} 项，未变 ${p.same} 项${p.villages > 0 ? `，新增村 ${p.villages} 个` : ''}。`,
  refusedFile: (count: number, notices: number, file: string) =>
    `没收的 ${count} 行${notices > 0 ? `和 ${notices} 条提醒` : ''}写在：${file}。改好后把原文件再导一次就行，已收的不会重复。`,
  refusedFailed: (file: string) => `没收的行写不进“${file}”，请关掉正在打开的这个文件，或用 --refused 换个地方。`,
  failed: '没有导入成功，什么都没有改。',
}

export interface PreviewFigures {
  sheets: {
    name: string
    rows: number
    moneyUnit: string
    columns: { field: string; label: string }[]
    unknownHeads: string[]
  }[]
  skippedSheets: string[]
  notKept: string[]
  byClass: { assetClass: AssetClass; count: number; fen: number }[]
  byTown: { town: string; count: number; fen: number }[]
  newTowns: number
  newVillages: string[]
  created: number
  changed: number
  same: number
  refused: { code: LedgerReason; count: number }[]
  refusedRows: number
  notices: number
  totalsChecked: number
  totalsWrong: { label: string; row: number; writtenFen: number; countedFen: number }[]
  samples: string[]
}

/** What the import understood, before anything is written: line by line, for a screen or a message. */
export function previewLines(p: PreviewFigures): string[] {
  const all = p.byClass.reduce((sum, c) => ({ count: sum.count + c.count, fen: sum.fen + c.fen }), { count: 0, fen: 0 })
  const kept = (field: string) => !p.notKept.includes(field)
  const line = (name: string, count: number, fen: number) => `  ${name}　${count} 项　${wanText(fen)} 万元`
  return [
    ...p.sheets.flatMap((s) => [
      `工作表“${s.name}”：${s.rows} 行，金额单位 ${s.moneyUnit}`,
      `  认出的列：${s.columns
        .filter((c) => kept(c.field))
        .map((c) => (c.label === fieldNames[c.field] ? c.label : `${c.label}→${fieldNames[c.field] ?? c.field}`))
        .join('，')}`,
      ...(s.columns.some((c) => !kept(c.field))
        ? [
            `  认得但现在不收的列：${s.columns
              .filter((c) => !kept(c.field))
              .map((c) => c.label)
              .join('，')}`,
          ]
        : []),
      ...(s.unknownHeads.length > 0 ? [`  不认得的列（不收）：${s.unknownHeads.join('，')}`] : []),
    ]),
    ...(p.skippedSheets.length > 0 ? [`跳过的工作表：${p.skippedSheets.join('、')}`] : []),
    '',
    `能收的共 ${all.count} 项，${wanText(all.fen)} 万元（${yuanText(all.fen)} 元）`,
    ...p.byClass.map((c) => line(assetClassNames[c.assetClass], c.count, c.fen)),
    ...p.byTown.map((t) => line(t.town, t.count, t.fen)),
    '',
    `要新建 ${p.created} 项，修改 ${p.changed} 项，未变 ${p.same} 项`,
    ...p.samples.map((sample) => `  ${sample}`),
    ...(p.newTowns > 0 ? [`现在还没有乡镇，先建江陵县和 ${p.newTowns} 个乡镇（管理区）`] : []),
    ...(p.newVillages.length > 0
      ? [
          `新增村 ${p.newVillages.length} 个（临时编码，等县里名单）：${p.newVillages.slice(0, 12).join('、')}${p.newVillages.length > 12 ? ' 等' : ''}`,
        ]
      : []),
    ...(p.totalsChecked > 0
      ? [
          `表里的小计、合计 ${p.totalsChecked} 个，${p.totalsWrong.length === 0 ? '都对得上' : `${p.totalsWrong.length} 个对不上：`}`,
        ]
      : []),
    ...p.totalsWrong
      .slice(0, 10)
      .map(
        (t) => `  第 ${t.row} 行${t.label}：写的 ${yuanText(t.writtenFen)} 元，逐行相加 ${yuanText(t.countedFen)} 元`,
      ),
    ...(p.notices > 0 ? [`有 ${p.notices} 处小问题，已按提醒处理`] : []),
    ...(p.refusedRows > 0
      ? [`没收的有 ${p.refusedRows} 行：`, ...p.refused.map((r) => `  ${reasonText(r.code)}　${r.count} 行`)]
      : ['每一行都能收']),
  ]
}

/** A sample line of a changed asset in the preview. */
export const changeSample = (name: string, count: number): string => `${name}：改 ${count} 处`
