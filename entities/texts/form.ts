import type { ErrorData } from './errors.ts'
import { dayName, periodName, quarterName } from './period.ts'

/** The columns of 填报表, by what they hold. What stands in them is read by these very words. */
export const formColumns = {
  seq: '序号',
  name: '资产名称',
  before: '上季度',
  status: '运营状态',
  received: '本季收入（元）',
  receivable: '应收未收（元）',
  expense: '支出（元）',
  kwh: '发电量（度）',
  issues: '问题',
  note: '备注',
  remark: '说明',
} as const
export type FormColumn = keyof typeof formColumns

/** What stands on the sheet. */
export const sheetTexts = {
  sheet: '填报表',
  title: (d: { village: string; period: string }) =>
    `${d.village}扶贫项目资产运营情况填报表（${periodName(d.period)}）`,
  /** By this a copied sheet is known for what it was. */
  titleWords: /扶贫项目资产运营情况填报表/,
  about: (d: { place: string; period: string; dueOn: string }) =>
    `填报单位：${d.place}　　填报期：${periodName(d.period)}　　${dayName(d.dueOn)}前报　　金额单位：元`,
  how: '只填浅黄色的格子：没有收入写 0，不清楚的空着。灰色的是上季度的数，供对照。填好把整个文件发回给管护助手。',
  signatures: '填报人：　　　　　　　　　　审核人：　　　　　　　　　　填报日期：　　　　年　　月　　日',
  nothingBefore: '没有报过',
  owed: '应报',
  notOwed: '有变化再填',
  reported: (d: { receipt: string }) => `已报 ${d.receipt}，有变再改`,
  accepted: (d: { receipt: string }) => `镇里已收 ${d.receipt}`,
  statusPrompt: '点右边的小箭头选一个',
  issuePrompt: '可以从里面选，也可以直接写',
  page: '第 &P 页，共 &N 页',
  fileName: (d: { village: string; period: string }) =>
    `${d.village}${periodName(d.period).replaceAll(' ', '')}填报表.xlsx`,
}

type At = { row: number; asset: string }
/** Why a row is not taken, each with what to do. */
const reasons = {
  'amount-unreadable': (t: string, column: string) => `${column}写的“${t}”看不懂，请只写数，比如 7500 或 1.2万`,
  'amount-vague': (t: string, column: string) => `${column}写的“${t}”没有准数，请写一个数`,
  'amount-small': (t: string, column: string) => `${column}写的是 ${t}，是元还是万元？请写成 ${t}元 或 ${t}万`,
  'amount-date': (t: string, column: string) => `${column}变成了日期（${t}），请重新写数`,
  'amount-error': (_: string, column: string) => `${column}是公式出的错，请直接写数`,
  'amount-large': (t: string, column: string) => `${column}写的“${t}”大得不合常理，请核对是元还是万元`,
  negative: (t: string, column: string) => `${column}写的“${t}”是负数，请核对`,
  'status-unknown': (t: string) => `运营状态“${t}”看不懂，请从格子里的选项选一个`,
  disposed: () => '处置要先村里议、公示、报镇审核，不能在表里直接写已处置',
  'no-status': () => '只写了备注或问题，没有选运营状态',
  'no-income': () => '没有填本季收入，没有收入请写 0',
  twice: () => '同一行在表里出现了两次，请只留一行',
  renamed: (t: string) => `资产名称改成了“${t}”，和序号对不上，请用原来的表`,
  unknown: (t: string) => `表里没有“${t}”这一行，新增的资产请镇里先登记`,
  gone: () => '这处资产台账里已经没有了',
  'keeper-money': () => '收入请村干部来填',
} satisfies Record<string, (text: string, column: string) => string>
export type FormReason = { code: keyof typeof reasons; text?: string; column?: FormColumn }

const all: Record<FormReason['code'], (text: string, column: string) => string> = reasons
export const formReason = ({ code, text = '', column }: FormReason): string =>
  all[code](text.slice(0, 30), column ? formColumns[column].replace('（元）', '').replace('（度）', '') : '')

const LISTED = 20
const limited = (lines: string[], more: (count: number) => string) =>
  lines.length > LISTED ? [...lines.slice(0, LISTED), more(lines.length - LISTED)] : lines

export interface FormFigures {
  village: string
  period: string
  /** Lines that differ from last quarter or look odd, as they will be recorded. */
  changed: { line: string; doubts: string[] }[]
  /** Names of those that say what was said last quarter. */
  alike: string[]
  /** Recorded so already. */
  known: number
  unclear: (At & { reason: string })[]
  meanwhile: (At & { mine: string; theirs: string; receipt: string; accepted: boolean })[]
  /** Owed and left empty. */
  empty: string[]
}

