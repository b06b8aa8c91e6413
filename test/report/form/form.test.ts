import { readFileSync } from 'node:fs'
import Excel from 'exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Audit } from '../../../entities/base/audit.ts'
import { Report } from '../../../entities/report/report.ts'
import { cellFor, edit, fillForm, type Filling, heads } from '../../support/form.ts'
import { World } from '../../support/world.ts'
import { ledger } from '../../ledger/books.ts'

const AT = '2026-10-08 09:12'
const FULL: Filling = {
  光伏电站: { 运营状态: '正常', 本季收入: 32_000 },
  冷库: { 运营状态: '正常', 本季收入: 7500 },
}

describe('the sheet of a village', () => {
  let world: World
  let sheet: Buffer
  beforeEach(async () => {
    world = await World.open(AT)
    await world.at(AT)
    sheet = await ask('cadre', '填报表')
  })
  const stop = () => world.stop()

  const ask = async (who: string, words: string): Promise<Buffer> => {
    await world.say(who, words)
    const file = world.heard.at(-1)?.files[0]
    if (!file) return expect.fail(`no sheet: ${world.heard.at(-1)?.text}`)
    return readFileSync(world.runtime.files.path(file.sha256))
  }
  const send = (bytes: Buffer, who = 'cadre', name = '表.xlsx') => world.say(who, '', { uploads: [{ name, bytes }] })
  const reports = () => world.runtime.db.find(Report, { order: { id: 'ASC' } })
  const open = async (bytes: Buffer) => {
    const workbook = new Excel.Workbook()
    await workbook.xlsx.load(bytes as never)
    return workbook
  }

  test('has a row per asset, open cells to fill in, all others protected without a password, and a page to print', async () => {
    const { worksheets } = await open(sheet)
    const [visible, hidden] = worksheets
    expect(heads(visible!)).toEqual([
      '序号',
      '资产名称',
      '上季度',
      '运营状态',
      '本季收入（元）',
      '应收未收（元）',
      '支出（元）',
      '发电量（度）',
      '问题',
      '备注',
      '说明',
    ])
    expect(visible!.getCell('A1').value).toBe('荆干村扶贫项目资产运营情况填报表（2026 年三季度）')
    expect(hidden!.state).toBe('veryHidden')
    expect(cellFor(visible!, '冷库', '本季收入').protection?.locked).toBe(false)
    expect(cellFor(visible!, '冷库', '资产名称').protection?.locked ?? true).toBe(true)
    // what is no power station has no energy
    expect(cellFor(visible!, '冷库', '发电量').protection?.locked ?? true).toBe(true)
    expect(cellFor(visible!, '冷库', '运营状态').dataValidation.formulae?.[0]).toBe(
      '"正常,部分运营,季节性停用,临时停用,维修中,闲置,损坏,灭失"',
    )
    // exceljs keeps protection there and declares it nowhere
    expect((visible as unknown as { sheetProtection: Record<string, unknown> }).sheetProtection).toMatchObject({
      sheet: true,
    })
    expect((visible as unknown as { sheetProtection: Record<string, unknown> }).sheetProtection).not.toHaveProperty(
      'hashValue',
    )
    expect(visible!.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 4 })
    expect(visible!.pageSetup).toMatchObject({ orientation: 'landscape', printArea: 'A1:K12', printTitlesRow: '4:4' })
    await stop()
  })

  test('is filed with one yes: a receipt each, its way, the row in its words, the file in the history', async () => {
    const [read] = await send(await fillForm(sheet, FULL))
    expect(read).toContain('能记 2 处')
    expect(await reports()).toEqual([])
    await world.say('cadre', '1')
    const filed = await reports()
    expect(filed).toMatchObject([
      { receiptNo: 'H20261008-001', way: 'form', receivedFen: 3_200_000, state: 'submitted', senderId: 'cadre' },
      { receiptNo: 'H20261008-002', way: 'form', receivedFen: 750_000 },
    ])
    expect(filed[0]!.words).toBe('填报表第 5 行：运营状态 正常，本季收入 32000')
    const message = filed[0]!.messageId
    expect(message).not.toBeNull()
    expect(await world.runtime.db.findOneByOrFail(Audit, { subject: 'form' })).toMatchObject({
      messageId: message,
      change: { period: '2026Q3', receipts: ['H20261008-001', 'H20261008-002'] },
    })
    await stop()
  })

  test('is known under another name, with sorted rows, a moved column and a row inserted above', async () => {
    const changed = await edit(await fillForm(sheet, FULL), (workbook) => {
      const visible = workbook.worksheets[0]!
      const [first, third] = [5, 7].map((row) => (visible.getRow(row).values as Excel.CellValue[]).slice(1))
      visible.getRow(5).values = third!
      visible.getRow(7).values = first!
      visible.spliceColumns(3, 1)
      visible.unMergeCells('A1')
      visible.insertRow(2, ['', '镇里转'])
    })
    const [read] = await send(changed, 'cadre', '新建 Microsoft Excel 工作表.xlsx')
    expect(read).toContain('能记 2 处')
    expect(read).toContain('光伏电站，正常，到账 32,000.00 元')
    expect(read).toContain('冷库，正常，到账 7,500.00 元')
    await stop()
  })

  test.each<[string, (workbook: Excel.Workbook) => void, RegExp]>([
    [
      'a date',
      (w) => {
        const cell = cellFor(w.worksheets[0]!, '冷库', '本季收入')
        Object.assign(cell, { style: { ...cell.style, numFmt: 'm-d' }, value: new Date('2026-03-02') })
      },
      /本季收入变成了日期/,
    ],
    [
      'a broken formula',
      (w) => void (cellFor(w.worksheets[0]!, '冷库', '本季收入').value = { error: '#REF!' } as never),
      /本季收入是公式出的错/,
    ],
    [
      'an unknown state',
      (w) => void (cellFor(w.worksheets[0]!, '冷库', '运营状态').value = '呵呵'),
      /运营状态“呵呵”看不懂/,
    ],
    ['disposal', (w) => void (cellFor(w.worksheets[0]!, '冷库', '运营状态').value = '已处置'), /处置要先村里议/],
    ['another name', (w) => void (cellFor(w.worksheets[0]!, '冷库', '资产名称').value = '二号冷库'), /和序号对不上/],
    ['a copied row', (w) => w.worksheets[0]!.insertRow(12, [3, '冷库', '', '正常', 800]), /出现了两次/],
    ['a row of their own', (w) => w.worksheets[0]!.insertRow(12, [9, '鱼塘', '', '正常', 800]), /没有“鱼塘”这一行/],
    ['a note alone', (w) => void (cellFor(w.worksheets[0]!, '1号蔬菜大棚', '备注').value = '等合同'), /没有选运营状态/],
    ['no income', (w) => void (cellFor(w.worksheets[0]!, '1号蔬菜大棚', '运营状态').value = '正常'), /没有收入请写 0/],
  ])('one row with %s is said with its reason, the others are taken', async (_, change, reason) => {
    const [read] = await send(await edit(await fillForm(sheet, FULL), change))
    expect(read).toMatch(reason)
    expect(read).toMatch(/能记 [12] 处.*要改 1 处/)
    await world.say('cadre', '对')
    expect((await reports()).length).toBe(read!.includes('能记 1 处') ? 1 : 2)
    await stop()
  })

  test('what somebody else reported meanwhile stands, both figures are shown, and the rest is taken', async () => {
    await world.say('town', '荆干村冷库三季度正常，租金收了7200')
    await world.say('town', '对')
    expect(await reports()).toHaveLength(1)
    const [read] = await send(await fillForm(sheet, FULL))
    expect(read).toContain('能记 1 处')
    expect(read).toContain(
      '冷库：您拿表以后别人报了 正常，到账 7,200.00 元（回执 H20261008-001），表里的 正常，到账 7,500.00 元 没有记',
    )
    await world.say('cadre', '对')
    expect((await reports()).map(({ receivedFen, state }) => [receivedFen, state])).toEqual([
      [720_000, 'submitted'],
      [3_200_000, 'submitted'],
    ])
    await stop()
  })

  test('what was reported between the check and the yes is shown before anything is filed', async () => {
    await send(await fillForm(sheet, FULL))
    await world.say('town', '荆干村冷库三季度正常，租金收了7200')
    await world.say('town', '对')
    const again = await world.say('cadre', '对')
    expect(again[0]).toBe('您看的时候有变动，请再看一遍。')
    expect(again[1]).toContain('能记 1 处')
    expect(await reports()).toHaveLength(1)
    await world.say('cadre', '对')
    expect(await reports()).toHaveLength(2)
    await stop()
  })

  test('a cell filled in by us and left alone is nobody’s report, even when somebody changed it meanwhile', async () => {
    await world.say('cadre', '冷库三季度正常，租金收了7500')
    const second = await ask('cadre', '填报表')
    await world.say('cadre', '更正 冷库三季度收了7000')
    await world.say('cadre', '对')
    const before = (await reports()).length
    const [read] = await send(await fillForm(second, { 光伏电站: FULL['光伏电站']! }))
    expect(read).not.toContain('冷库，')
    await world.say('cadre', '对')
    expect(await reports()).toHaveLength(before + 1)
    await stop()
  })

  test('doubts are said with the line', async () => {
    const [read] = await send(await fillForm(sheet, { 光伏电站: { 运营状态: '正常', 本季收入: 320_000 } }))
    expect(read).toContain('光伏电站，正常，到账 320,000.00 元（比电站能发的多')
    await stop()
  })

  test('the same file twice changes nothing and says so', async () => {
    const filled = await fillForm(sheet, FULL)
    await send(filled)
    await world.say('cadre', '对')
    expect(await send(filled)).toEqual(['荆干村三季度的表里 2 处都已经记过，没有重复记。'])
    expect(await reports()).toHaveLength(2)
    await stop()
  })
})

