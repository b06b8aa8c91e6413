import { WecomError } from '../wecom/index.ts'

export type FileKind = 'image' | 'voice' | 'video' | 'file'

/** 素材 - what the platform takes, by content: a name says little. Bytes. Source: media/upload. */
const LARGEST: Readonly<Record<FileKind, number>> = { image: 10 << 20, voice: 2 << 20, video: 10 << 20, file: 20 << 20 }
const SMALLEST = 6

const BEGINNINGS: readonly (readonly [FileKind, string, number, string])[] = [
  ['image', 'image/jpeg', 0, '\xff\xd8\xff'],
  ['image', 'image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['voice', 'voice/amr', 0, '#!AMR'],
  ['video', 'video/mp4', 4, 'ftyp'],
]

/** A picture, sound or film that is too large for its kind goes as a file. Throws `file-too-small`, `file-too-large`. */
export function kindOf(bytes: Buffer): { kind: FileKind; contentType: string } {
  if (bytes.length < SMALLEST) throw new WecomError('file-too-small', 'the platform takes no file under 6 bytes')
  if (bytes.length > LARGEST.file) throw new WecomError('file-too-large', 'the platform takes no file over 20 MB')
  const found = BEGINNINGS.find(
    ([kind, , at, mark]) => bytes.length <= LARGEST[kind] && bytes.toString('latin1', at, at + mark.length) === mark,
  )
  return found ? { kind: found[0], contentType: found[1] } : { kind: 'file', contentType: 'application/octet-stream' }
}

/** One part named `media`; the file name in plain UTF-8. */
export function formOf(name: string, contentType: string, bytes: Buffer): { type: string; bytes: Buffer } {
  const boundary = 'wecom-media-5f2d8c1b7a6e4039'
  const safe = name.replace(/["\r\n\\]/g, '_') || 'file'
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="${safe}"; filelength=${bytes.length}\r\n` +
    `Content-Type: ${contentType}\r\n\r\n`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}