/** What the assistant says of the sheet. */
export const formTexts = {
  sent: (d: { village: string; period: string; owed: number }) =>
    d.owed > 0
      ? `${d.village} ${periodName(d.period)}的填报表，应报 ${d.owed} 处。填浅黄色的格子，填好把文件发回来就行。`
      : `${d.village} ${periodName(d.period)}都报齐了。要改哪一处，在表里改好发回来就行。`,
  nothingHere: (d: { village: string }) => `${d.village}还没有登记能填报的资产，请联系乡镇专干。`,
  whichVillage: () => '要哪个村的？说村名就行，比如“填报表 荆干村”。',
  periodWords:
    /(?:\d{4}|[去今本]|前)?年?第?[一二三四1-4]季度?|(?:上|本|这个?)季度?|(?:上|下)半年|(?:\d{4}|[去今本]|前)年度?|的/g,
  periodUnclear: () => '填报表是按季度的，写季度就行，比如“填报表 三季度”。',
  foreign: () => '这张表不是我发的填报表，没有收。要用表格报，回“填报表”，我发一张给您填。',
  ledger: () => '这像是一本资产台账，我这里不收。台账请交县里导入；要报季度情况，回“填报表”，我发一张给您填。',
  onlyOne: () => '一次发一张表就行，这次先看第一张。',

  check: (d: FormFigures) => {
    const count = d.changed.length + d.alike.length
    const lines = [
      `${d.village}${quarterName(d.period)}的表看过了：${[
        count > 0 ? `能记 ${count} 处` : '',
        d.known > 0 ? `已经记过 ${d.known} 处` : '',
        d.unclear.length > 0 ? `要改 ${d.unclear.length} 处` : '',
        d.meanwhile.length > 0 ? `别人先报了 ${d.meanwhile.length} 处` : '',
      ]
        .filter(Boolean)
        .join('，')}。`,
      ...limited(
        d.changed.map(
          ({ line, doubts }) => `${line}${doubts.length > 0 ? `（${doubts.join('').replace(/。$/, '')}）` : ''}`,
        ),
        (more) => `……另有 ${more} 处`,
      ),
      ...(d.alike.length > 0 ? [`和上季度一样的：${d.alike.join('、')}`] : []),
      ...(d.unclear.length > 0 ? ['没有记的，改好再发一次，或者直接说一句：'] : []),
      ...limited(
        d.unclear.map(({ row, asset, reason }) => `第 ${row} 行${asset === '' ? '' : ` ${asset}`}：${reason}`),
        (more) => `……另有 ${more} 行`,
      ),
      ...d.meanwhile.map(({ row, asset, mine, theirs, receipt, accepted }) =>
        accepted
          ? `第 ${row} 行 ${asset}：镇里已经收下 ${theirs}（回执 ${receipt}），表里的 ${mine} 没有记，要改直接说一句`
          : `第 ${row} 行 ${asset}：您拿表以后别人报了 ${theirs}（回执 ${receipt}），表里的 ${mine} 没有记`,
      ),
      ...(d.empty.length > 0 ? [`空着没填：${d.empty.join('、')}`] : []),
    ]
    return count > 0 ? [...lines, `这 ${count} 处这样记，对吗？ 1 对 2 不对`].join('\n') : lines.join('\n')
  },
  allKnown: (d: { village: string; period: string; count: number }) =>
    `${d.village}${quarterName(d.period)}的表里 ${d.count} 处都已经记过，没有重复记。`,
  nothingFilled: (d: { village: string; period: string }) =>
    `${d.village}${quarterName(d.period)}的表还是空的，没有记。填浅黄色的格子，填好再发回来。`,
  changedMeanwhile: () => '您看的时候有变动，请再看一遍。',
  dropped: () => '好，没有记。表改好再发来，或者直接说哪一处。',
  filed: (d: { lines: { line: string; receipt: string }[]; rest: string }) =>
    [
      `记下了 ${d.lines.length} 处：`,
      ...d.lines.map(({ line, receipt }) => `${line}。回执 ${receipt}`),
      `有错回“更正”。${d.rest}`,
    ].join('\n'),
  approx: () => '数是约数。',
  /** The words of a report that came by sheet. */
  words: (d: { row: number; cells: string[] }) => `填报表第 ${d.row} 行：${d.cells.join('，')}`,
  change: (d: { line: string; old: string }) => `${d.line}（原来报的是：${d.old}）`,
}

/** What stops a sheet as a whole, one sentence each. Part of texts/errors.ts. */
export const formErrorTexts = {
  'form/other-village': (d) => `这是${d['village']}的表，您只能报自己范围内的，没有收。`,
  'form/copied': () =>
    '这张表像是另外复制出来的，认不出是哪个村、哪一季的，没有收。请在我发的那个文件里填，或回“填报表”再要一张。',
  'form/altered': () => '这张表里的识别信息被改过，没有收。请回“填报表”再要一张，把数填进去发回来。',
  'form/no-head': () => '这张表的表头被改过，认不出哪一列是什么，没有收。请用我发的那个文件，表头不要动。',
  'form/future': (d) => `${periodName(String(d['period']))}还没有到，没有收。`,
  'form/empty-file': () => '这个表格是空的，没有收。请把填好的文件再发一次。',
  'form/too-large': (d) => `这个表格太大（上限 ${d['limit']} 兆），没有收。请把表里贴的图片去掉，照片直接发给我就行。`,
  'form/password': () => '这个表格加了密码，没有收。请在表格软件里取消密码，再发一次。',
  'form/old-xls': () => '这是旧版 .xls 表格，没有收。请用表格软件打开，另存为 .xlsx 再发。',
  'form/not-xlsx': () => '这个文件不是 .xlsx 表格（可能只是改了后缀），没有收。请在我发的填报表里填，填好再发。',
  'form/broken': () => '这个表格打不开，可能没有传完整，没有收。请再发一次。',
  'form/not-ours': () => '这个文件不是填报表，没有收。请先取一张填报表，填好再传。',
  'form/changed-meanwhile': () => '核对以后有变动，没有记。请再核对一次。',
  'form/not-found': () => '没有找到这张表，请再发一次。',
} satisfies Record<string, (data: ErrorData) => string>
