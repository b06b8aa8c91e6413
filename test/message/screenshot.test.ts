import sharp from 'sharp'
import { expect, test } from 'vitest'
import { claimsOf } from '../../entities/message/exif.ts'
import { isScreenshot } from '../../entities/message/screenshot.ts'
import { kinds, shoot } from '../../scripts/bench/photos/scene.ts'

const W = 1080
const H = 2340
const looksLike = async (bytes: Buffer) => isScreenshot(bytes, await sharp(bytes).metadata(), await claimsOf(bytes))

/** A chat on a phone: a bar with clock, signal and battery, then pictures and bubbles. */
const screen = (background: string, ink: string) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}"><rect width="${W}" height="${H}" fill="${background}"/>
      <text x="60" y="52" font-size="40" font-family="DejaVu Sans" fill="${ink}">09:12</text>
      <rect x="820" y="20" width="50" height="34" fill="${ink}"/><rect x="900" y="20" width="30" height="34" fill="${ink}"/>
      <rect x="960" y="20" width="70" height="34" fill="${ink}"/><rect x="80" y="400" width="700" height="500" fill="#6a8"/></svg>`),
  )

test.each`
  background   | ink       | kind
  ${'#ffffff'} | ${'#111'} | ${'png'}
  ${'#000000'} | ${'#eee'} | ${'png'}
  ${'#ededed'} | ${'#111'} | ${'jpeg'}
`('a phone screen, $ink on $background as $kind, looks like one', async ({ background, ink, kind }) => {
  expect(await looksLike(await screen(background, ink).toFormat(kind).toBuffer())).toBe(true)
})

test('the same with a camera named is a photograph', async () => {
  const exif = { IFD0: { Make: 'HUAWEI', Model: 'P40' } }
  expect(await looksLike(await screen('#fff', '#111').withExif(exif).jpeg().toBuffer())).toBe(false)
})

test('a photograph as long as a screen, whose EXIF a messenger took away, is a photograph', async () => {
  for (const kind of kinds) {
    const bytes = await sharp(await shoot(kind, 5, 0))
      .resize(W, H, { fit: 'cover' })
      .jpeg()
      .toBuffer()
    expect(await looksLike(bytes)).toBe(false)
  }
})

test('a long photograph of a plain sky is a photograph', async () => {
  const plain = sharp({ create: { width: W, height: H, channels: 3, background: '#9bc4ee' } })
  expect(await looksLike(await plain.jpeg().toBuffer())).toBe(false)
})
