import type { MigrationInterface, QueryRunner } from 'typeorm'
import { code, create, flag, id, instant, int, measure, nullable, text } from './table.ts'

/** Questions and whose hands they are in, the duty roster, and who asked to be let in. */
export class Question1790000000003 implements MigrationInterface {
  name = 'Question1790000000003'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'question',
      [
        id(),
        nullable(code('number', 12)),
        code('askerId', 64),
        code('regionCode', 12),
        text('text'),
        nullable(code('entryId', 64)),
        nullable(code('topic', 64)),
        measure('confidence'),
        code('state', 10),
        nullable(code('holderId', 64)),
        nullable(instant('tryNextAt')),
        nullable(text('answer')),
        nullable(code('answeredBy', 64)),
        nullable(instant('answeredAt')),
        nullable(int('messageId')),
        instant('askedAt'),
      ],
      [
        ['askerId', 'askedAt'],
        ['state', 'tryNextAt'],
        ['number', 'unique'],
      ],
    )
    await create(
      runner,
      'question_hand',
      [id(), int('questionId'), code('personId', 64), flag('passedOn'), instant('handedAt')],
      [
        ['personId', 'handedAt'],
        ['questionId', 'personId', 'unique'],
      ],
    )
    await create(
      runner,
      'duty_shift',
      [id(), code('day', 10), int('rank'), code('personId', 64)],
      [['day', 'rank', 'unique']],
    )
    await create(
      runner,
      'enrolment',
      [
        id(),
        code('code', 12),
        code('personId', 64),
        code('channel', 32),
        code('address', 120),
        code('name', 40),
        code('role', 16),
        code('regionCode', 12),
        code('state', 10),
        nullable(code('decidedBy', 64)),
        nullable(text('reason')),
        instant('askedAt'),
        nullable(instant('decidedAt')),
      ],
      [['state'], ['channel', 'address', 'askedAt'], ['code', 'unique']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['enrolment', 'duty_shift', 'question_hand', 'question']) await runner.dropTable(table)
  }
}
