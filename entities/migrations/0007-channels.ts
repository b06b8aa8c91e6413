import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, code, json, nullable } from './table.ts'

/** What the channels of WeCom need: what an answer has to name, buttons, and the group an answer belongs in. */
export class Channels1790000000007 implements MigrationInterface {
  name = 'Channels1790000000007'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'incoming', [nullable(json('reply'))])
    await addColumns(runner, 'outgoing', [nullable(json('choices')), nullable(code('room', 120))])
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('incoming', 'reply')
    for (const name of ['choices', 'room']) await runner.dropColumn('outgoing', name)
  }
}
