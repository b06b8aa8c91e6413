import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, code, create, flag, id, instant, int, json, nullable, text } from './table.ts'

/** Drafts as rows, what was asked for them, what a report cost its sender, and answers held while more is on its way. */
export class ReportDraft1790000000009 implements MigrationInterface {
  name = 'ReportDraft1790000000009'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'outgoing', [nullable(json('parts'))])
    await addColumns(
      runner,
      'report',
      ['messages', 'questions', 'seconds'].map((name) => nullable(int(name))),
    )
    await create(
      runner,
      'report_draft',
      [
        id(),
        code('personId', 64),
        code('villageCode', 12),
        code('state', 10),
        json('draft'),
        flag('readerWants'),
        text('question'),
        nullable(json('choices')),
        instant('createdAt'),
        instant('askedAt'),
        nullable(instant('toldAt')),
        nullable(instant('closedAt')),
      ],
      [
        ['personId', 'state'],
        ['villageCode', 'state'],
        ['state', 'askedAt'],
      ],
    )
    await create(
      runner,
      'report_question',
      [
        id(),
        int('draftId'),
        int('item'),
        code('personId', 64),
        code('villageCode', 12),
        nullable(int('assetId')),
        nullable(code('period', 8)),
        code('what', 10),
        flag('again'),
        int('messageId'),
        instant('at'),
        nullable(instant('answeredAt')),
        nullable(int('reportId')),
      ],
      [['draftId'], ['at']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['report_question', 'report_draft']) await runner.dropTable(table)
    for (const name of ['messages', 'questions', 'seconds']) await runner.dropColumn('report', name)
    await runner.dropColumn('outgoing', 'parts')
  }
}
