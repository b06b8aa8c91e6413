/** A made-up county rule, in no county's words: chapters, items, an article that begins with a reference, attachments. */
export const TITLE = '甲县帮扶项目资产管护细则（试行）'

export const NOTICE = [
  '甲县人民政府办公室文件',
  '甲政办发〔2021〕12号',
  '甲县人民政府办公室关于印发《甲县帮扶项目资产管护细则（试行）》的通知',
  '各乡镇人民政府，县直有关单位：',
  '现将《甲县帮扶项目资产管护细则（试行）》印发给你们，请照着办。',
  '附件：1.资产登记表',
  '2.移交清单',
  '甲县人民政府办公室',
  '2021年8月10日',
]

export const CHAPTERS: [string, string[]][] = [
  [
    '第一章 总 则',
    [
      '第一条　为了管好帮扶项目资产，让资产长期有用，结合本县实际，制定本细则。',
      '第二条　本细则所称资产，包括下列各类：\n（一）经营性资产；\n（二）公益性资产；\n（三）到户类资产。\n前款所列资产都要登记，一项一档，不漏一件。',
    ],
  ],
  [
    '第二章 登记和移交',
    [
      '第三条　项目验收后三十日内，实施单位把资产移交给村集体。\n依照本细则第二条登记的资产，移交时要有三方签字。',
      '第四条　登记表按附件1填写，每年核对一次。\n第二条第三项所列资产由农户自己保管，村里每半年看一次。',
      '第五条　资产变动要公示，公示期不少于7日。',
    ],
  ],
  ['第三章 附 则', ['第六条　本细则自印发之日起施行，有效期五年。《甲县项目资产管理办法》同时废止。']],
]

export const ATTACHMENTS: [string, string[]][] = [
  ['附件1', ['资产登记表', '资产名称 | 坐落 | 原值']],
  ['附件2', ['移交清单', '第一条是移交方，第二条是接收方，由监交人签字。']],
]

/** Everything in reading order, one paragraph a line. */
export const lines = (): string[] => [
  ...NOTICE,
  TITLE,
  ...CHAPTERS.flatMap(([chapter, articles]) => [chapter, ...articles.flatMap((article) => article.split('\n'))]),
  ...ATTACHMENTS.flatMap(([label, content]) => [label, ...content]),
]

/** What every way of writing it down must come to. */
export const EXPECTED = {
  title: TITLE,
  number: '甲政办发〔2021〕12号',
  issuer: '甲县人民政府办公室',
  kind: 'county',
  issuedOn: '2021-08-10',
  effectiveFrom: '2021-08-10',
  expiresOn: '2026-08-09',
}

/** Breaks paragraphs at a width of `columns` (a Chinese character takes two), as old mail programs do; a stop never opens a line. */
export function wrapped(paragraphs: readonly string[], columns = 56, indent = '　　'): string[] {
  return paragraphs.flatMap((paragraph) => {
    const rows: string[] = []
    let row = indent
    for (const c of paragraph) {
      const width = [...row].reduce((sum, each) => sum + (each > '\u1100' ? 2 : 1), 0)
      if (width >= columns && !/[，。；：、）》]/.test(c)) {
        rows.push(row)
        row = ''
      }
      row += c
    }
    return [...rows, row]
  })
}
