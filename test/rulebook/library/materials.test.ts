import { readFile } from 'node:fs/promises'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import Excel from 'exceljs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importRules, type RulesImported } from '../../../entities/rulebook/document/importRules.ts'
import { isRefusal, understand } from '../../../entities/rulebook/document/understand.ts'
import { World } from '../../support/world.ts'

/** A Word template as a township would write it. */
const word = (title: string, ...lines: string[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
            ...lines.map((text) => new Paragraph({ text })),
          ],
        },
      ],
    }),
  )

async function sheet(title: string, head: string[]): Promise<Buffer> {
  const book = new Excel.Workbook()
  const page = book.addWorksheet('表')
  page.addRow([title])
  page.addRow(head)
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('a template goes with the answer it belongs to', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open('2026-10-08 09:12')
  })
  afterEach(() => world.stop())

  async function load(name: string, bytes: Buffer): Promise<RulesImported> {
    const draft = await understand(bytes, name)
    if (isRefusal(draft)) throw draft.refused
    return importRules(world.runtime, bytes, draft, { by: 'system' })
  }
  const ask = async (text: string) => (await world.say('cadre', text)).join('\n')
  const sent = () => world.heard.at(-1)?.files ?? []
  const notice = () =>
    word('扶贫资产公示模板', '现将下列资产情况予以公示。', '公示时间：    年  月  日至    年  月  日')
  const contract = () => word('扶贫项目资产租赁合同（示范文本）', '甲方（出租方）：', '乙方（承租方）：')

  test('the answer names it in one line; 模板 sends the very file the county loaded', async () => {
    const bytes = await notice()
    await load('公示模板.docx', bytes)
    expect(await ask('公示贴几天')).toMatch(/\n有现成的模板《扶贫资产公示模板》，回“模板”就发给您。$/)
    expect(await ask('模板')).toBe('《扶贫资产公示模板》发给您了。')
    const [file] = sent()
    expect(file).toMatchObject({ name: '公示模板.docx', size: bytes.length })
    expect(file?.contentType).toContain('wordprocessingml')
    expect(await readFile(world.runtime.files.path(file?.sha256 ?? ''))).toEqual(bytes)
  })

  test('it is named once in a row, and not under what it has nothing to do with', async () => {
    await load('公示模板.docx', await notice())
    expect(await ask('公示贴几天')).toContain('回“模板”')
    expect(await ask('公示要贴在哪里')).not.toContain('回“模板”')
    expect(await ask('代表会要来多少人')).not.toContain('回“模板”')
    expect(await ask('公示贴几天')).toContain('回“模板”')
  })

  test('it is found by name, and by a question for it; several are listed', async () => {
    await load('公示模板.docx', await notice())
    await load('租赁合同.docx', await contract())
    expect(await ask('模板 租赁合同')).toBe('《扶贫项目资产租赁合同（示范文本）》发给您了。')
    expect(await ask('有没有合同范本，发我一份')).toBe('《扶贫项目资产租赁合同（示范文本）》发给您了。')
    expect(sent()).toHaveLength(1)
    const list = await ask('模板')
    expect(list).toContain('《扶贫资产公示模板》（模板）')
    expect(list).toContain('《扶贫项目资产租赁合同（示范文本）》（模板）')
    expect(await ask('模板 结婚证')).toContain('没有找到您要的这一份。')
  })

  test('a table to fill in may be a workbook', async () => {
    const { document } = await load('移交清单.xlsx', await sheet('资产移交清单', ['资产名称', '坐落', '原值']))
    expect(document).toMatchObject({ title: '资产移交清单', kind: 'template' })
    expect(await ask('模板 移交')).toBe('《资产移交清单》发给您了。')
    expect(sent()[0]).toMatchObject({ name: '移交清单.xlsx' })
  })

  test('training material is named as what it is; neither is ever quoted as a rule', async () => {
    await load('手册.docx', await word('村级资产管护员培训手册', '管护员看见屋顶裂缝，应当绕着走三圈再报告。'))
    expect(await ask('管护员看见屋顶裂缝要绕着走几圈再报告')).not.toContain('绕着走三圈')
    expect(await ask('管护员怎么报情况')).toContain('有培训材料《村级资产管护员培训手册》')
  })

  test('nothing loaded: a plain word, and questions for a template go to a person as before', async () => {
    expect(await ask('模板')).toBe('还没有录入模板和培训材料，可以请县里录入。')
    expect(await ask('有没有合同范本')).toContain('转给现在值班的同志')
  })
})
