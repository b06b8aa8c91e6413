import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, code, create, id, instant, int, json, measure, nullable, text, withDefault } from './table.ts'

/** Where pictures were taken and what they look like, places told by message, and where an asset stands. */
export class PhotoEvidence1790000000011 implements MigrationInterface {
  name = 'PhotoEvidence1790000000011'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'stored_file', [
      nullable(measure('lng')),
      nullable(measure('lat')),
      nullable(json('gps')),
      nullable(code('screen', 12)),
    ])
    await addColumns(runner, 'asset', [
      nullable(measure('lng')),
      nullable(measure('lat')),
      nullable(code('placeFrom', 10)),
    ])
    await addColumns(runner, 'incoming', [nullable(json('place'))])
    await create(
      runner,
      'photo_print',
      [id(), code('sha256', 64), int('version'), code('bits', 16), text('sketch')],
      [['sha256', 'unique']],
    )
    await create(
      runner,
      'photo_twin',
      [id(), code('sha256', 64), code('twin', 64), measure('likeness'), instant('foundAt')],
      [['sha256', 'twin', 'unique']],
    )
    await create(
      runner,
      'sent_place',
      [
        id(),
        nullable(int('assetId')),
        nullable(int('reportId')),
        code('senderId', 64),
        int('messageId'),
        measure('lng'),
        measure('lat'),
        withDefault(code('label', 200), "''"),
        instant('sentAt'),
      ],
      [['assetId'], ['reportId'], ['messageId', 'assetId', 'unique']],
    )
  }

  async down(): Promise<void> {
    throw new Error('not reversible')
  }
}
