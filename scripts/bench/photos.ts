/**
 * `npm run bench:photos`: how well copies of a picture are found, how often different ones are taken for one, and how fast among
 * 100,000, with a plain difference hash (dHash, 64 bits, looked for one by one) in the same run.
 *
 *   npm run bench:photos                          made pictures only, about 20 minutes on a free core
 *   npm run bench:photos -- --real FOLDER         photographs as well, the large ones cut into tiles
 *   npm run bench:photos -- --pairs 100           fewer pairs for each change
 *   npm run bench:photos -- --part odd            only even, odd, together, real or speed
 *
 * The made pictures are of scripts/bench/photos/scene.ts, with fixed seeds. Thresholds are fixed on those of even assets and
 * reported on those of odd ones; photographs are only reported.
 */
import path from 'node:path'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import type { FindOptionsWhere } from 'typeorm'
import { roughLikeness, sketchOf, storedFrom } from '../../entities/message/likeness/compare.ts'
import { bestOf, Likenesses, VERSION } from '../../entities/message/likeness/likenesses.ts'
import type { PhotoPrint } from '../../entities/message/likeness/photoPrint.ts'
import { bitsOf, hexOf, MIDDLE, turns, wavesOf } from '../../entities/message/likeness/print.ts'
import { cellsOf, type Raster, rasterFrom, rasterOf, SIDE } from '../../entities/message/likeness/raster.ts'
import { turned, turnedWindow } from '../../entities/message/likeness/turned.ts'
import { randomFrom } from '../seed/random.ts'
import { percentiles } from './figures.ts'
import { changes } from './photos/changes.ts'
import { differenceHash, differing, PEER_ALIKE } from './photos/peer.ts'
import { made, type Picture, real } from './photos/pictures.ts'

const { values } = parseArgs({
  options: {
    real: { type: 'string' },
    pairs: { type: 'string', default: '300' },
    store: { type: 'string', default: '100000' },
    part: { type: 'string' },
    folder: { type: 'string', default: path.join(tmpdir(), 'guanhu-bench-photos') },
  },
})
const PAIRS = Number(values.pairs)
const STORE = Number(values.store)

interface Known extends Picture {
  raster: Raster
  peer: bigint
}

const readyOf = async (pictures: Picture[]): Promise<Known[]> => {
  const known: Known[] = []
  for (const picture of pictures) {
    const raster = await rasterOf(picture.bytes)
    if (raster) known.push({ ...picture, raster, peer: await differenceHash(picture.bytes) })
  }
  return known
}

type Row = Pick<PhotoPrint, 'id' | 'sha256' | 'version' | 'bits' | 'sketch'>

/** What the store keeps of a picture. */
const rowOf = (raster: Raster, at: number): Row => ({
  id: at + 1,
  sha256: String(at),
  version: VERSION,
  bits: hexOf(bitsOf(wavesOf(raster, MIDDLE), turns[0]!)),
  sketch: Buffer.from(sketchOf(raster)).toString('base64'),
})

/** Likenesses over rows in memory, as over the store. */
function storeOf(rows: readonly Row[]): { likenesses: Likenesses; tx: never; ready: Promise<void> } {
  const db = {
    find: (_: unknown, { where, take }: { where: FindOptionsWhere<PhotoPrint>; take: number }) => {
      const after = (where.id as unknown as { value: number }).value
      return Promise.resolve(rows.slice(after, after + take))
    },
    findBy: (_: unknown, where: FindOptionsWhere<PhotoPrint>) =>
      Promise.resolve((where.id as unknown as { value: number[] }).value.flatMap((id) => rows[id - 1] ?? [])),
  }
  const likenesses = new Likenesses()
  const tx = { db } as never
  return { likenesses, tx, ready: likenesses.refresh(tx) }
}

