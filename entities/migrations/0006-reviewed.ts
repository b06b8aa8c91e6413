import type { MigrationInterface, QueryRunner } from 'typeorm'
import { code, create, date, flag, id, instant, int, json, nullable, text } from './table.ts'

/** Reviewed answers, offers to take one in, votes on answers, and what people chose among the clauses shown. */
export class Reviewed1790000000006 implements MigrationInterface {
  name = 'Reviewed1790000000006'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'reviewed_answer',
      [
        id(),
        code('code', 12),
        code('question', 200),
        json('ways'),
        text('say'),
        nullable(code('document', 200)),
        nullable(code('article', 80)),
        nullable(code('clauseHash', 64)),
        date('effectiveFrom'),
        nullable(date('effectiveTo')),
        code('state', 10),
        nullable(code('fromQuestion', 12)),
        nullable(int('replaces')),
        code('createdBy', 64),
        instant('createdAt'),
        nullable(code('reviewedBy', 64)),
        nullable(instant('reviewedAt')),
        int('version'),
        nullable(code('publisher', 64)),
        nullable(json('evaluation')),
        nullable(int('evaluatedVersion')),
        nullable(int('evaluatedRevision')),
      ],
      [['code', 'unique'], ['state'], ['fromQuestion']],
    )
    await create(
      runner,
      'review_offer',
      [
        id(),
        int('questionId'),
        code('number', 12),
        code('personId', 64),
        code('state', 10),
        instant('offeredAt'),
        nullable(instant('decidedAt')),
      ],
      [
        ['personId', 'state'],
        ['questionId', 'unique'],
      ],
    )
    await create(
      runner,
      'question_vote',
      [id(), int('questionId'), code('personId', 64), flag('up'), nullable(int('messageId')), instant('at')],
      [['questionId', 'personId', 'unique'], ['messageId']],
    )
    await create(
      runner,
      'learned_choice',
      [id(), code('questionText', 200), code('target', 80), code('personId', 64), flag('dropped'), instant('at')],
      [['target'], ['personId', 'questionText', 'unique']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['learned_choice', 'question_vote', 'review_offer', 'reviewed_answer'])
      await runner.dropTable(table)
  }
}
