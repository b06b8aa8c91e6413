/**
 * The media side of the AI-bot platform: what people send is downloaded once encrypted with a key of its own, what the bot
 * sends arrives in chunks. Numbers: reference B.1 (decryption) and B.3 (upload).
 */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'

export const CHUNK_BYTES = 512 * 1024
export const CHUNKS = 100
const SMALLEST_BYTES = 5
const MB = 1024 * 1024
const LARGEST_BYTES: Readonly<Record<string, number>> = { image: 10 * MB, voice: 2 * MB, video: 10 * MB, file: 20 * MB }
const BLOCK = 32

/** AES-256-CBC, IV = first half of the key, PKCS#7 to 32 bytes, no header: the form media have in both modes. */
export function encryptMedia(bytes: Buffer, key: Buffer): Buffer {
  const pad = BLOCK - (bytes.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(Buffer.concat([bytes, Buffer.alloc(pad, pad)])), cipher.final()])
}

interface Served {
  bytes: Buffer
  name: string
}

/** What people sent, by the path of its URL. */
export class MediaShelf {
  private readonly served = new Map<string, Served>()
  /** how often each path was asked for */
  readonly asked: string[] = []
  /** The next downloads answer a JSON error with status 200, as the platform does. */
  jsonErrors = 0

  /** `key` is the callback's key in URL mode; in long-connection mode every item has its own. Keys come with and without `=`. */
  put(bytes: Buffer, name: string, key = randomBytes(32)): { path: string; aeskey: string } {
    const path = `/media/${randomBytes(8).toString('hex')}`
    this.served.set(path, { bytes: encryptMedia(bytes, key), name })
    const aeskey = key.toString('base64')
    return { path, aeskey: this.served.size % 2 === 0 ? aeskey : aeskey.replace(/=+$/, '') }
  }

  /** The five minutes of every URL are over. */
  expire(): void {
    this.served.clear()
  }

  answer(path: string): { status: number; headers: Record<string, string>; body: Buffer } {
    this.asked.push(path)
    const json = { 'content-type': 'application/json' }
    if (this.jsonErrors > 0) {
      this.jsonErrors--
      return { status: 200, headers: json, body: Buffer.from('{"errcode":-1,"errmsg":"system busy"}') }
    }
    const file = this.served.get(path)
    if (!file) return { status: 404, headers: json, body: Buffer.from('{"errcode":40007,"errmsg":"expired"}') }
    const headers = {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    }
    return { status: 200, headers, body: file.bytes }
  }
}

interface Upload {
  type: string
  name: string
  size: number
  md5: string | null
  chunks: (Buffer | undefined)[]
}
export interface UploadedMedia {
  type: string
  name: string
  bytes: Buffer
}
type Answer = { errcode: number; errmsg?: string; body?: Record<string, unknown> }

/** What the bot sent up. */
export class Uploads {
  private readonly open = new Map<string, Upload>()
  readonly media = new Map<string, UploadedMedia>()

  init(body: Record<string, unknown>): Answer {
    const { type, filename, total_size: size, total_chunks: chunks, md5 } = body
    if (typeof type !== 'string' || !(type in LARGEST_BYTES)) return { errcode: 40004, errmsg: 'invalid media type' }
    if (typeof filename !== 'string' || typeof size !== 'number' || typeof chunks !== 'number')
      return { errcode: 40058, errmsg: 'filename, total_size, total_chunks' }
    if (size < SMALLEST_BYTES || size > (LARGEST_BYTES[type] ?? 0)) return { errcode: 40006, errmsg: 'media size' }
    if (chunks < 1 || chunks > CHUNKS) return { errcode: 40058, errmsg: 'total_chunks' }
    const id = randomBytes(8).toString('hex')
    const chunkList = new Array<Buffer | undefined>(chunks).fill(undefined)
    this.open.set(id, { type, name: filename, size, md5: typeof md5 === 'string' ? md5 : null, chunks: chunkList })
    return { errcode: 0, body: { upload_id: id } }
  }

  chunk({ upload_id: id, chunk_index: index, base64_data: data }: Record<string, unknown>): Answer {
    const upload = this.open.get(String(id))
    if (!upload || typeof index !== 'number' || typeof data !== 'string') return { errcode: 40058, errmsg: 'chunk' }
    if (index < 0 || index >= upload.chunks.length) return { errcode: 40058, errmsg: 'chunk_index counts from 0' }
    const bytes = Buffer.from(data, 'base64')
    if (bytes.length > CHUNK_BYTES) return { errcode: 40006, errmsg: 'chunk too large' }
    upload.chunks[index] = bytes
    return { errcode: 0 }
  }

  finish({ upload_id: id }: Record<string, unknown>, at: number): Answer {
    const upload = this.open.get(String(id))
    if (!upload || upload.chunks.some((chunk) => !chunk)) return { errcode: 40058, errmsg: 'chunks are missing' }
    const bytes = Buffer.concat(upload.chunks.filter((chunk) => chunk !== undefined))
    const md5 = createHash('md5').update(bytes).digest('hex')
    if (bytes.length !== upload.size || (upload.md5 && upload.md5 !== md5)) return { errcode: 40006, errmsg: 'md5' }
    const mediaId = `m-${randomBytes(8).toString('hex')}`
    this.media.set(mediaId, { type: upload.type, name: upload.name, bytes })
    return { errcode: 0, body: { type: upload.type, media_id: mediaId, created_at: Math.floor(at / 1000) } }
  }
}
