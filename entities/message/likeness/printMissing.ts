import { readFile } from 'node:fs/promises'
import type { Runtime } from '../../base/runtime.ts'
import { StoredFile } from '../storedFile.ts'
import { keepPrint } from './keepPrint.ts'
import { VERSION } from './likenesses.ts'
import { PhotoPrint } from './photoPrint.ts'

/** Prints pictures that have none: kept before there were prints, or when the program was ended in between. Returns how many. */
export async function printMissing(runtime: Runtime, limit = 100): Promise<number> {
  const files = await runtime.db
    .createQueryBuilder(StoredFile, 'f')
    .leftJoin(PhotoPrint, 'p', 'p.sha256 = f.sha256 AND p.version = :version', { version: VERSION })
    .where("f.contentType LIKE 'image/%' AND f.hasThumbnail = :yes AND p.id IS NULL", { yes: true })
    .take(limit)
    .getMany()
  for (const { sha256 } of files) {
    const bytes = await readFile(runtime.files.path(sha256)).catch(() => null)
    // a file that is gone has nothing to be found by, and is not looked for again
    await keepPrint(runtime, sha256, bytes ?? Buffer.alloc(0))
  }
  return files.length
}
