import { isDuplicateKey } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { sketchOf } from './compare.ts'
import { type Alike, Likenesses, VERSION } from './likenesses.ts'
import { PhotoPrint } from './photoPrint.ts'
import { PhotoTwin } from './photoTwin.ts'
import { bitsOf, hexOf, MIDDLE, turns, wavesOf } from './print.ts'
import { type Raster, rasterOf } from './raster.ts'

/** Grey values that differ less than this show nothing to compare: a wall, a lens cap. Only the very same file is found then. */
const PLAIN = 5
/** Pairs kept of one picture; who sends one picture a hundred times is seen by fifty. */
const MOST_TWINS = 50

/** One index for each store of files: what a process knows is the same for all that runs in it. */
const known = new WeakMap<Runtime['files'], { likenesses: Likenesses; lane: Promise<unknown> }>()
function of(runtime: Runtime) {
  const own = known.get(runtime.files) ?? { likenesses: new Likenesses(), lane: Promise.resolve() }
  known.set(runtime.files, own)
  return own
}

/** Reads the prints of the store, so that the first picture need not wait for it. */
export const warmPrints = (runtime: Runtime): Promise<void> => of(runtime).likenesses.refresh(runtime)

/**
 * Keeps what a picture looks like, and which stored ones it is a copy of. One after the other in a process; what another process
 * keeps at the same moment is compared after the commit. A picture that has its print stays as it is.
 */
export function keepPrint(runtime: Runtime, sha256: string, bytes: Buffer): Promise<void> {
  const own = of(runtime)
  const done = own.lane.then(() => keep(runtime, own.likenesses, { sha256, bytes }))
  own.lane = done.catch(() => {})
  return done
}

async function keep(
  runtime: Runtime,
  likenesses: Likenesses,
  { sha256, bytes }: { sha256: string; bytes: Buffer },
): Promise<void> {
  if (await runtime.db.existsBy(PhotoPrint, { sha256, version: VERSION })) return
  const raster = await rasterOf(bytes)
  const isPlain = raster === null || raster.contrast < PLAIN
  await likenesses.refresh(runtime)
  const before = likenesses.last
  const alike = isPlain ? [] : await likenesses.find(runtime, raster)
  const isNew = await insert(runtime, { sha256, alike, ...printOf(isPlain ? null : raster) })
  if (!isNew || isPlain) return
  await likenesses.refresh(runtime)
  // one more than before is this one
  if (likenesses.last > before + 1) await insertTwins(runtime, sha256, await likenesses.find(runtime, raster))
}

function printOf(raster: Raster | null): { bits: string; sketch: string } {
  if (raster === null) return { bits: '', sketch: '' }
  const bits = hexOf(bitsOf(wavesOf(raster, MIDDLE), turns[0]!))
  return { bits, sketch: Buffer.from(sketchOf(raster)).toString('base64') }
}

interface Printed {
  sha256: string
  bits: string
  sketch: string
  alike: Alike[]
}

/** False when somebody else kept it meanwhile. */
async function insert(runtime: Runtime, { sha256, bits, sketch, alike }: Printed): Promise<boolean> {
  try {
    await runtime.write(async (tx) => {
      // one of an older way of printing gives way
      await tx.db.delete(PhotoPrint, { sha256 })
      await tx.db.insert(PhotoPrint, { sha256, version: VERSION, bits, sketch })
      await addTwins(tx, sha256, alike)
    })
    return true
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return false
  }
}

const insertTwins = (runtime: Runtime, sha256: string, alike: Alike[]): Promise<void> =>
  runtime.write((tx) => addTwins(tx, sha256, alike))

async function addTwins(tx: Runtime, sha256: string, alike: Alike[]): Promise<void> {
  const foundAt = tx.clock.now()
  for (const { sha256: twin, likeness } of alike.filter((one) => one.sha256 !== sha256).slice(0, MOST_TWINS)) {
    if (await tx.db.existsBy(PhotoTwin, { sha256, twin })) continue
    await tx.db.insert(PhotoTwin, [
      { sha256, twin, likeness, foundAt },
      { sha256: twin, twin: sha256, likeness, foundAt },
    ])
  }
}
