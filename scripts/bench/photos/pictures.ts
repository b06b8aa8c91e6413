/** The pictures of the bench: made ones, kept in a folder so that a second run need not make them, and real ones from a folder. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { HEIGHT, kinds, shoot, WIDTH } from './scene.ts'

export interface Picture {
  name: string
  /** Pictures of one group show one asset, or overlap: never counted as unrelated. */
  group: string
  bytes: Buffer
}

/** Assets of each kind; the first of them are visited a second time. */
export const ASSETS = 200
export const TWICE = 67

export async function made(folder: string, assets = ASSETS, twice = TWICE): Promise<Picture[]> {
  await mkdir(folder, { recursive: true })
  const pictures: Picture[] = []
  for (let asset = 0; asset < assets; asset++)
    for (const kind of kinds)
      for (const shot of asset < twice ? [0, 1] : [0]) {
        const name = `${kind}-${asset}-${shot}`
        const file = path.join(folder, `${name}-${WIDTH}x${HEIGHT}.jpg`)
        if (!existsSync(file)) {
          await writeFile(`${file}.part`, await shoot(kind, asset, shot))
          await rename(`${file}.part`, file)
        }
        pictures.push({ name, group: `${kind}-${asset}`, bytes: await readFile(file) })
      }
  return pictures
}

/** A tile is at least so wide and high. */
const TILE = { width: 800, height: 600 }

/**
 * Photographs under a folder, the large ones cut into tiles that do not overlap: two tiles of one photograph are two pictures of
 * one place. Drawings, screens and pictures smaller than a telephone's preview are left out by the list of folders given.
 */
export async function real(folder: string): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const file of (await readdir(folder, { recursive: true })).sort()) {
    if (!/\.(jpe?g|png|webp)$/i.test(file)) continue
    const bytes = await readFile(path.join(folder, file))
    const { width = 0, height = 0 } = await sharp(bytes).metadata()
    if (Math.min(width, height) < 240) continue
    const whole = await sharp(bytes)
      .resize(1600, 1600, { fit: 'inside', withoutEnlargement: true })
      .flatten()
      .jpeg({ quality: 92 })
      .toBuffer()
    pictures.push({ name: file, group: file, bytes: whole })
    const [across, down] = [Math.min(3, Math.floor(width / TILE.width)), Math.min(3, Math.floor(height / TILE.height))]
    if (across * down < 4) continue
    const [w, h] = [Math.floor(width / across), Math.floor(height / down)]
    for (let at = 0; at < across * down; at++) {
      const tile = { left: (at % across) * w, top: Math.floor(at / across) * h, width: w, height: h }
      const cut = await sharp(bytes)
        .extract(tile)
        .resize(1200, 1200, { fit: 'inside', withoutEnlargement: true })
        .flatten()
        .jpeg({ quality: 92 })
        .toBuffer()
      pictures.push({ name: `${file}#${at}`, group: `${file}#${at}`, bytes: cut })
    }
  }
  return pictures
}
