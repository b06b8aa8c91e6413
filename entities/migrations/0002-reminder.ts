import type { MigrationInterface, QueryRunner } from 'typeorm'
import { code, create, date, id, instant, int, key, nullable, withDefault } from './table.ts'

/** Who owes what by when, the ladder that reminds, pauses, and who stands in for whom. */
export class Reminder1790000000002 implements MigrationInterface {
  name = 'Reminder1790000000002'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'absence',
      [
        id(),
        code('personId', 64),
        code('standInId', 64),
        date('startsOn'),
        date('endsOn'),
        instant('createdAt'),
        nullable(instant('endedAt')),
      ],
      [['personId', 'endsOn']],
    )
    await create(
      runner,
      'obligation',
      [
        id(),
        code('villageCode', 12),
        code('townCode', 12),
        int('assetId'),
        code('kind', 8),
        code('period', 8),
        date('dueOn'),
        code('state', 8),
        nullable(int('doneReportId')),
        nullable(instant('doneAt')),
      ],
      [
        ['assetId', 'kind', 'period', 'unique'],
        ['kind', 'period', 'state'],
        ['villageCode', 'state'],
      ],
    )
    await create(runner, 'obligation_period', [key('period', 8), code('kind', 8), date('dueOn'), instant('openedAt')])
    await create(
      runner,
      'reminder_step',
      [
        id(),
        code('scopeCode', 12),
        code('kind', 8),
        code('period', 8),
        code('rung', 8),
        instant('dueAt'),
        code('state', 10),
        nullable(code('reason', 16)),
        nullable(int('firing')),
        nullable(instant('firedAt')),
      ],
      [['scopeCode', 'kind', 'period', 'rung', 'unique'], ['state', 'dueAt'], ['firing']],
    )
    await create(
      runner,
      'reminder_log',
      [
        id(),
        code('scopeCode', 12),
        nullable(code('kind', 8)),
        nullable(code('period', 8)),
        code('rung', 8),
        code('outcome', 12),
        nullable(code('personId', 64)),
        nullable(code('forPersonId', 64)),
        code('atCode', 12),
        int('openCount'),
        nullable(code('messageKey', 160)),
        code('by', 64),
        instant('at'),
      ],
      [
        ['scopeCode', 'rung', 'at'],
        ['personId', 'at'],
      ],
    )
    await create(
      runner,
      'reminder_pause',
      [
        id(),
        code('regionCode', 12),
        date('startsOn'),
        date('endsOn'),
        code('by', 64),
        withDefault(code('reason', 200), "''"),
        instant('createdAt'),
        nullable(instant('endedAt')),
        nullable(code('endedBy', 64)),
      ],
      [['regionCode']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'reminder_pause',
      'reminder_log',
      'reminder_step',
      'obligation_period',
      'obligation',
      'absence',
    ])
      await runner.dropTable(table)
  }
}
