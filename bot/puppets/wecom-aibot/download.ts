/** 下载素材 - fetches and decrypts what somebody sent, within the five minutes its address lives. */
import { type MediaRef, CallbackError, WecomError, decryptMedia, fileName } from '../wecom/index.ts'
import { DOWNLOAD_BYTES } from './limits.ts'
import type { OutgoingFile } from './upload.ts'

export interface DownloadOptions {
  readonly httpMs: number
  /** the callback's EncodingAESKey, for files that bring no key of their own (URL callback) */
  readonly aesKey: string | null
}

/** Throws WecomError `media` (retryable when the platform was busy); addresses and keys are never in it. */
export async function download(ref: MediaRef, { httpMs, aesKey }: DownloadOptions): Promise<OutgoingFile> {
  if (!('url' in ref.source)) throw new WecomError('media', 'an AI bot has no media ids to fetch')
  const key = ref.source.aesKey ?? aesKey
  if (!key) throw new WecomError('media', 'the file came without a key')
  const response = await fetch(ref.source.url, { signal: AbortSignal.timeout(httpMs) }).catch(() => {
    throw new WecomError('media', 'the file could not be fetched', { retryable: true })
  })
  const bytes = await within(response, DOWNLOAD_BYTES)
  if (!response.ok) throw new WecomError('media', `status ${response.status}`, { retryable: response.status >= 500 })
  const isError = (response.headers.get('content-type') ?? '').includes('json') || bytes[0] === '{'.charCodeAt(0)
  if (isError && bytes.length % 16 !== 0)
    throw new WecomError('media', 'an error came instead of the file', { retryable: true })
  try {
    const name = fileName(response.headers.get('content-disposition') ?? '') ?? ref.name
    return { name, bytes: decryptMedia(bytes, key) }
  } catch (error) {
    if (!(error instanceof CallbackError)) throw error
    // an error that happens to have whole blocks ends here too
    throw new WecomError('media', `the file cannot be decrypted (${error.code})`, { retryable: isError })
  }
}

async function within(response: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const reader = response.body?.getReader()
  try {
    for (let size = 0; reader; ) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > most) throw new WecomError('media-size', `more than ${most} bytes`)
      chunks.push(value)
    }
  } catch (error) {
    await reader?.cancel().catch(() => {})
    if (error instanceof WecomError) throw error
    throw new WecomError('media', 'the file broke off', { retryable: true })
  }
  return Buffer.concat(chunks)
}
