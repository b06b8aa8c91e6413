import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import Excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DomainError } from '../../entities/base/errors.ts'
import { readWorkbook } from '../../entities/workbook/workbook.ts'
import { errorTexts } from '../../entities/texts/errors.ts'
import { ledger } from './books.ts'

const code = (bytes: Buffer) =>
  readWorkbook(bytes).then(
    () => 'no error',
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  )

/** A zip container with the given entries; `claims` is what the directory says an entry weighs unpacked. */
function zip(entries: { name: string; content: Buffer; claims?: number }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claims } of entries) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(claims ?? content.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claims ?? content.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    directory.push(entry, Buffer.from(name))
    parts.push(head, Buffer.from(name), packed)
    at += 30 + name.length + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listing, end])
}

const bomb = (claims?: number) =>
  zip([
    { name: 'xl/workbook.xml', content: Buffer.from('<x/>') },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: Buffer.alloc(120 * 1024 * 1024, 32),
      ...(claims === undefined ? {} : { claims }),
    },
  ])
const compound = (more: Buffer) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), more])

describe('a file that is no ledger gets one sentence', () => {
  test.each([
    ['an empty file', () => Buffer.alloc(0), 'ledger/empty-file'],
    ['a CSV renamed', () => Buffer.from('乡镇,村,资产名称\n熊河镇,荆干村,冷库\n'), 'ledger/not-xlsx'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108', 'hex'), 'ledger/not-xlsx'],
    ['an old .xls', () => compound(Buffer.alloc(512)), 'ledger/old-xls'],
    ['a file with a password', () => compound(Buffer.from('EncryptedPackage', 'utf16le')), 'ledger/password'],
    [
      'a zip of something else',
      () => zip([{ name: 'word/document.xml', content: Buffer.from('<x/>') }]),
      'ledger/not-xlsx',
    ],
    [
      'a broken workbook',
      () => zip([{ name: 'xl/workbook.xml', content: Buffer.from('<workbook><sheets>') }]),
      'ledger/broken',
    ],
    ['31 MB', () => Buffer.alloc(31 * 1024 * 1024), 'ledger/too-large'],
    ['a zip bomb', () => bomb(), 'ledger/too-much'],
    ['a zip bomb that lies about its size', () => bomb(100), 'ledger/too-much'],
  ])('%s', async (_, bytes, expected) => {
    expect(await code(bytes())).toBe(expected)
  })

  test('half a workbook', async () => {
    const whole = await ledger([1, '熊河镇', '甲禾村', '冷库', '经营性', 2018, 50, '2018'])
    expect(await code(whole.subarray(0, Math.floor(whole.length / 2)))).toBe('ledger/broken')
  })

  test('a sheet formatted down to its last line', async () => {
    const rows = Buffer.from(`<worksheet><sheetData>${'<row r="1" s="1"/>'.repeat(1_300_000)}</sheetData></worksheet>`)
    expect(
      await code(
        zip([
          { name: 'xl/workbook.xml', content: Buffer.from('<x/>') },
          { name: 'xl/worksheets/sheet1.xml', content: rows },
        ]),
      ),
    ).toBe('ledger/too-much')
  })
})

describe('npm run import-ledger', () => {
  let folder = ''
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'guanhu-import-'))))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function run(args: string[], input = ''): Promise<{ exit: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/import-ledger.ts', ...args], {
      env: { PATH: '/usr/bin:/bin', DATA_FOLDER: join(folder, 'data') },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()))
    child.stdin.end(input)
    return new Promise((resolve) => child.on('close', (exit) => resolve({ exit, out, err })))
  }

  test('200 MB: one sentence, exit code not 0', async () => {
    const file = join(folder, 'large.xlsx')
    writeFileSync(file, '')
    truncateSync(file, 200 * 1024 * 1024)
    const { exit, err } = await run([file, '--yes'])
    expect(exit).toBe(1)
    expect(err.trim()).toBe(errorTexts['ledger/too-large']({ limit: 30 }))
  }, 60_000)

  test('previews, does nothing without a yes, imports with one, and writes the refused rows beside the file', async () => {
    const file = join(folder, '台账.xlsx')
    writeFileSync(
      file,
      await ledger(
        [1, '熊河镇', '甲禾村', '冷库', '经营性', 2018, 50, '2018'],
        [2, '熊河镇', '', '车间', '经营性', 2018, 40, '2018'],
        [3, '熊河', '甲禾', '泵站', '公益性', 2018, 30, '2018'],
      ),
    )
    const no = await run([file])
    expect(no.exit).toBe(1)
    expect(no.out).toContain('能收的共 2 项，80.0000 万元')
    expect(no.err.trim()).toBe('没有导入，什么都没有改。')

    const yes = await run([file], '是\n')
    expect(yes).toMatchObject({ exit: 0, err: '' })
    expect(yes.out).toContain('导入完成：新建 2 项，修改 0 项，未变 0 项，新增村 1 个。')
    const refused = new Excel.Workbook()
    // exceljs declares a Buffer type of its own
    await refused.xlsx.load(readFileSync(join(folder, '台账-没收的行.xlsx')) as never)
    expect(refused.worksheets[0]?.getRow(2).values).toMatchObject({ 1: '台账', 2: 3, 3: '没有村名' })

    const again = await run([file, '--yes'])
    expect(again.exit).toBe(0)
    expect(again.out).toContain('现有台账和这份文件一致，没有要改的。')
    // four starts of a process on two busy cores
  }, 60_000)
})
