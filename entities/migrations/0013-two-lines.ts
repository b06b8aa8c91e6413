import type { MigrationInterface, QueryRunner } from 'typeorm'
import { code, create, fen, flag, id, instant, int, json, nullable, withDefault } from './table.ts'

/** 两线合一: the two lines, what belongs together, and what assets the projects made. */
export class TwoLines1790000000013 implements MigrationInterface {
  name = 'TwoLines1790000000013'

  async up(runner: QueryRunner): Promise<void> {
    const line = [
      id(),
      code('no', 40),
      int('year'),
      code('town', 40),
      code('village', 40),
      code('name', 120),
      code('docNo', 60),
      code('source', 60),
      fen('fen'),
      int('slackFen'),
    ]
    const kept = [withDefault(int('version'), '1'), instant('createdAt'), instant('updatedAt')]
    await create(runner, 'fiscal_line', [...line, code('movement', 10), ...kept], [['no', 'unique']])
    await create(
      runner,
      'project_line',
      [
        ...line,
        nullable(fen('plannedFen')),
        nullable(fen('settledFen')),
        nullable(fen('paidFen')),
        code('department', 60),
        ...kept,
      ],
      [['no', 'unique']],
    )
    await create(
      runner,
      'reconciliation_group',
      [
        id(),
        code('state', 12),
        code('status', 12),
        code('townCode', 9),
        code('villageCode', 12),
        code('town', 40),
        code('village', 40),
        int('year'),
        fen('fiscalFen'),
        fen('projectFen'),
        fen('diffFen'),
        json('reasons'),
        flag('byPerson'),
        code('explanation', 400),
        nullable(code('explainedBy')),
        nullable(code('lockedBy')),
        nullable(instant('lockedAt')),
        ...kept,
      ],
      [
        ['state', 'townCode'],
        ['townCode', 'year'],
      ],
    )
    await create(
      runner,
      'reconciliation_member',
      [id(), int('groupId'), code('line', 8), code('no', 40), fen('fen')],
      [['line', 'no', 'unique'], ['groupId']],
    )
    await create(
      runner,
      'project_asset',
      [
        id(),
        code('projectNo', 40),
        int('assetId'),
        code('noAssetReason', 20),
        code('words', 200),
        code('by'),
        instant('at'),
      ],
      [['projectNo', 'assetId', 'unique']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'project_asset',
      'reconciliation_member',
      'reconciliation_group',
      'project_line',
      'fiscal_line',
    ])
      await runner.dropTable(table)
  }
}
