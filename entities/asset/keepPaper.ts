import { DomainError } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { isKept, type KeptFile } from '../message/incoming.ts'
import { keepPlain } from '../message/keepPlain.ts'
import { keepFile, type Upload } from '../message/media.ts'

/** A PDF says so in its first bytes, whatever it is named. */
const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-'

/** 收材料 - keeps a PDF as it is and a picture as any picture; durable when it resolves. Throws file/too-large, file/wrong-type, file/broken. */
export async function keepPaper(runtime: Runtime, { name, bytes }: Upload): Promise<KeptFile> {
  const limit = runtime.settings.value<number>('file.maxMegabytes')
  if (bytes.length > limit * 1024 * 1024) throw new DomainError('file/too-large', { name: name.slice(0, 60), limit })
  if (isPdf(bytes)) return keepPlain(runtime, { name, bytes, contentType: 'application/pdf' })
  const kept = await keepFile(runtime, { name, bytes })
  if (isKept(kept)) return kept
  throw new DomainError(`file/${kept.refused}`, { name: name.slice(0, 60), limit })
}
