import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, code, nullable } from './table.ts'

/** The way a report came in; what was filed before this was kept has none. */
export class ReportWay1790000000010 implements MigrationInterface {
  name = 'ReportWay1790000000010'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'report', [nullable(code('way', 12))])
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('report', 'way')
  }
}
