import { In, MoreThan } from 'typeorm'
import type { Runtime } from '../../base/runtime.ts'
import { isOne, likeness, roughLikeness, type Stored, storedFrom } from './compare.ts'
import { NearBits } from './nearBits.ts'
import { PhotoPrint } from './photoPrint.ts'
import { bitsIn, bitsOf, type Turn, turns, wavesOf, windows } from './print.ts'
import type { Raster, Window } from './raster.ts'
import { turned, turnedWindow } from './turned.ts'

/** Prints and sketches made in another way are not compared: count it up with every change of print.ts and compare.ts that matters. */
export const VERSION = 1

export interface Alike {
  sha256: string
  /** 0 to 1. */
  likeness: number
}

type Reader = Pick<Runtime, 'db'>

const PAGE = 5000
/** Rows of other processes may be committed out of order: looked at again, this far back. */
const LOOK_BACK = 64
/** The best places of each print that are tried. */
const TRIED = 3

interface Hit {
  differ: number
  turn: Turn
  window: Window
}

/** 图像指纹库 - all prints of the store in memory (about 40 bytes each), kept fresh from it; sketches stay in the store. */
export class Likenesses {
  private readonly bits = new NearBits()
  /** The greatest row taken in. */
  last = 0
  private readonly recent = new Set<number>()
  private refreshing: Promise<void> | null = null

  get size(): number {
    return this.bits.size
  }
  get bytes(): number {
    return this.bits.bytes
  }

  /** Takes in what was added since, by whomever. */
  async refresh(tx: Reader): Promise<void> {
    this.refreshing ??= this.catchUp(tx).finally(() => (this.refreshing = null))
    await this.refreshing
  }

  private async catchUp(tx: Reader): Promise<void> {
    for (;;) {
      const rows = await tx.db.find(PhotoPrint, {
        select: { id: true, bits: true, version: true },
        where: { id: MoreThan(Math.max(0, this.last - LOOK_BACK)) },
        order: { id: 'ASC' },
        take: PAGE,
      })
      for (const { id, bits, version } of rows) {
        if (this.recent.has(id)) continue
        this.recent.add(id)
        if (bits !== '' && version === VERSION) this.bits.add(id, bitsIn(bits))
        this.last = Math.max(this.last, id)
      }
      for (const id of this.recent) if (id <= this.last - LOOK_BACK) this.recent.delete(id)
      if (rows.length < PAGE) return
    }
  }

  /** Every stored picture this one is a copy of, or the other way round; the likest first. */
  async find(tx: Reader, raster: Raster): Promise<Alike[]> {
    const hits = this.near(raster)
    if (hits.size === 0) return []
    const found: Alike[] = []
    const turnedOnce = new Map<Turn, Raster>()
    const lying = (turn: Turn) => {
      const known = turnedOnce.get(turn) ?? turned(raster, turn)
      turnedOnce.set(turn, known)
      return known
    }
    const ids = [...hits.keys()]
    for (let at = 0; at < ids.length; at += 500)
      for (const { id, sha256, sketch } of await tx.db.findBy(PhotoPrint, { id: In(ids.slice(at, at + 500)) })) {
        const stored = storedFrom(Buffer.from(sketch, 'base64'))
        const places = hits.get(id)!.map(({ turn, window }) => {
          const place = { raster: lying(turn), window: turnedWindow(window, turn) }
          return { ...place, roughly: roughLikeness(place.raster, stored, place.window) }
        })
        const like = bestOf(places, stored)
        if (like !== null) found.push({ sha256, likeness: like })
      }
    return found.sort((a, b) => b.likeness - a.likeness)
  }

  /** Of every near print the places where it is nearest. */
  near(raster: Raster): Map<number, Hit[]> {
    const hits = new Map<number, Hit[]>()
    for (const window of windows) {
      const waves = wavesOf(raster, window)
      for (const turn of turns)
        this.bits.near(bitsOf(waves, turn), (id, differ) => {
          const known = hits.get(id)
          if (!known) hits.set(id, [{ differ, turn, window }])
          else if (known.length < TRIED || known.at(-1)!.differ > differ) {
            known.push({ differ, turn, window })
            known.sort((a, b) => a.differ - b.differ)
            if (known.length > TRIED) known.pop()
          }
        })
    }
    return hits
  }
}

interface Place {
  raster: Raster
  window: Window
  /** At first sight, -1 to 1. */
  roughly: number
}

/** How like at the place that looks best, or at the others; null: they are two pictures. */
export function bestOf(places: Place[], stored: Stored): number | null {
  const inOrder = [...places].sort((a, b) => b.roughly - a.roughly)
  for (const [at, { raster, window, roughly }] of inOrder.entries()) {
    if (at > 0 && roughly < PROMISING) break
    const fit = likeness(raster, stored, window)
    if (isOne(fit)) return fit.detail
  }
  return null
}
/** What a place must look like at first sight when a better one was no match. */
const PROMISING = 0.6
