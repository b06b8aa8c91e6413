import Excel from 'exceljs'
import type { TwoLines } from './generate.ts'

/** The two lines as workbooks, written as the offices do: town merged down, years with and without 年, amounts as numbers and as text, subtotals. */
export async function writeBooks(
  { fiscal, projects }: TwoLines,
  files: { fiscal: string; project: string },
): Promise<void> {
  const money = new Excel.stream.xlsx.WorkbookWriter({ filename: files.fiscal })
  const left = money.addWorksheet('资金明细')
  left.addRow(['某县财政扶贫资金安排分配明细表']).commit()
  left.addRow(['填报单位：县财政局', '', '', '', '', '', '', '', '单位：万元']).commit()
  left.addRow(['流水号', '年度', '指标文号', '资金来源', '乡镇', '村', '项目名称', '金额（万元）', '资金动态']).commit()
  let sum = 0
  for (const [i, line] of fiscal.entries()) {
    const wan = line.fen / 1_000_000
    sum += line.fen
    const amount = i % 11 === 0 ? wan.toFixed(4) : i % 97 === 0 ? `${wan}万` : wan
    const movement = { arranged: '安排', allocated: '分配', returned: '收回', unsaid: '' }[line.movement]
    const year = i % 7 === 0 ? `${line.year}年` : line.year
    left.addRow([line.no, year, line.docNo, line.source, line.town, line.village, line.name, amount, movement]).commit()
  }
  left.addRow(['', '', '', '', '', '', '合计', sum / 1_000_000]).commit()
  await money.commit()

  const wanted = new Excel.stream.xlsx.WorkbookWriter({ filename: files.project })
  for (const [name, list] of [
    ['2013-2020', projects.filter((line) => line.year <= 2020)],
    ['2021-2025', projects.filter((line) => line.year > 2020)],
  ] as const) {
    const right = wanted.addWorksheet(name)
    right.addRow(['某县项目实施情况表']).commit()
    right.addRow(['', '', '', '', '', '', '', '', '', '单位：元']).commit()
    right
      .addRow([
        '序号',
        '项目编号',
        '项目年度',
        '乡镇（管理区）',
        '村（社区）',
        '项目名称',
        '批复文号',
        '计划投资',
        '决算金额',
        '已拨付',
        '资金类别',
      ])
      .commit()
    for (const [i, line] of list.entries()) {
      const yuan = line.fen / 100
      const paid = i % 9 === 0 ? yuan.toLocaleString('en-US', { minimumFractionDigits: 2 }) : yuan
      right
        .addRow([
          i + 1,
          line.no,
          line.year,
          line.town,
          line.village,
          line.name,
          line.docNo,
          yuan,
          yuan,
          paid,
          line.source,
        ])
        .commit()
    }
    right.commit()
  }
  await wanted.commit()
}
