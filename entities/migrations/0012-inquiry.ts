import type { MigrationInterface, QueryRunner } from 'typeorm'
import { code, create, id, instant, int, nullable, text } from './table.ts'

/** What a reviewer asked about a report, and the answer. */
export class Inquiry1790000000012 implements MigrationInterface {
  name = 'Inquiry1790000000012'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'inquiry',
      [
        id(),
        int('reportId'),
        code('askedBy'),
        code('toId'),
        text('text'),
        nullable(int('messageId')),
        instant('askedAt'),
        nullable(text('answer')),
        nullable(int('answerMessageId')),
        nullable(instant('answeredAt')),
      ],
      [['reportId'], ['toId', 'answeredAt']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('inquiry')
  }
}
