import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'
import { code, create, fen, id, instant, int, json, nullable } from './table.ts'

/** 台账: figures kept by triggers, the index its pages are read by, and ledgers asked for that are made beside the conversation. */
export class Ledger1790000000017 implements MigrationInterface {
  name = 'Ledger1790000000017'

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.connection.options.type !== 'better-sqlite3'
    await create(runner, 'asset_figure', [
      key('townCode', 12),
      { ...int('year'), isPrimary: true },
      key('assetClass', 12),
      key('opStatus', 12),
      key('subclass', 24),
      int('assets'),
      fen('originalFen'),
    ])
    await runner.query(
      `INSERT INTO asset_figure (${KEY}, assets, originalFen) SELECT townCode, COALESCE(projectYear, 0), assetClass, opStatus, subclass, COUNT(*), SUM(originalFen)
        FROM asset GROUP BY townCode, COALESCE(projectYear, 0), assetClass, opStatus, subclass`,
    )
    for (const trigger of isMysql ? mysqlTriggers : sqliteTriggers) await runner.query(trigger)
    await runner.createIndex('asset', indexOf(runner))
    await create(
      runner,
      'ledger_order',
      [
        id(),
        code('personId', 64),
        code('kind', 12),
        json('asked'),
        nullable(int('messageId')),
        code('state', 10),
        int('tries'),
        nullable(instant('takenAt')),
        instant('orderedAt'),
      ],
      [['state', 'takenAt']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ledger_order')
    await runner.dropIndex('asset', indexOf(runner))
    for (const name of ['insert', 'update', 'delete']) await runner.query(`DROP TRIGGER asset_figure_${name}`)
    await runner.dropTable('asset_figure')
  }
}

const key = (name: string, length: number) => ({ ...code(name, length), isPrimary: true })
const KEY = 'townCode, year, assetClass, opStatus, subclass'
const indexOf = (runner: QueryRunner) => {
  const columnNames = ['townCode', 'projectYear', 'assetClass', 'opStatus', 'assetNo']
  return new TableIndex({ name: runner.connection.namingStrategy.indexName('asset', columnNames), columnNames })
}

const cell = (row: string) =>
  `${row}.townCode, COALESCE(${row}.projectYear, 0), ${row}.assetClass, ${row}.opStatus, ${row}.subclass`
const insert = (upsert: string) =>
  `INSERT INTO asset_figure (${KEY}, assets, originalFen) VALUES (${cell('NEW')}, 1, NEW.originalFen) ${upsert};`
const remove = `UPDATE asset_figure SET assets = assets - 1, originalFen = originalFen - OLD.originalFen
    WHERE townCode = OLD.townCode AND year = COALESCE(OLD.projectYear, 0) AND assetClass = OLD.assetClass
      AND opStatus = OLD.opStatus AND subclass = OLD.subclass;`
const columns = ['townCode', 'projectYear', 'assetClass', 'opStatus', 'subclass', 'originalFen']

const sqliteInsert = insert(
  `ON CONFLICT (${KEY}) DO UPDATE SET assets = assets + 1, originalFen = originalFen + excluded.originalFen`,
)
const sqliteTriggers = [
  `CREATE TRIGGER asset_figure_insert AFTER INSERT ON asset BEGIN ${sqliteInsert} END`,
  `CREATE TRIGGER asset_figure_delete AFTER DELETE ON asset BEGIN ${remove} END`,
  `CREATE TRIGGER asset_figure_update AFTER UPDATE OF ${columns.join(', ')} ON asset
    WHEN ${columns.map((name) => `OLD.${name} IS NOT NEW.${name}`).join(' OR ')} BEGIN ${remove} ${sqliteInsert} END`,
]

const mysqlInsert = insert(
  `ON DUPLICATE KEY UPDATE assets = assets + 1, originalFen = asset_figure.originalFen + NEW.originalFen`,
)
const mysqlTriggers = [
  `CREATE TRIGGER asset_figure_insert AFTER INSERT ON asset FOR EACH ROW BEGIN ${mysqlInsert} END`,
  `CREATE TRIGGER asset_figure_delete AFTER DELETE ON asset FOR EACH ROW BEGIN ${remove} END`,
  `CREATE TRIGGER asset_figure_update AFTER UPDATE ON asset FOR EACH ROW
    IF NOT (${columns.map((name) => `OLD.${name} <=> NEW.${name}`).join(' AND ')}) THEN ${remove} ${mysqlInsert} END IF`,
]
