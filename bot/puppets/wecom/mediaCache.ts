/**
 * 临时素材 - a file that was uploaded is known by its content for as long as the platform keeps it: 3 days, of which we use two and
 * a half.
 */
import { createHash } from 'node:crypto'

const KEPT_MS = 2.5 * 24 * 3_600_000
const SIZE = 2_000

export interface UploadedFile {
  readonly type: string
  readonly name: string
  readonly bytes: Buffer
}

export class MediaCache {
  private readonly known = new Map<string, { mediaId: Promise<string>; until: number }>()

  constructor(private readonly now: () => Date) {}

  /** The media_id of a file; `upload` runs once however many ask at the same time. */
  idOf(file: UploadedFile, upload: () => Promise<string>): Promise<string> {
    const key = keyOf(file)
    const found = this.known.get(key)
    if (found && this.now().getTime() < found.until) return found.mediaId
    const mediaId = upload()
    this.known.delete(key)
    this.known.set(key, { mediaId, until: this.now().getTime() + KEPT_MS })
    // a failure is not remembered; whoever asked hears of it
    mediaId.catch(() => this.forget(file))
    for (const oldest of this.known.keys()) {
      if (this.known.size <= SIZE) break
      this.known.delete(oldest)
    }
    return mediaId
  }

  /** The platform says it does not know it any more. */
  forget(file: UploadedFile): void {
    this.known.delete(keyOf(file))
  }
}

/** The name is part of it: it is what the receiver sees. */
const keyOf = ({ type, name, bytes }: UploadedFile) =>
  `${type}|${name}|${createHash('sha256').update(bytes).digest('hex')}`