describe('a file that is no sheet of this village is answered with one sentence, and nothing is changed', () => {
  let world: World
  let sheet: Buffer
  beforeAll(async () => {
    world = await World.open(AT)
    await world.at(AT)
    await world.say('cadre', '填报表')
    sheet = readFileSync(world.runtime.files.path(world.heard.at(-1)!.files[0]!.sha256))
  })
  afterAll(() => world.stop())

  test.each<[string, string, () => Promise<Buffer> | Buffer, string]>([
    ['an empty file', '表.xlsx', () => Buffer.alloc(0), '这个表格是空的，没有收。请把填好的文件再发一次。'],
    [
      'a CSV renamed',
      '表.xlsx',
      () => Buffer.from('序号,资产名称\n1,冷库\n'),
      '这个文件不是 .xlsx 表格（可能只是改了后缀），没有收。请在我发的填报表里填，填好再发。',
    ],
    [
      'a CSV',
      '表.csv',
      () => Buffer.from('序号,资产名称\n1,冷库\n'),
      '这个文件不是 .xlsx 表格（可能只是改了后缀），没有收。请在我发的填报表里填，填好再发。',
    ],
    [
      'an old .xls',
      '表.xls',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      '这是旧版 .xls 表格，没有收。请用表格软件打开，另存为 .xlsx 再发。',
    ],
    [
      'a password',
      '表.xlsx',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.from('EncryptedPackage', 'utf16le'),
          Buffer.alloc(600),
        ]),
      '这个表格加了密码，没有收。请在表格软件里取消密码，再发一次。',
    ],
    ['half a file', '表.xlsx', () => sheet.subarray(0, 4000), '这个表格打不开，可能没有传完整，没有收。请再发一次。'],
    [
      '6 MB',
      '表.xlsx',
      () => Buffer.concat([sheet, Buffer.alloc(6 << 20)]),
      '这个表格太大（上限 5 兆），没有收。请把表里贴的图片去掉，照片直接发给我就行。',
    ],
    [
      '200 MB',
      '表.xlsx',
      () => Buffer.alloc(200 << 20),
      '“表.xlsx”太大了（上限 20 兆），没有收。请压缩或截小一点再发。',
    ],
    [
      'a ledger',
      '台账.xlsx',
      () => ledger([1, '熊河镇', '荆干村', '冷库', '经营性', 2018, 50, '2018']),
      '这像是一本资产台账，我这里不收。台账请交县里导入；要报季度情况，回“填报表”，我发一张给您填。',
    ],
    [
      'some other table',
      '工资.xlsx',
      () =>
        edit(sheet, (w) => {
          w.worksheets.forEach(({ id }) => w.removeWorksheet(id))
          w.addWorksheet('1').addRow(['姓名', '工资'])
        }),
      '这张表不是我发的填报表，没有收。要用表格报，回“填报表”，我发一张给您填。',
    ],
    [
      'a copy of our sheet alone',
      '复制.xlsx',
      () => edit(sheet, (w) => w.removeWorksheet(w.worksheets[1]!.id)),
      '这张表像是另外复制出来的，认不出是哪个村、哪一季的，没有收。请在我发的那个文件里填，或回“填报表”再要一张。',
    ],
    [
      'another period written in',
      '表.xlsx',
      () => edit(sheet, (w) => void (w.worksheets[1]!.getCell('C1').value = '2026Q2')),
      '这张表里的识别信息被改过，没有收。请回“填报表”再要一张，把数填进去发回来。',
    ],
    [
      'heads renamed',
      '表.xlsx',
      () => edit(sheet, (w) => void (w.worksheets[0]!.getCell('D4').value = '情况')),
      '这张表的表头被改过，认不出哪一列是什么，没有收。请用我发的那个文件，表头不要动。',
    ],
  ])('%s', async (_, name, bytes, sentence) => {
    expect(await world.say('cadre', '', { uploads: [{ name, bytes: await bytes() }] })).toEqual([sentence])
    expect(await world.runtime.db.count(Report)).toBe(0)
  })

  test.each([
    ['of the neighbours', 'neighbour', '这是荆干村的表，您只能报自己范围内的，没有收。'],
    ['sent by a stranger to reporting', 'audit', '这件事不在您的权限里，可以请乡镇专干帮忙。'],
  ])('%s', async (_, who, sentence) => {
    const bytes = await fillForm(sheet, FULL)
    expect(await world.say(who, '', { uploads: [{ name: '表.xlsx', bytes }] })).toEqual([sentence])
    expect(await world.runtime.db.count(Report)).toBe(0)
  })
})
