import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, code, flag, nullable, withDefault } from './table.ts'

/** The way a report came in (what was filed before this was kept has none), and whether a message was spoken. */
export class WaysIn1790000000010 implements MigrationInterface {
  name = 'WaysIn1790000000010'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'report', [nullable(code('way', 12))])
    await addColumns(runner, 'incoming', [withDefault(flag('spoken'), '0')])
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('report', 'way')
    await runner.dropColumn('incoming', 'spoken')
  }
}
