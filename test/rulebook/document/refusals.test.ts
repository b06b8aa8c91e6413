import { deflateRawSync, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { checkStreams } from '../../../entities/rulebook/document/read/pdfGuard.ts'
import { isRefusal, understand } from '../../../entities/rulebook/document/understand.ts'
import { errorTexts } from '../../../entities/texts/errors.ts'
import { docx, words } from './books.ts'
import { packed } from './packed.ts'

const code = async (bytes: Buffer | Promise<Buffer>, name = '办法.docx') => {
  const result = await understand(await bytes, name)
  return isRefusal(result) ? result.refused.code : 'understood'
}

/** A zip container with one entry. */
function zip(name: string, content: Buffer): Buffer {
  const body = deflateRawSync(content)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(body.length, 18)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(body.length, 20)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + body.length, 16)
  return Buffer.concat([head, Buffer.from(name), body, entry, Buffer.from(name), end])
}

/** A PDF of one page from its objects. */
function pdf(objects: (string | Buffer)[], trailer = ''): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n')]
  for (const [i, object] of objects.entries())
    parts.push(
      Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n')]),
    )
  return Buffer.concat([...parts, Buffer.from(`trailer\n<< /Root 1 0 R ${trailer} >>\n%%EOF`)])
}
const PAGE = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R >>',
]
const stream = (content: Buffer, times = 1) => {
  let body = content
  for (let i = 0; i < times; i++) body = deflateSync(body)
  const filter = times === 1 ? '/FlateDecode' : `[${'/FlateDecode '.repeat(times)}]`
  return Buffer.concat([
    Buffer.from(`<< /Filter ${filter} /Length ${body.length} >>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ])
}

describe('what cannot be taken in is refused with its reason', () => {
  test.each<[string, string, () => Buffer | Promise<Buffer>, string]>([
    ['an empty file', 'rules/empty-file', () => Buffer.alloc(0), '办法.docx'],
    ['a text of blanks only', 'rules/no-text', () => Buffer.from(' \n　\n'), '办法.txt'],
    ['a Word file without words', 'rules/no-text', () => docx([words('')]), '办法.docx'],
    ['a file over 30 MB', 'rules/too-large', () => Buffer.alloc(31 * 1024 * 1024, 32), '办法.docx'],
    ['an old .doc', 'rules/old-doc', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), '办法.doc'],
    [
      'a Word file with a password',
      'rules/password',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      '办法.docx',
    ],
    [
      'a PDF with a password',
      'rules/password',
      () =>
        pdf(
          [
            ...PAGE,
            stream(Buffer.from('q Q')),
            '<< /Filter /Standard /V 1 /R 2 /P -4 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) >>',
          ],
          '/Encrypt 5 0 R /ID [(a) (a)]',
        ),
      '办法.pdf',
    ],
    ['a PDF of pictures', 'rules/scanned', () => packed('picture.pdf'), '办法.pdf'],
    ['half a PDF', 'rules/broken', () => Buffer.from('%PDF-1.7\n1 0 obj <<'), '办法.pdf'],
    [
      'half a Word file',
      'rules/broken',
      async () => (await docx([words('第一条 甲。')])).subarray(0, 900),
      '办法.docx',
    ],
    ['a workbook', 'rules/wrong-type', () => zip('xl/workbook.xml', Buffer.from('<x/>')), '台账.xlsx'],
    ['an OFD document', 'rules/ofd', () => zip('OFD.xml', Buffer.from('<x/>')), '通知.ofd'],
    ['a photo', 'rules/picture', () => Buffer.from('ffd8ffe000104a46', 'hex'), '办法.jpg'],
    ['a program', 'rules/wrong-type', () => Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), '办法.txt'],
    ['an unknown ending', 'rules/wrong-type', () => Buffer.from('第一条 甲。'), '办法.html'],
    ['a zip bomb', 'rules/too-much', () => zip('word/document.xml', Buffer.alloc(70 * 1024 * 1024, 32)), '办法.docx'],
  ])('%s', async (_sentence, expected, file, name) => {
    expect(await code(file(), name)).toBe(expected)
  })

  test.each([1, 2])('a PDF bomb, packed %d times, before the PDF library sees it', (times) => {
    const bytes = pdf([...PAGE, stream(Buffer.alloc(2 * 1024 * 1024, 32), times)])
    expect(() => checkStreams(bytes, 1024 * 1024)).toThrow('rules/too-much')
    expect(() => checkStreams(bytes, 3 * 1024 * 1024)).not.toThrow()
  })
  test('a file is what it is, not what it is called', async () => {
    expect(await code(docx([words('甲县资产办法'), words('第一条 甲。')]), '办法.pdf')).toBe('understood')
    expect(await code(packed('rule.pdf'), '办法.docx')).toBe('understood')
  })
  test('every refusal is one plain sentence that says nothing was kept or what to do', () => {
    for (const [key, say] of Object.entries(errorTexts)) {
      if (!key.startsWith('rules/')) continue
      const sentence = say({ file: '甲', limit: 30, title: '甲', date: '乙', kind: '丙', kinds: '丁' })
      expect(sentence).toMatch(/请|只能|没有收/)
      expect(sentence).not.toMatch(/[!！]|undefined/)
    }
  })
})
