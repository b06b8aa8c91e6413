import { describe, expect, test } from 'vitest'
import { gcj02, isPlace, metresBetween } from '../../entities/base/place.ts'

describe('坐标', () => {
  // published pairs: the README of coordtransform, and the tests of eviltransform
  test.each`
    place       | lng            | lat           | toLng                 | toLat
    ${'北京'}   | ${116.404}     | ${39.915}     | ${116.41024449916938} | ${39.91640428150164}
    ${'北京西'} | ${116.377817}  | ${39.911954}  | ${116.38404722455657} | ${39.91334545536069}
    ${'上海'}   | ${121.5272106} | ${31.1774276} | ${121.531541859215}   | ${31.17530398364597}
    ${'深圳'}   | ${113.912316}  | ${22.543847}  | ${113.9171764808363}  | ${22.540796131694766}
  `('WGS-84 of $place becomes its GCJ-02 within a metre', ({ lng, lat, toLng, toLat }) => {
    expect(metresBetween(gcj02({ lng, lat }), { lng: toLng, lat: toLat })).toBeLessThan(1)
  })

  test('outside China nothing is moved', () => {
    expect(gcj02({ lng: 2.2945, lat: 48.8583 })).toEqual({ lng: 2.2945, lat: 48.8583 })
  })

  test('a minute of latitude is a nautical mile', () => {
    expect(metresBetween({ lng: 112.4, lat: 30 }, { lng: 112.4, lat: 30 + 1 / 60 })).toBeCloseTo(1853.2, 0)
  })

  test.each`
    lng    | lat           | what
    ${0}   | ${0}          | ${'is what a phone writes that does not know'}
    ${200} | ${30}         | ${'is on no map'}
    ${112} | ${Number.NaN} | ${'is no number'}
  `('$lng, $lat $what', ({ lng, lat }) => {
    expect(isPlace({ lng, lat })).toBe(false)
  })
})
