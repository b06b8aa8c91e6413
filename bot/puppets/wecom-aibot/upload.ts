/** 上传素材 - a file in chunks over the long connection, one after another: on a slow line parallel chunks overrun their acks. */
import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { type MediaRef, WecomError, textOf } from '../wecom/index.ts'
import type { AibotConnection } from './connection.ts'
import { AckUnknownError } from './errors.ts'
import { CHUNK_BYTES, FIRST_CHUNK, LARGEST_BYTES, SMALLEST_FILE_BYTES } from './limits.ts'

export interface OutgoingFile {
  readonly name: string
  readonly bytes: Buffer
}
export type MediaKind = MediaRef['kind']

const kinds: Readonly<Record<string, MediaKind>> = {
  '.jpg': 'image',
  '.jpeg': 'image',
  '.png': 'image',
  '.amr': 'voice',
  '.mp4': 'video',
}

/** By its ending; what is too large for its kind goes as a file. Throws WecomError `media-size`. */
export function kindOf({ name, bytes }: OutgoingFile): MediaKind {
  const kind = kinds[extname(name).toLowerCase()] ?? 'file'
  if (bytes.length < SMALLEST_FILE_BYTES || bytes.length > LARGEST_BYTES.file)
    throw new WecomError('media-size', `a file has ${SMALLEST_FILE_BYTES} bytes to ${LARGEST_BYTES.file}`)
  return bytes.length > LARGEST_BYTES[kind] ? 'file' : kind
}

const CHUNK_ATTEMPTS = 3

/** The media_id, good for 3 days. Nothing is shown yet, so whatever fails may be done again. Throws WecomError. */
export async function upload(
  connection: AibotConnection,
  { name, bytes }: OutgoingFile,
  kind: MediaKind,
  ackMs: number,
): Promise<string> {
  const started = await connection.request(
    'aibot_upload_media_init',
    {
      type: kind,
      filename: name,
      total_size: bytes.length,
      total_chunks: Math.ceil(bytes.length / CHUNK_BYTES),
      md5: createHash('md5').update(bytes).digest('hex'),
    },
    { ackMs },
  )
  const uploadId = textOf(started.upload_id)
  if (!uploadId) throw new WecomError('upload', 'no upload_id came back', { retryable: true })
  for (let at = 0; at * CHUNK_BYTES < bytes.length; at++)
    await chunk(connection, uploadId, at, bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES), ackMs)
  const finished = await connection.request('aibot_upload_media_finish', { upload_id: uploadId }, { ackMs })
  const mediaId = textOf(finished.media_id)
  if (!mediaId) throw new WecomError('upload', 'no media_id came back', { retryable: true })
  return mediaId
}

/** The same chunk again replaces itself. */
async function chunk(connection: AibotConnection, uploadId: string, at: number, bytes: Buffer, ackMs: number) {
  const body = { upload_id: uploadId, chunk_index: at + FIRST_CHUNK, base64_data: bytes.toString('base64') }
  for (let attempt = 1; ; attempt++) {
    try {
      await connection.request('aibot_upload_media_chunk', body, { ackMs })
      return
    } catch (error) {
      const again = error instanceof AckUnknownError || (error instanceof WecomError && error.retryable)
      if (!again || attempt >= CHUNK_ATTEMPTS) throw error
    }
  }
}
