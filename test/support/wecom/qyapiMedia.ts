import { Refused } from './qyapiRefused.ts'

interface ShelfFile {
  name: string
  type: string
  bytes: Buffer
  until: number
}

const DAYS_3 = 3 * 24 * 3_600_000
const LARGEST: Readonly<Record<string, number>> = { image: 10 << 20, voice: 2 << 20, video: 10 << 20, file: 20 << 20 }

/** Uploaded files and files members sent: 3 days, then 40007. */
export class MediaShelf {
  private readonly files = new Map<string, ShelfFile>()
  private count = 0

  constructor(private readonly now: () => number) {}

  put(name: string, type: string, bytes: Buffer): string {
    const mediaId = `media-${++this.count}`
    this.files.set(mediaId, { name, type, bytes, until: this.now() + DAYS_3 })
    return mediaId
  }

  get(mediaId: string): ShelfFile {
    const file = this.files.get(mediaId)
    if (!file || this.now() >= file.until) throw new Refused(40007, 'invalid media_id')
    return file
  }

  expireAll() {
    for (const file of this.files.values()) file.until = 0
  }

  /** One part named `media` with a file name. */
  upload(kind: string, contentType: string, body: Buffer): object {
    const boundary = /boundary=(.+)$/.exec(contentType)?.[1]
    const largest = LARGEST[kind]
    if (!boundary || largest === undefined) throw new Refused(40004)
    const headEnd = body.indexOf('\r\n\r\n')
    const head = body.subarray(0, headEnd).toString('utf8')
    const bytes = body.subarray(headEnd + 4, body.lastIndexOf(`\r\n--${boundary}--`))
    const [, name] = /name="media"; filename="([^"]*)"/.exec(head) ?? []
    if (!name || !head.startsWith(`--${boundary}\r\n`)) throw new Refused(40035, 'no media part')
    if (bytes.length <= 5 || bytes.length > largest) throw new Refused(40006)
    const type = /content-type: ?(.+)/i.exec(head)?.[1]?.trim() ?? ''
    if (kind === 'image' && !/jpe?g|png/.test(type)) throw new Refused(40004)
    return { type: kind, media_id: this.put(name, type, bytes), created_at: '1790000000' }
  }
}
