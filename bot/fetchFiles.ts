import { setTimeout as pause } from 'node:timers/promises'
import { ChannelError } from '../entities/base/errors.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import {
  type AwaitedFile,
  type FileReference,
  Incoming,
  isAwaited,
  type MessageFile,
} from '../entities/message/incoming.ts'
import { keepFile, type Upload } from '../entities/message/media.ts'

/** Gets one file from the platform. Throws ChannelError; not retryable: the platform no longer has it. */
export type FetchFile = (reference: FileReference) => Promise<Upload>

export interface FetchOptions {
  /** Milliseconds before each further try. A person's next message waits meanwhile, so they add up to little. */
  pauses?: readonly number[]
  /** Somebody makes text of speech; else it is not worth the road. */
  listens?: boolean
}
const PAUSES = [1000, 2000, 4000, 8000]
/** At once: after an outage hundreds wait, and each may be 20 MB in memory. */
const TOGETHER = 4

/**
 * 取附件 - fetches what came with a message while its turn waits, at receipt, because platforms forget soon (an AI bot after
 * five minutes). What cannot be had is told to the sender. All of it is in the row before the turn; after a crash it begins anew.
 */
export class FileFetcher {
  private free = TOGETHER
  private readonly queue: (() => void)[] = []
  private readonly pauses: readonly number[]
  private readonly listens: boolean

  constructor(
    private readonly runtime: Runtime,
    private readonly fetch: FetchFile,
    { pauses = PAUSES, listens = false }: FetchOptions = {},
  ) {
    this.pauses = pauses
    this.listens = listens
  }

  /** Resolves when the message has all its files, or the reasons why not. */
  async complete(id: number): Promise<void> {
    const row = await this.runtime.db.findOneBy(Incoming, { id, state: 'received' })
    if (!row?.files.some(isAwaited)) return
    const files = await Promise.all(row.files.map(async (file) => (isAwaited(file) ? this.have(file, id) : file)))
    await this.runtime.write((tx) => tx.db.update(Incoming, { id, state: 'received' }, { files }))
  }

  private async have(file: AwaitedFile, id: number): Promise<MessageFile> {
    if (file.isSpeech && !this.listens) return { name: file.name, refused: 'voice' }
    for (const wait of [...this.pauses, null]) {
      const upload = await this.inTurn(() => this.fetch(file.awaits)).catch((error: unknown) => {
        const code = error instanceof ChannelError ? error.code : (error as Error).name
        this.runtime.log.warn({ incoming: id, code }, 'file not fetched')
        return error instanceof ChannelError && !error.retryable ? 'gone' : null
      })
      if (upload === 'gone') break
      if (upload !== null) return keepFile(this.runtime, upload)
      if (wait !== null) await pause(wait)
    }
    return { name: file.name, refused: 'lost' }
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--
    else await new Promise<void>((go) => this.queue.push(go))
    try {
      return await work()
    } finally {
      const next = this.queue.shift()
      if (next) next()
      else this.free++
    }
  }
}
