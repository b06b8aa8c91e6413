import { isDuplicateKey } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { soundType, tableType } from './fileKinds.ts'
import type { KeptFile } from './incoming.ts'
import { StoredFile } from './storedFile.ts'

/** Keeps a file once by content, as it is; durable when it resolves. */
export async function keepPlain(
  runtime: Runtime,
  { name, bytes, contentType }: { name: string; bytes: Buffer; contentType: string },
): Promise<KeptFile> {
  const sha256 = await runtime.files.put(bytes)
  const size = bytes.length
  if (!(await runtime.db.existsBy(StoredFile, { sha256 })))
    await runtime
      .write((tx) =>
        tx.db.insert(StoredFile, {
          sha256,
          contentType,
          size,
          width: null,
          height: null,
          takenAt: null,
          hasThumbnail: false,
          createdAt: tx.clock.now(),
        }),
      )
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error
      })
  return { sha256, name: name.slice(0, 120), contentType, size }
}

/** 表格、语音 - keeps a table or a recording that came in; null when it is neither. */
export async function keepTableOrSound(
  runtime: Runtime,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<KeptFile | null> {
  const contentType = tableType(name, bytes) ?? soundType(bytes)
  return contentType === null ? null : keepPlain(runtime, { name, bytes, contentType })
}