/** Of every stored picture whose print is near: how like it is as the lookup sees it, or null when it is another. */
function compared(
  { likenesses }: { likenesses: Likenesses },
  raster: Raster,
  stored: ReadonlyMap<number, Raster>,
): Map<number, number | null> {
  const found = new Map<number, number | null>()
  for (const [id, hits] of likenesses.near(raster)) {
    const ready = storedFrom(sketchOf(stored.get(id - 1)!))
    const places = hits.map(({ turn, window }) => {
      const place = { raster: turned(raster, turn), window: turnedWindow(window, turn) }
      return { ...place, roughly: roughLikeness(place.raster, ready, place.window) }
    })
    found.set(id - 1, bestOf(places, ready))
  }
  return found
}

const share = (part: number, of: number) => `${((100 * part) / of).toFixed(2)} %`

async function copies(name: string, pictures: Known[]): Promise<number[]> {
  const store = storeOf(pictures.map(({ raster }, at) => rowOf(raster, at)))
  await store.ready
  const stored = new Map(pictures.map((picture, at) => [at, picture.raster]))
  const likely: number[] = []
  console.log(`\n${name}: ${pictures.length} pictures, up to ${PAIRS} pairs a change`)
  console.log('  change                                  pairs   found      dHash <= ' + PEER_ALIKE)
  for (const [what, change] of Object.entries(changes)) {
    const random = randomFrom(what.length * 31)
    const of = random.shuffle(pictures.map((_, at) => at)).slice(0, PAIRS)
    let [found, peer] = [0, 0]
    const missed: string[] = []
    for (const at of of) {
      const bytes = await change(pictures[at]!.bytes, random)
      const raster = await rasterOf(bytes)
      const like = raster === null ? null : (compared(store, raster, stored).get(at) ?? null)
      likely.push(like ?? 0)
      if (like !== null) found++
      else missed.push(pictures[at]!.name)
      if (differing(await differenceHash(bytes), pictures[at]!.peer) <= PEER_ALIKE) peer++
    }
    console.log(
      `  ${what.padEnd(38)} ${String(of.length).padStart(6)} ${share(found, of.length).padStart(9)} ${share(peer, of.length).padStart(10)}  ${missed.slice(0, 5).join(' ')}`,
    )
  }
  return likely
}

async function strangers(name: string, pictures: Known[], burst: RegExp): Promise<void> {
  const store = storeOf(pictures.map(({ raster }, at) => rowOf(raster, at)))
  await store.ready
  const stored = new Map(pictures.map((picture, at) => [at, picture.raster]))
  let [false_, peer, sameAsset, sameAssetPairs] = [0, 0, 0, 0]
  let likest = { like: 0, pair: '' }
  for (const [at, picture] of pictures.entries()) {
    for (const [other, like] of compared(store, picture.raster, stored)) {
      if (other === at || (burst.test(picture.name) && burst.test(pictures[other]!.name))) continue
      if (like === null) continue
      if (like > likest.like) likest = { like, pair: `${picture.name} ${pictures[other]!.name}` }
      false_++
      if (pictures[other]!.group === picture.group) sameAsset++
    }
    for (const [other, { peer: bits, group }] of pictures.entries()) {
      if (other === at) continue
      if (differing(bits, picture.peer) <= PEER_ALIKE) peer++
      if (group === picture.group) sameAssetPairs++
    }
  }
  const pairs = pictures.length * (pictures.length - 1)
  console.log(`\n${name}: ${pairs.toLocaleString('en')} pairs of different pictures (each looked for from both sides)`)
  console.log(`  taken for one: ${false_} = ${share(false_, pairs)}; dHash ${peer} = ${share(peer, pairs)}`)
  console.log(
    `  of these ${sameAssetPairs} of one asset at another time from another place, taken for one: ${sameAsset}`,
  )
  console.log(`  likest taken for one: ${likest.like.toFixed(3)} (${likest.pair})`)
}

