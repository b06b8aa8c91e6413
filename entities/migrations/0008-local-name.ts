import type { MigrationInterface, QueryRunner } from 'typeorm'
import { code, create, id, instant, int } from './table.ts'

/** What the people of a village call an asset, learned from reports they confirmed. */
export class LocalName1790000000008 implements MigrationInterface {
  name = 'LocalName1790000000008'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'local_name',
      [
        id(),
        code('villageCode', 12),
        code('words', 20),
        int('assetId'),
        int('times'),
        code('firstBy', 64),
        code('lastBy', 64),
        instant('at'),
      ],
      [['villageCode', 'words', 'unique'], ['assetId']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('local_name')
  }
}
