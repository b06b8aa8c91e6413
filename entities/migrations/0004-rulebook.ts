import type { MigrationInterface, QueryRunner } from 'typeorm'
import { code, create, date, id, instant, int, nullable, text } from './table.ts'

/** Documents of the rulebook, their versions, and the clauses of each version. */
export class Rulebook1790000000004 implements MigrationInterface {
  name = 'Rulebook1790000000004'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'rule_document',
      [id(), code('title', 200), code('part', 40), code('titleKey', 160), code('kind', 12), instant('createdAt')],
      [['titleKey', 'part', 'unique']],
    )
    await create(
      runner,
      'rule_version',
      [
        id(),
        int('documentId'),
        code('title', 200),
        code('versionLabel', 60),
        code('number', 80),
        code('issuer', 200),
        nullable(date('passedOn')),
        nullable(date('issuedOn')),
        date('effectiveFrom'),
        nullable(date('effectiveTo')),
        nullable(date('expiresOn')),
        text('frontMatter'),
        int('clauseCount'),
        code('contentHash', 64),
        code('sourceFileSha256', 64),
        code('sourceName', 200),
        code('state', 10),
        code('importedBy', 64),
        instant('importedAt'),
      ],
      [['documentId', 'effectiveFrom'], ['sourceFileSha256']],
    )
    await create(
      runner,
      'rule_clause',
      [
        id(),
        int('versionId'),
        int('ordinal'),
        code('chapter', 300),
        code('article', 80),
        code('articleKey', 40),
        code('kind', 12),
        text('text'),
        code('hash', 64),
      ],
      [
        ['versionId', 'ordinal', 'unique'],
        ['versionId', 'articleKey', 'unique'],
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['rule_clause', 'rule_version', 'rule_document']) await runner.dropTable(table)
  }
}