async function speed(pictures: Known[]): Promise<void> {
  const random = randomFrom(99)
  const grey = new Float64Array(64 * 64)
  const rows: Row[] = []
  const peers: bigint[] = []
  // parts of pictures, each at another place and size: as many layouts as there are pictures, none a copy cropped by 5 %
  for (let at = 0; at < STORE; at++) {
    const { raster } = pictures[at % pictures.length]!
    const [w, h] = [random.between(0.4, 0.8), random.between(0.4, 0.8)]
    const [left, top] = [random.between(0, 1 - w), random.between(0, 1 - h)]
    cellsOf(raster.sums, { left, top, right: left + w, bottom: top + h }, 64, grey)
    const part = Uint8Array.from(
      { length: SIDE * SIDE },
      (_, i) => grey[(Math.floor(i / SIDE) >> 1) * 64 + ((i % SIDE) >> 1)]!,
    )
    rows.push(rowOf(rasterFrom(part), at))
    peers.push(random.pick(pictures).peer)
  }
  globalThis.gc?.()
  const before = process.memoryUsage()
  const store = storeOf(rows)
  await store.ready
  const [near, whole, linear, candidates]: [number[], number[], number[], number[]] = [[], [], [], []]
  const busy: number[] = []
  for (let n = 0; n < 400; n++) {
    const { raster, peer } = random.pick(pictures)
    let from = performance.now()
    candidates.push(store.likenesses.near(raster).size)
    near.push(performance.now() - from)
    from = performance.now()
    const cpu = process.cpuUsage()
    await store.likenesses.find(store.tx, raster)
    whole.push(performance.now() - from)
    const { user, system } = process.cpuUsage(cpu)
    busy.push((user + system) / 1000)
    from = performance.now()
    for (let turn = 0; turn < 4; turn++)
      for (const other of peers) if (differing(other, peer) < 0) throw new Error('never')
    linear.push(performance.now() - from)
  }
  const line = (what: string, of: number[]) => {
    const { p50, p95, max } = percentiles(of)
    console.log(`  ${what.padEnd(34)} p50 ${p50}  p95 ${p95}  max ${max}`)
  }
  console.log(`\nAmong ${STORE.toLocaleString('en')} pictures (milliseconds)`)
  line('index alone', near)
  line('index and comparing', whole)
  line('  processor time of it', busy)
  line('candidates compared', candidates)
  line('dHash one by one, four turns', linear)
  console.log(
    `  memory of the index: ${(store.likenesses.bytes / 1e6).toFixed(1)} MB (heap then ${(before.heapUsed / 1e6).toFixed(0)} MB with the bench's own pictures)`,
  )
}

/** Two frames of one film, a moment apart: as good as one. */
const BURST = /rubberwhale|basketball/
const numberOf = ({ name }: Picture) => Number(name.split('-')[1])
const pictures = await readyOf(await made(values.folder))
const halves = [0, 1].map((odd) => pictures.filter((picture) => numberOf(picture) % 2 === odd)) as [Known[], Known[]]

const isWanted = (part: string) => values.part === undefined || values.part === part

if (isWanted('even')) {
  const tuned = await copies('Made, even assets (thresholds fixed here)', halves[0])
  await strangers('Made, even assets', halves[0], BURST)
  const least = tuned.sort((a, b) => a - b)[Math.floor(tuned.length * 0.003)]!
  console.log(`  99.7 % of the copies are likelier than ${least.toFixed(3)}`)
}
if (isWanted('odd')) {
  await copies('Made, odd assets (never tuned on)', halves[1])
  await strangers('Made, odd assets', halves[1], BURST)
}
if (isWanted('together')) await strangers('Made, all', pictures, BURST)
const photographs =
  values.real !== undefined && (isWanted('real') || isWanted('speed')) ? await readyOf(await real(values.real)) : []
if (photographs.length > 0 && isWanted('real')) {
  await copies('Photographs and tiles of them', photographs)
  await strangers('Photographs and tiles of them', photographs, BURST)
}
if (isWanted('speed')) await speed([...pictures, ...photographs])
