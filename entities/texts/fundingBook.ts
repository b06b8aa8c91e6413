/** The workbook of a reconciliation as an office files it: names of sheets, titles, heads, lines for signatures. */
export const fundingBook = {
  summary: '总表',
  sheets: {
    matched: '对上的',
    amount_diff: '金额不符',
    fiscal_only: '有钱无项目',
    project_only: '有项目无拨款',
  },
  refused: '没读进来的',
  titles: {
    summary: '扶贫（帮扶）项目资金两线合一对账总表',
    matched: '两线对上的明细表',
    amount_diff: '金额不符明细表',
    fiscal_only: '有钱无项目明细表',
    project_only: '有项目无拨款明细表',
    refused: '没有读进来的行',
  },
  basis: '按项目所在乡镇和项目年度归集；只有钱的按钱的乡镇和年度归集',
  summaryBands: ['', '', '财政线', '项目线', '对上的', '金额不符', '有钱无项目', '有项目无拨款', '账账相符'],
  summaryHeads: [
    '乡镇',
    '年度',
    '笔数',
    '金额',
    '个数',
    '金额',
    '组数',
    '金额',
    '组数',
    '差额（项目减拨款）',
    '笔数',
    '金额',
    '个数',
    '金额',
    '组数占比',
  ],
  heads: [
    '序号',
    '乡镇',
    '村',
    '年度',
    '财政流水号',
    '财政项目名称',
    '资金来源',
    '拨款金额',
    '项目编号',
    '项目名称',
    '项目金额',
    '差额（项目减拨款）',
    '说明',
  ],
  refusedHeads: ['哪条线', '工作表', '行号', '原因', '内容'],
  lines: { fiscal: '财政线', project: '项目线' },
  yearTotal: (year: number) => `${year} 年小计`,
  townTotal: (town: string) => `${town || '未写乡镇'}合计`,
  grandTotal: '总计',
  noTown: '未写乡镇',
  explained: (words: string) => `说明：${words}`,
  locked: '县里已锁定',
  fileName: (place: string) => `${place}两线合一对账表.xlsx`,
  signatures:
    '填表人：　　　　　　复核人：　　　　　　县财政局（章）：　　　　　　县农业农村局（章）：　　　　　　日期：　　年　月　日',
}

/** 年度资产登记台账. */
export const registerBook = {
  sheet: '登记台账',
  title: (place: string, year: number) => `${place}${year} 年度扶贫（帮扶）项目资产登记台账`,
  basis: '两线已对上、已说明、已锁定的项目；资产取自资产台账',
  heads: [
    '序号',
    '乡镇',
    '村',
    '项目编号',
    '项目名称',
    '项目投资',
    '资产编号',
    '资产名称',
    '资产原值',
    '差额（原值减投资）',
    '账实情况',
  ],
  proposal: (name: string) => `还没登记，建议登记为“${name}”`,
  noAsset: (reason: string, words: string) => `没有形成资产：${reason}${words ? `（${words}）` : ''}`,
  fileName: (place: string, year: number) => `${place}${year}年度资产登记台账.xlsx`,
}

/** What `npm run reconcile` says. */
export const reconcileTexts = {
  usage:
    '用法：npm run reconcile -- 财政线.xlsx 项目线.xlsx --out 结果.xlsx --json 结果.jsonl（--out 和 --json 可以只写一个）',
  read: (what: string, lines: number, refused: number) =>
    `${what}：读到 ${lines} 行${refused > 0 ? `，${refused} 行没读进来，原因在结果表最后一页` : ''}。`,
  refusedLine: (what: string, sheet: string, row: number, why: string, text: string) =>
    `  ${what} 工作表“${sheet}”第 ${row} 行：${why}${text ? `（${text}）` : ''}`,
  moreRefused: (count: number) => `  另有 ${count} 行，见结果表。`,
  totals: (what: string, checked: number, wrong: number) =>
    wrong === 0 ? `${what}：表上 ${checked} 个小计、合计都核对得上。` : `${what}：表上有 ${wrong} 个合计和明细对不上。`,
  wrongTotal: (sheet: string, row: number, label: string, written: string, counted: string) =>
    `  工作表“${sheet}”第 ${row} 行“${label}”写的是 ${written} 元，明细加起来是 ${counted} 元`,
  status: (name: string, groups: number, money: string) => `${name} ${groups} 组，${money} 元`,
  done: (files: string) => `已写好：${files}`,
  cannotWrite: (file: string) => `“${file}”写不了，可能没有权限或正被别的程序打开着。什么都没有留下，请关掉后再试。`,
  sameFile: '结果文件和原来的表同名，没有写。请换一个名字。',
  failed: '没有做完，什么都没有写。下面是给维护人员看的：',
}
