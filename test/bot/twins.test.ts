import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { shoot } from '../../scripts/bench/photos/scene.ts'
import { World } from '../support/world.ts'

describe('同一张照片再用一次', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open('2026-10-08 09:12')
  })
  afterEach(() => world.stop())

  const review = async () => (await world.say('town', '待审')).join('\n')

  test('turned, cut and brightened for the next quarter: the reviewer is told which picture it is', async () => {
    const bytes = await shoot('shed', 3, 0)
    await world.say('cadre', '冷库三季度正常，租金收了7500', { photos: [bytes] })
    expect(await review()).not.toContain('几乎一样')
    await world.say('town', '都收')
    await world.at('2027-01-06 09:00')
    const { width, height } = await sharp(bytes).metadata()
    const part = { left: 10, top: 8, width: width - 20, height: height - 16 }
    const copy = await sharp(await sharp(bytes).extract(part).toBuffer())
      .rotate(90)
      .linear(1.15, 5)
      .jpeg({ quality: 70 })
      .toBuffer()
    await world.say('cadre', '冷库四季度正常，租金收了7500', { photos: [copy] })
    expect(await review()).toContain('照片和 2026 年三季度那张几乎一样')
  })

  test('sent again for the same report, or with a correction, it is the same picture and no doubt', async () => {
    const bytes = await shoot('shed', 3, 0)
    await world.say('cadre', '冷库三季度正常，租金收了7500', { photos: [bytes] })
    await world.say('cadre', '', { photos: [await sharp(bytes).resize(300).jpeg().toBuffer()] })
    await world.say('cadre', '冷库三季度租金是7600')
    await world.say('cadre', '1')
    expect(await review()).not.toMatch(/几乎一样|照片就是/)
  })
})
