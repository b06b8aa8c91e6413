import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type IRunOptions,
} from 'docx'

export { Document, HeadingLevel, Paragraph, Table, TableRow, TextRun }

type Block = Paragraph | Table

export const words = (text: string, run: IRunOptions = {}): Paragraph =>
  new Paragraph({ children: [new TextRun({ ...run, text })] })
export const centred = (text: string, run: IRunOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ ...run, text })] })
export const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ text, heading: level })
export const numbered = (text: string, level = 0, reference = 'rules'): Paragraph =>
  new Paragraph({ text, numbering: { reference, level } })
export const row = (...cells: string[]): TableRow =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })
export const table = (...rows: string[][]): Table => new Table({ rows: rows.map((cells) => row(...cells)) })

/** A Word file; `numbered` paragraphs count 第一条 (level 0) and （一） (level 1) by themselves. */
export const docx = (children: Block[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: 'rules',
            levels: [
              { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '第%1条' },
              { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
            ],
          },
        ],
      },
      sections: [{ children }],
    }),
  )
