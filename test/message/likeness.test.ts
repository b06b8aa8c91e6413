import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unlink } from 'node:fs/promises'
import sharp from 'sharp'
import type { KeptFile } from '../../entities/message/incoming.ts'
import { Likenesses } from '../../entities/message/likeness/likenesses.ts'
import { NearBits } from '../../entities/message/likeness/nearBits.ts'
import { PhotoPrint } from '../../entities/message/likeness/photoPrint.ts'
import { PhotoTwin } from '../../entities/message/likeness/photoTwin.ts'
import { type Bits, distance } from '../../entities/message/likeness/print.ts'
import { printMissing } from '../../entities/message/likeness/printMissing.ts'
import { rasterOf } from '../../entities/message/likeness/raster.ts'
import { keepFile } from '../../entities/message/media.ts'
import { changes } from '../../scripts/bench/photos/changes.ts'
import { shoot } from '../../scripts/bench/photos/scene.ts'
import { randomFrom } from '../../scripts/seed/random.ts'
import { World } from '../support/world.ts'

const pictures = Promise.all([shoot('panels', 1, 0), shoot('shed', 2, 0), shoot('pond', 3, 0)])

describe('近似照片', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open()
  })
  afterEach(() => world.stop())

  const keep = async (bytes: Buffer) => (await keepFile(world.runtime, { name: 'a.jpg', bytes })) as KeptFile
  const twinsOf = async ({ sha256 }: KeptFile) =>
    (await world.runtime.db.findBy(PhotoTwin, { sha256 })).map((twin) => twin.twin)

  test.each(Object.keys(changes))('a picture %s is found with its twin, and nothing else is', async (name) => {
    const random = randomFrom(11)
    const originals = []
    for (const bytes of await pictures) originals.push(await keep(bytes))
    for (const [at, bytes] of (await pictures).entries()) {
      const copy = await keep(await changes[name]!(bytes, random))
      expect(await twinsOf(copy)).toEqual([originals[at]!.sha256])
    }
  })

  test('the pair stands from both sides, once', async () => {
    const [bytes] = await pictures
    const original = await keep(bytes)
    const smaller = await sharp(bytes).resize(200).jpeg().toBuffer()
    const copy = await keep(smaller)
    await keep(smaller)
    expect(await twinsOf(original)).toEqual([copy.sha256])
    expect(await world.runtime.db.count(PhotoTwin)).toBe(2)
  })

  test('the same asset at another time from another place is another picture', async () => {
    for (const kind of ['panels', 'shed', 'greenhouses', 'road'] as const)
      for (const shot of [0, 1]) await keep(await shoot(kind, 7, shot))
    expect(await world.runtime.db.find(PhotoTwin)).toEqual([])
  })

  test('pictures that show nothing are not compared', async () => {
    for (const background of ['#888', '#898989', '#fff'])
      await keep(
        await sharp({ create: { width: 300, height: 200, channels: 3, background } })
          .jpeg()
          .toBuffer(),
      )
    expect(await world.runtime.db.find(PhotoTwin)).toEqual([])
    expect(await world.runtime.db.countBy(PhotoPrint, { bits: '' })).toBe(3)
  })

  test('two at the same moment are told of each other', async () => {
    const [bytes] = await pictures
    const copies = await Promise.all([bytes, await sharp(bytes).resize(240).jpeg().toBuffer()].map(keep))
    expect(await twinsOf(copies[0]!)).toEqual([copies[1]!.sha256])
  })

  test('what another process kept is found too', async () => {
    const [bytes] = await pictures
    const other = new Likenesses()
    await other.refresh(world.runtime)
    const original = await keep(bytes)
    await other.refresh(world.runtime)
    const raster = await rasterOf(await sharp(bytes).rotate(90).jpeg().toBuffer())
    expect(await other.find(world.runtime, raster!)).toMatchObject([{ sha256: original.sha256 }])
  })

  test('pictures kept before there were prints get theirs by and by, and are found', async () => {
    const [bytes] = await pictures
    const original = await keep(bytes)
    const gone = await keep((await pictures)[1])
    await world.runtime.write((tx) => tx.db.createQueryBuilder().delete().from(PhotoPrint).execute())
    await unlink(world.runtime.files.path(gone.sha256))
    expect(await printMissing(world.runtime)).toBe(2)
    expect(await printMissing(world.runtime)).toBe(0)
    expect(await twinsOf(await keep(await sharp(bytes).resize(200).jpeg().toBuffer()))).toEqual([original.sha256])
  })
})

test('the index finds exactly what lies within eleven bits, as looking at every print does', () => {
  const random = randomFrom(3)
  const word = () => Math.floor(random.next() * 2 ** 32)
  const all: Bits[] = Array.from({ length: 3000 }, () => ({ high: word(), low: word() }))
  // neighbours at every distance, which chance alone would not bring
  for (let flips = 0; flips <= 16; flips++)
    for (let n = 0; n < 20; n++) {
      const from = random.pick(all)
      const bits = random.shuffle(Array.from({ length: 64 }, (_, bit) => bit)).slice(0, flips)
      const flip = (from: number) =>
        bits.filter((b) => b >= from && b < from + 32).reduce((word, b) => word ^ (1 << (b - from)), 0)
      all.push({ high: (from.high ^ flip(32)) >>> 0, low: (from.low ^ flip(0)) >>> 0 })
    }
  const index = new NearBits()
  for (const [id, bits] of all.entries()) index.add(id, bits)
  for (const bits of all.slice(-200)) {
    const found: number[] = []
    index.near(bits, (id) => found.push(id))
    const expected = all.flatMap((other, id) => (distance(other, bits) <= 11 ? [id] : []))
    expect(found.sort((a, b) => a - b)).toEqual(expected)
  }
})
