import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, code, create, date, fen, id, instant, int, json, measure, nullable, withDefault } from './table.ts'

const words = (name: string, length: number) => withDefault(code(name, length), "''")

/** 一项一档: the rest of an asset's 40 fields, its money, shares and papers, proposals, and the version a line of history made. */
export class AssetFile1790000000014 implements MigrationInterface {
  name = 'AssetFile1790000000014'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'asset', columns)
    await addColumns(runner, 'audit', [nullable(int('version'))])
    await create(
      runner,
      'asset_fund',
      [id(), int('assetId'), code('source', 16), words('docNo', 80), nullable(int('year')), fen('amountFen')],
      [['assetId']],
    )
    await create(
      runner,
      'asset_share',
      [id(), int('assetId'), code('villageCode', 12), int('basisPoints')],
      [['villageCode'], ['assetId', 'villageCode', 'unique']],
    )
    await create(
      runner,
      'asset_document',
      [
        id(),
        int('assetId'),
        code('kind', 16),
        code('title', 120),
        code('sha256', 64),
        nullable(date('datedOn')),
        code('broughtBy', 64),
        nullable(int('messageId')),
        withDefault(code('state', 8), "'filed'"),
        nullable(code('subject', 24)),
        nullable(int('subjectId')),
        instant('filedAt'),
      ],
      [
        ['subject', 'subjectId'],
        ['assetId', 'sha256', 'unique'],
      ],
    )
    await create(
      runner,
      'asset_proposal',
      [
        id(),
        code('code', 12),
        int('assetId'),
        code('villageCode', 12),
        int('seenVersion'),
        json('wanted'),
        words('reason', 200),
        code('state', 12),
        code('proposedBy', 64),
        nullable(int('messageId')),
        instant('proposedAt'),
        nullable(code('decidedBy', 64)),
        nullable(instant('decidedAt')),
        nullable(code('decisionReason', 200)),
        withDefault(int('version'), '1'),
      ],
      [['assetId'], ['state', 'villageCode'], ['code', 'unique']],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['asset_proposal', 'asset_document', 'asset_share', 'asset_fund']) await runner.dropTable(table)
    await runner.dropColumn('audit', 'version')
    for (const { name } of columns) await runner.dropColumn('asset', name)
  }
}

const columns = [
  words('nationalNo', 60),
  words('groupNo', 20),
  words('projectNo', 60),
  words('approvalNo', 120),
  nullable(fen('investedFen')),
  nullable(code('valueBasis', 12)),
  words('valueReason', 200),
  nullable(date('acceptedOn')),
  nullable(date('usedFrom')),
  nullable(int('lifeYears')),
  nullable(measure('salvagePercent')),
  nullable(code('deprMethod', 12)),
  withDefault(code('titleStatus', 12), "'pending'"),
  words('titleDoc', 200),
  words('certNo', 80),
  nullable(date('titledOn')),
  withDefault(code('handoverStatus', 16), "'not_due'"),
  nullable(date('handedOverOn')),
  nullable(code('operatorType', 12)),
  words('operatorCreditNo', 18),
  words('beneficiary', 80),
  nullable(code('supervisor', 16)),
  words('keeperPhone', 20),
  nullable(code('upkeepMode', 12)),
  nullable(code('upkeepFund', 12)),
  nullable(code('condition', 8)),
  nullable(int('linkedHouseholds')),
  nullable(int('jobs')),
  nullable(fen('wagesFen')),
  nullable(code('batch4', 12)),
  words('batch4Reason', 200),
  words('batch4Plan', 200),
  nullable(date('batch4Deadline')),
  nullable(date('batch4DecidedOn')),
  withDefault(code('riskLevel', 8), "'none'"),
  nullable(json('riskReasons')),
  words('encumbrance', 200),
  nullable(code('createdBy', 64)),
  nullable(code('reviewedBy', 64)),
]
