import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { claimsOf } from '../../entities/message/exif.ts'

const taken = async (exif: Record<string, Record<string, string>>) =>
  claimsOf(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: 'green' } })
      .withExif(exif)
      .jpeg()
      .toBuffer(),
  )

describe('照片自带的时间和地点', () => {
  test.each`
    written                  | offset      | satellites                         | at                            | rule
    ${'2026:09:30 08:15:00'} | ${null}     | ${null}                            | ${'2026-09-30T00:15:00.000Z'} | ${'is Beijing time'}
    ${'2026:09:30 08:15:00'} | ${'+08:00'} | ${null}                            | ${'2026-09-30T00:15:00.000Z'} | ${'with an offset is that'}
    ${'2026:09:30 08:15:00'} | ${'+06:00'} | ${null}                            | ${'2026-09-30T02:15:00.000Z'} | ${'with another offset is that'}
    ${'2026:09:30 08:15:00'} | ${null}     | ${['2026:09:30', '2/1 14/1 30/1']} | ${'2026-09-30T02:15:00.000Z'} | ${'without one is set by the satellites'}
    ${'2026:09:30 08:15:00'} | ${null}     | ${['2026:09:28', '2/1 14/1 30/1']} | ${'2026-09-30T00:15:00.000Z'} | ${'is not set by a fix of days ago'}
    ${'0000:00:00 00:00:00'} | ${null}     | ${null}                            | ${null}                       | ${'of a phone without a clock is none'}
    ${'昨天'}                | ${null}     | ${null}                            | ${null}                       | ${'in words is none'}
  `('$written $rule', async ({ written, offset, satellites, at }) => {
    const { takenAt } = await taken({
      IFD2: { DateTimeOriginal: written, ...(offset ? { OffsetTimeOriginal: offset } : {}) },
      ...(satellites ? { IFD3: { GPSDateStamp: satellites[0], GPSTimeStamp: satellites[1] } } : {}),
    })
    expect(takenAt?.toISOString() ?? null).toBe(at)
  })

  const gps = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '30/1 2/1 30/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '112/1 24/1 0/1',
  }

  test('a place is kept as the receiver said it and as maps here show it', async () => {
    const { place, gps: said } = await taken({
      IFD0: { Make: 'HUAWEI' },
      IFD3: { ...gps, GPSHPositioningError: '12/1' },
    })
    expect(said).toEqual({ lng: 112.4, lat: expect.closeTo(30.0416667, 6), metres: 12 })
    expect(place).toEqual({ lng: expect.closeTo(112.4056, 3), lat: expect.closeTo(30.0394, 2) })
    expect(place!.lng).not.toBe(112.4)
  })

  test('south and west are negative', async () => {
    const { gps: said } = await taken({ IFD3: { ...gps, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' } })
    expect(said).toMatchObject({ lng: -112.4, lat: expect.closeTo(-30.0416667, 6) })
  })

  test.each`
    what                                | exif
    ${'a picture without anything'}     | ${{}}
    ${'0,0, where nobody is'}           | ${{ IFD3: { ...gps, GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' } }}
    ${'degrees divided by nothing'}     | ${{ IFD3: { ...gps, GPSLatitude: '30/0 2/0 30/0' } }}
    ${'a latitude without a longitude'} | ${{ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 2/1 30/1' } }}
  `('$what has no place', async ({ exif }) => {
    expect(await taken(exif)).toMatchObject({ place: null, gps: null })
  })
})
