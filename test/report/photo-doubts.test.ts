import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { PhotoTwin } from '../../entities/message/likeness/photoTwin.ts'
import { StoredFile } from '../../entities/message/storedFile.ts'
import { Person } from '../../entities/person/person.ts'
import { Photo } from '../../entities/report/photo.ts'
import { photoDoubts } from '../../entities/report/photoDoubts.ts'
import type { Report } from '../../entities/report/report.ts'
import { submit } from '../../entities/report/submit.ts'
import { moment, World } from '../support/world.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)

describe('照片疑点', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open()
  })
  afterEach(() => world.stop())

  const person = (id: string) => world.runtime.db.findOneByOrFail(Person, { id })
  const assetNamed = (name: string) => world.runtime.db.findOneByOrFail(Asset, { name })

  async function reported(by: string, name: string, period: string): Promise<Report> {
    const asset = await assetNamed(name)
    const said = {
      receivedFen: null,
      receivableFen: null,
      incomeKind: null,
      precision: null,
      expenseFen: null,
      kwh: null,
    }
    const claim = { ...said, period, status: 'normal' as const, issues: [], since: null, flags: [], words: 'x' }
    return world.runtime.write(
      async (tx) => (await submit(tx, { asset, by: await person(by), claim, way: 'message', messageId: 1 })).report,
    )
  }

  let message = 0
  async function photo(report: Report, sha256: string, sent: string, file: Partial<StoredFile> = {}): Promise<void> {
    const sentAt = moment(sent)
    const { assetId, id: reportId, senderId } = report
    await world.runtime.write(async (tx) => {
      if (!(await tx.db.existsBy(StoredFile, { sha256 })))
        await tx.db.insert(StoredFile, {
          sha256,
          contentType: 'image/jpeg',
          size: 1,
          hasThumbnail: false,
          createdAt: sentAt,
          ...file,
        })
      const takenAt = file.takenAt ?? null
      await tx.db.insert(Photo, { sha256, assetId, reportId, senderId, messageId: ++message, sentAt, takenAt })
    })
  }

  const alike = (sha256: string, twin: string) =>
    world.runtime.write(async (tx) => {
      const foundAt = tx.clock.now()
      await tx.db.insert(PhotoTwin, [
        { sha256, twin, likeness: 0.97, foundAt },
        { sha256: twin, twin: sha256, likeness: 0.97, foundAt },
      ])
    })

  const doubts = async (report: Report, reader = 'town') =>
    (await photoDoubts(world.runtime, [report], await person(reader))).get(report.id) ?? {
      sentences: [],
      remarks: [],
      twins: [],
    }

  const COLD = '荆干村冷库'
  const PV = '荆干村光伏电站'

  test('the same file for the same asset a year before is shown with the quarter it was used for', async () => {
    await photo(await reported('cadre', COLD, '2025Q3'), A, '2025-10-08 09:00')
    const now = await reported('cadre', COLD, '2026Q3')
    await photo(now, A, '2026-10-08 09:00')
    const found = await doubts(now)
    expect(found.sentences).toEqual(['照片就是 2025 年三季度那张。'])
    expect(found.twins).toMatchObject([
      {
        sha256: A,
        before: { sha256: A, asset: '冷库', village: '荆干村', period: '2025Q3', day: '2025-10-08', exact: true },
      },
    ])
  })

  test('a picture that only looks the same is said to', async () => {
    await photo(await reported('cadre', PV, '2026Q2'), A, '2026-07-02 09:00')
    const now = await reported('cadre', COLD, '2026Q3')
    await photo(now, B, '2026-10-08 09:00')
    await alike(B, A)
    const found = await doubts(now)
    expect(found.sentences).toEqual(['照片和荆干村光伏电站 2026 年二季度那张几乎一样。'])
    expect(found.twins).toMatchObject([{ sha256: B, before: { sha256: A, exact: false, likeness: 0.97 } }])
  })

  test('the picture that was there first has no twin', async () => {
    const first = await reported('cadre', PV, '2026Q2')
    await photo(first, A, '2026-07-02 09:00')
    await photo(await reported('cadre', COLD, '2026Q3'), A, '2026-10-08 09:00')
    expect(await doubts(first)).toMatchObject({ sentences: [], twins: [] })
  })

  test('sent again for the same asset and period is no twin, also after a correction', async () => {
    const first = await reported('cadre', COLD, '2026Q3')
    await photo(first, A, '2026-10-08 09:00')
    await photo(first, A, '2026-10-08 09:05')
    expect((await doubts(first)).twins).toEqual([])
  })

  test('of another town only the town is named, and the picture is not shown', async () => {
    const far = await world.runtime.db.findOneByOrFail(Person, { id: 'far' })
    const [theirs] = await world.runtime.db.findBy(Asset, { villageCode: far.regionCode })
    await photo(await reported('far', theirs!.name, '2026Q2'), A, '2026-07-02 09:00')
    const now = await reported('cadre', COLD, '2026Q3')
    await photo(now, A, '2026-10-08 09:00')
    const found = await doubts(now)
    expect(found.twins).toMatchObject([{ before: { sha256: null, assetId: null, asset: '', village: '' } }])
    expect(found.sentences.join()).not.toContain(theirs!.name)
    expect(found.sentences).toEqual([expect.stringMatching(/^照片就是.+镇另一处资产 2026 年二季度那张。$/)])
    expect((await doubts(now, 'duty')).twins).toMatchObject([{ before: { sha256: A, assetId: theirs!.id } }])
  })

  test.each`
    taken                 | said
    ${'2026-10-08 08:00'} | ${[]}
    ${'2026-09-20 08:00'} | ${[]}
    ${'2026-06-30 08:00'} | ${['照片拍于 2026 年 6 月 30 日，早于 2026 年三季度。']}
    ${'2026-08-20 08:00'} | ${['照片拍于 2026 年 8 月 20 日，超过 30 天。']}
    ${'2026-11-20 08:00'} | ${['照片的拍摄时间是 2026 年 11 月 20 日，比收到还晚。']}
  `('a picture taken $taken, for the third quarter, sent in October', async ({ taken, said }) => {
    const now = await reported('cadre', COLD, '2026Q3')
    await photo(now, A, '2026-10-08 09:00', { takenAt: moment(taken) })
    expect((await doubts(now)).sentences).toEqual(said)
  })

  test('a picture of today does not show a quarter long past', async () => {
    const now = await reported('cadre', COLD, '2026Q1')
    await photo(now, A, '2026-10-08 09:00', { takenAt: moment('2026-10-07 08:00') })
    expect((await doubts(now)).sentences).toEqual(['照片拍于 2026 年 10 月 7 日，晚于 2026 年一季度。'])
  })

  test.each`
    lat       | metres | said
    ${30.05}  | ${5}   | ${[]}
    ${30.06}  | ${5}   | ${['照片拍的地方离资产 1.1 公里。']}
    ${30.055} | ${100} | ${[]}
    ${null}   | ${5}   | ${[]}
  `('a picture at $lat, give or take $metres m, of an asset at 30.05', async ({ lat, metres, said }) => {
    const now = await reported('cadre', COLD, '2026Q3')
    await world.runtime.write((tx) =>
      tx.db.update(Asset, { id: now.assetId }, { lng: 112.4, lat: 30.05, placeFrom: 'office' }),
    )
    await photo(now, A, '2026-10-08 09:00', {
      takenAt: moment('2026-10-08 08:00'),
      lng: lat && 112.4,
      lat,
      gps: { lng: 0, lat: 0, metres },
    })
    expect((await doubts(now)).sentences).toEqual(said)
  })

  test('a picture that says nothing of itself is no doubt, only a remark', async () => {
    const now = await reported('cadre', COLD, '2026Q3')
    await photo(now, A, '2026-10-08 09:00')
    expect(await doubts(now)).toEqual({ sentences: [], twins: [], remarks: ['照片没有自带拍摄时间和地点。'] })
  })
})
