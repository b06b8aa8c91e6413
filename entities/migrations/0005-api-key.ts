import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, code, create, id, instant, nullable } from './table.ts'

/** Keys of the HTTP API, and which way a change came in when it was no message. */
export class ApiKey1790000000005 implements MigrationInterface {
  name = 'ApiKey1790000000005'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'api_key',
      [
        id(),
        code('personId', 64),
        code('label', 40),
        code('hash', 64),
        instant('createdAt'),
        nullable(instant('lastUsedAt')),
        nullable(instant('revokedAt')),
      ],
      [['personId']],
    )
    await addColumns(runner, 'audit', [nullable(code('via', 24))])
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('audit', 'via')
    await runner.dropTable('api_key')
  }
}
