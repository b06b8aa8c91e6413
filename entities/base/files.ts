import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from './runtime.ts'

/** Files under one folder, named by their SHA-256, each stored once. A crash leaves at most a `.part`, never half a file. */
export function openFiles(folder: string): FileStore {
  const path = (sha256: string, kind: 'file' | 'thumbnail' = 'file') =>
    join(folder, kind === 'thumbnail' ? 'thumbnails' : '', sha256.slice(0, 2), sha256)

  return {
    path,
    async put(bytes, kind = 'file') {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return writeOnce(path(sha256, kind), bytes).then(() => sha256)
    },
  }
}

/** A thumbnail is found by the hash of its original. */
export async function putThumbnail(files: FileStore, original: string, bytes: Buffer): Promise<void> {
  await writeOnce(files.path(original, 'thumbnail'), bytes)
}

async function writeOnce(target: string, bytes: Buffer): Promise<void> {
  const known = await stat(target).catch(() => null)
  if (known?.size === bytes.length) return
  await mkdir(dirname(target), { recursive: true })
  const part = `${target}.${randomUUID()}.part`
  const handle = await open(part, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } catch (error) {
    await handle.close()
    await unlink(part)
    throw error
  }
  await handle.close()
  await rename(part, target)
}
