import type { MigrationInterface, QueryRunner } from 'typeorm'
import { code, create, fen, flag, id, instant, int, key, measure, nullable, text, withDefault } from './table.ts'

/** Places, people, messages, dialogs, assets and reports. */
export class Foundation1790000000001 implements MigrationInterface {
  name = 'Foundation1790000000001'

  async up(runner: QueryRunner): Promise<void> {
    await create(
      runner,
      'asset',
      [
        id(),
        code('assetNo', 40),
        code('name', 120),
        text('aliases'),
        code('townCode', 12),
        code('villageCode', 12),
        withDefault(code('location', 200), "''"),
        code('assetClass', 12),
        code('subclass', 24),
        code('kind', 12),
        withDefault(code('projectName', 120), "''"),
        nullable(int('projectYear')),
        withDefault(code('fundSource', 200), "''"),
        fen('originalFen'),
        nullable(measure('quantity')),
        withDefault(code('unit', 20), "''"),
        withDefault(code('spec', 120), "''"),
        nullable(code('formedOn', 10)),
        nullable(code('formedPrecision', 5)),
        code('ownerType', 24),
        withDefault(code('ownerName', 80), "''"),
        withDefault(code('operatorName', 80), "''"),
        withDefault(code('keeperOrg', 80), "''"),
        nullable(code('keeperId', 64)),
        withDefault(code('keeperName', 40), "''"),
        withDefault(code('operationMode', 16), "''"),
        code('opStatus', 12),
        nullable(measure('capacityKw')),
        nullable(measure('areaMu')),
        nullable(fen('rentYearFen')),
        nullable(fen('principalFen')),
        nullable(measure('dividendPercent')),
        nullable(text('note')),
        withDefault(int('version'), '1'),
        instant('createdAt'),
        instant('updatedAt'),
      ],
      [['keeperId'], ['villageCode', 'assetClass'], ['assetNo', 'unique']],
    )
    await create(
      runner,
      'audit',
      [
        id(),
        code('subject', 24),
        code('subjectId', 64),
        code('action', 48),
        code('by', 64),
        nullable(int('messageId')),
        text('change'),
        instant('at'),
      ],
      [['subject', 'subjectId']],
    )
    await create(runner, 'sequence', [key('name', 40), int('value')])
    await create(runner, 'dialog', [
      key('talker', 160),
      withDefault(code('name', 32), "''"),
      nullable(text('state')),
      nullable(text('memory')),
      nullable(instant('expiresAt')),
      instant('updatedAt'),
    ])
    await create(
      runner,
      'incoming',
      [
        id(),
        code('channel', 32),
        code('externalId', 190),
        code('address', 120),
        nullable(code('room', 120)),
        text('text'),
        text('files'),
        nullable(text('quote')),
        code('state', 10),
        withDefault(int('attempts'), '0'),
        nullable(code('lastError', 64)),
        instant('receivedAt'),
        nullable(instant('handledAt')),
      ],
      [
        ['channel', 'address', 'id'],
        ['state', 'receivedAt'],
        ['channel', 'externalId', 'unique'],
      ],
    )
    await create(
      runner,
      'outgoing',
      [
        id(),
        code('key', 160),
        code('channel', 32),
        code('address', 120),
        text('text'),
        text('files'),
        nullable(int('replyTo')),
        code('state', 10),
        withDefault(int('attempts'), '0'),
        nullable(code('lastError', 64)),
        instant('createdAt'),
        instant('dueAt'),
        nullable(instant('sentAt')),
      ],
      [
        ['state', 'dueAt'],
        ['key', 'unique'],
      ],
    )
    await create(
      runner,
      'simulator_line',
      [id(), code('key', 190), code('person', 120), code('direction', 3), text('text'), text('files'), instant('at')],
      [
        ['person', 'id'],
        ['key', 'unique'],
      ],
    )
    await create(runner, 'stored_file', [
      key('sha256', 64),
      code('contentType', 120),
      int('size'),
      nullable(int('width')),
      nullable(int('height')),
      nullable(instant('takenAt')),
      flag('hasThumbnail'),
      instant('createdAt'),
    ])
    await create(
      runner,
      'person',
      [
        key('id', 64),
        code('name', 40),
        code('role', 16),
        code('regionCode', 12),
        withDefault(code('sector', 200), "''"),
        nullable(code('phone', 20)),
        code('status', 10),
        nullable(code('confirmedBy', 64)),
        instant('createdAt'),
      ],
      [['regionCode', 'role']],
    )
    await create(
      runner,
      'person_channel',
      [key('id', 160), code('channel', 32), code('address', 120), code('personId', 64)],
      [['personId'], ['channel', 'address', 'unique']],
    )
    await create(
      runner,
      'region',
      [key('code', 12), nullable(code('parentCode', 12)), code('level', 8), code('name', 40), flag('demo')],
      [['parentCode']],
    )
    await create(
      runner,
      'photo',
      [
        id(),
        code('sha256', 64),
        nullable(int('assetId')),
        nullable(int('reportId')),
        code('senderId', 64),
        int('messageId'),
        instant('sentAt'),
        nullable(instant('takenAt')),
      ],
      [['sha256', 'assetId', 'reportId', 'messageId', 'unique'], ['reportId'], ['assetId', 'id']],
    )
    await create(
      runner,
      'report',
      [
        id(),
        code('receiptNo', 24),
        int('assetId'),
        code('villageCode', 12),
        code('period', 8),
        nullable(code('status', 12)),
        nullable(fen('receivedFen')),
        nullable(fen('receivableFen')),
        nullable(code('incomeKind', 16)),
        nullable(code('precision', 8)),
        nullable(fen('expenseFen')),
        nullable(measure('kwh')),
        text('issues'),
        nullable(code('since', 10)),
        text('words'),
        text('flags'),
        code('state', 12),
        nullable(int('supersedesId')),
        code('senderId', 64),
        flag('onBehalf'),
        nullable(int('messageId')),
        nullable(code('reviewedBy', 64)),
        nullable(instant('reviewedAt')),
        nullable(text('reviewReason')),
        withDefault(int('version'), '1'),
        instant('submittedAt'),
      ],
      [
        ['senderId', 'id'],
        ['villageCode', 'period', 'state'],
        ['assetId', 'period', 'state'],
        ['receiptNo', 'unique'],
      ],
    )
    await create(
      runner,
      'setting_change',
      [id(), code('key', 64), text('value'), code('by', 64), instant('at')],
      [['key']],
    )
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not taken back: restore a backup instead.')
  }
}
