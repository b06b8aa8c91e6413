import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import Excel from 'exceljs'
import { assetClassNames } from '../../../entities/texts/asset.ts'
import { randomFrom } from '../../seed/random.ts'

const HEADS =
  '序号 乡镇 村 资产名称 资产类型 项目名称 项目年度 资金来源 资产原值（万元） 形成时间 坐落位置 所有权人 经营主体 管护责任人 运营状态 备注'.split(
    ' ',
  )
const TOWNS = '资市镇 熊河镇 白马寺镇 沙岗镇 普济镇 郝穴镇 马家寨乡 秦市乡 三湖管理区 六合垸管理区'.split(' ')

/** The command as an office runs it, from a file to the store, in a process of its own. */
export async function importBench(folder: string, rows: number): Promise<void> {
  const file = join(folder, 'office.xlsx')
  await write(file, rows)
  const start = performance.now()
  const run = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--import',
      join(import.meta.dirname, '../two-lines/peak.mjs'),
      join(import.meta.dirname, '../../import-ledger.ts'),
      file,
      '--yes',
    ],
    // eslint-disable-next-line no-restricted-syntax -- handed on to the command under test; nothing is read from it here
    { encoding: 'utf8', env: { ...process.env, DATA_FOLDER: join(folder, 'imported') } },
  )
  const seconds = (performance.now() - start) / 1000
  if (run.status !== 0) throw new Error(run.stdout + run.stderr)
  const lines = run.stdout.trim().split('\n')
  console.log(
    `import ${rows} x ${HEADS.length}: ${seconds.toFixed(1)} s, peak ${/peak (\d+)/.exec(run.stderr)?.[1]} MB, ${lines.length} lines of progress; ${lines.at(-1)}`,
  )
}

async function write(file: string, rows: number): Promise<void> {
  const random = randomFrom(5)
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: true })
  const sheet = workbook.addWorksheet('台账')
  sheet.addRow(HEADS).commit()
  for (let i = 0; i < rows; i++) {
    const village = `${'东西南北中上下前后新'[i % 10]}${'湖山桥港台岭'[Math.floor(i / 10) % 6]}村`
    const year = 2013 + Math.floor(random.between(0, 12))
    sheet
      .addRow([
        i + 1,
        random.pick(TOWNS),
        village,
        `${village}${1 + i}号${random.pick(['冷库', '通组公路', '泵站', '蔬菜大棚'])}`,
        random.pick(Object.values(assetClassNames)),
        `${year}年${village}产业扶贫项目`,
        year,
        '中央财政专项扶贫资金',
        Math.round(random.between(1, 3_000_000)) / 10_000,
        `${year}-0${1 + Math.floor(random.between(0, 9))}`,
        `${village}${1 + (i % 9)}组`,
        '村集体',
        '',
        '某某某',
        '正常',
        '',
      ])
      .commit()
  }
  sheet.commit()
  await workbook.commit()
}
