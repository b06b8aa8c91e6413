import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, code, create, date, id, instant, int, json, nullable, text, withDefault } from './table.ts'

const words = (name: string, length: number) => withDefault(code(name, length), "''")
const version = () => withDefault(int('version'), '1')

/** Life: notices, what an asset goes through (title, handover, disposal, registration) step by step, stocktakes; which paper of a process a document is. */
export class Life1790000000015 implements MigrationInterface {
  name = 'Life1790000000015'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'notice',
      [
        id(),
        code('code', 12),
        code('kind', 16),
        code('villageCode', 12),
        code('title', 120),
        nullable(code('subject', 24)),
        nullable(int('subjectId')),
        words('place', 120),
        int('days'),
        code('state', 12),
        nullable(date('startedOn')),
        nullable(date('postedOn')),
        withDefault(int('countedDays'), '0'),
        nullable(date('dueOn')),
        nullable(date('interruptedOn')),
        nullable(date('endedOn')),
        words('witness', 40),
        code('openedBy', 64),
        instant('openedAt'),
        version(),
      ],
      [
        ['subject', 'subjectId'],
        ['state', 'dueOn'],
        ['villageCode', 'state'],
        ['code', 'unique'],
      ],
    )
    await create(
      runner,
      'notice_photo',
      [
        id(),
        int('noticeId'),
        code('moment', 8),
        code('sha256', 64),
        date('takenOn'),
        code('broughtBy', 64),
        nullable(int('messageId')),
      ],
      [['noticeId', 'moment', 'sha256', 'unique']],
    )
    await create(
      runner,
      'notice_objection',
      [
        id(),
        int('noticeId'),
        text('words'),
        date('heardOn'),
        code('heardBy', 64),
        nullable(int('messageId')),
        nullable(text('answer')),
        nullable(code('answeredBy', 64)),
        nullable(date('answeredOn')),
      ],
      [['noticeId']],
    )
    await create(
      runner,
      'asset_process',
      [
        id(),
        code('code', 12),
        code('kind', 16),
        nullable(int('assetId')),
        code('villageCode', 12),
        code('title', 120),
        code('state', 20),
        json('facts'),
        code('openedBy', 64),
        instant('openedAt'),
        nullable(date('closedOn')),
        version(),
      ],
      [
        ['kind', 'state'],
        ['villageCode', 'closedOn'],
        ['assetId', 'kind'],
        ['code', 'unique'],
      ],
    )
    await create(
      runner,
      'process_step',
      [
        id(),
        int('processId'),
        code('step', 24),
        code('from', 20),
        code('to', 20),
        json('facts'),
        code('by', 64),
        date('onDay'),
        nullable(int('messageId')),
        instant('at'),
      ],
      [['processId']],
    )
    await create(
      runner,
      'stocktake',
      [
        id(),
        code('code', 12),
        code('villageCode', 12),
        int('year'),
        code('state', 8),
        code('openedBy', 64),
        instant('openedAt'),
        date('dueOn'),
        nullable(code('signedBy', 64)),
        nullable(date('signedOn')),
        nullable(code('closedBy', 64)),
        nullable(date('closedOn')),
        version(),
      ],
      [
        ['year', 'state'],
        ['villageCode', 'year', 'unique'],
        ['code', 'unique'],
      ],
    )
    await create(
      runner,
      'stocktake_line',
      [
        id(),
        int('stocktakeId'),
        nullable(int('assetId')),
        code('name', 120),
        nullable(code('result', 10)),
        words('note', 200),
        json('photos'),
        nullable(code('countedBy', 64)),
        nullable(instant('countedAt')),
        nullable(int('messageId')),
        words('followUp', 200),
      ],
      [['stocktakeId', 'assetId']],
    )
    await addColumns(runner, 'asset_document', [nullable(code('paper', 20))])
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('asset_document', 'paper')
    const tables = ['stocktake_line', 'stocktake', 'process_step', 'asset_process']
    for (const table of [...tables, 'notice_objection', 'notice_photo', 'notice']) await runner.dropTable(table)
  }
}
