import type { MigrationInterface, QueryRunner } from 'typeorm'
import { code, create, date, fen, id, instant, int, json, nullable, text, withDefault } from './table.ts'

const words = (name: string, length: number) => withDefault(code(name, length), "''")
const version = () => withDefault(int('version'), '1')

/** Operation: contracts and which of their reminders were told. */
export class Operation1790000000016 implements MigrationInterface {
  name = 'Operation1790000000016'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'contract',
      [
        id(),
        code('code', 12),
        words('no', 60),
        int('assetId'),
        code('villageCode', 12),
        code('kind', 12),
        code('partyB', 80),
        code('partyBType', 12),
        words('partyBPhone', 20),
        words('purpose', 120),
        withDefault(code('repairBy', 8), "'lessor'"),
        date('startOn'),
        date('endOn'),
        fen('rentFen'),
        code('cycle', 8),
        json('payDue'),
        withDefault(fen('depositFen'), '0'),
        withDefault(code('sublet', 8), "'none'"),
        words('subletTo', 80),
        nullable(date('subletKnownOn')),
        nullable(date('signedOn')),
        words('signedBy', 40),
        nullable(json('meeting')),
        nullable(int('decisionDocId')),
        nullable(int('fileId')),
        nullable(date('paidThrough')),
        nullable(int('renewsId')),
        code('state', 12),
        nullable(date('endedOn')),
        words('endReason', 200),
        nullable(text('note')),
        code('createdBy', 64),
        version(),
        instant('createdAt'),
        instant('updatedAt'),
      ],
      [
        ['state', 'endOn'],
        ['villageCode', 'state'],
        ['assetId', 'state'],
        ['code', 'unique'],
      ],
    )
    await create(
      runner,
      'contract_mark',
      [id(), int('contractId'), code('rung', 32), instant('at')],
      [['contractId', 'rung', 'unique']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['contract_mark', 'contract']) await runner.dropTable(table)
  }
}
