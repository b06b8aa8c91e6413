import { setTimeout as pause } from 'node:timers/promises'
import type { Runtime } from '../base/runtime.ts'
import { accept, acceptMany, type Kept, type ReceivedMessage } from './inbox.ts'
import type { Spool } from './spool.ts'

export interface KeeperOptions {
  /** Milliseconds the store has for one message; a platform that waits a second for its answer is answered in time. */
  patience?: number
  /** Milliseconds between two tries to empty the spool. */
  retryEvery?: number
  /** All of the spool has come into the inbox. */
  onDrained?: () => void
}

interface Waiting {
  message: ReceivedMessage
  resolve: (kept: Kept) => void
  reject: (error: unknown) => void
}

/** Milliseconds after which a commit is given up for lost: a connection whose other end is gone never says so. */
const LOST = 15_000
/** Commits under way at a time: while one is on its way to the disc the next is filled. */
const COMMITS = 2
/** Rows of one commit: with more, the first would wait for the last. */
const TOGETHER = 200

/**
 * 收件口 - keeps what a platform delivers before it is told "received": in the inbox, many in one commit; in the spool while the
 * store does not answer in time, and behind what is in the spool already, so that order is kept. Rejects when neither takes it.
 */
export class Keeper {
  private waiting: Waiting[] = []
  private inserting = 0
  /** Of messages in a commit under way: what the same person says next waits for it, so that order is kept. */
  private readonly underWay = new Set<string>()
  private draining: Promise<void> | null = null
  private readonly stopping = new AbortController()
  private readonly options: Required<KeeperOptions>

  constructor(
    private readonly runtime: Runtime,
    private readonly spool: Spool,
    { patience = 700, retryEvery = 1000, onDrained = () => {} }: KeeperOptions = {},
  ) {
    this.options = { patience, retryEvery, onDrained }
    if (!spool.isEmpty) this.drain()
  }

  async keep(message: ReceivedMessage): Promise<Kept> {
    if (this.spool.has(message.externalId)) return 'duplicate'
    if (this.spool.isEmpty) {
      const kept = await this.inTime(this.insert(message))
      if (kept !== null) return kept
    }
    await this.spool.append({ ...message, receivedAt: this.runtime.clock.now() })
    this.drain()
    return 'new'
  }

  /** True while it has not reached the inbox. */
  isSpooled(externalId: string): boolean {
    return this.spool.has(externalId)
  }

  get hasSpooled(): boolean {
    return !this.spool.isEmpty
  }

  /** Resolves when the spool is empty, or the keeper was stopped. */
  async drained(): Promise<void> {
    await this.draining
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.draining
    await this.spool.close()
  }

  /** Null when the store failed or took too long; it may still have it then, which the unique key finds out. */
  private async inTime(insert: Promise<Kept>): Promise<Kept | null> {
    return within(this.options.patience, insert).catch((error: unknown) => {
      this.runtime.log.warn({ err: error }, 'inbox does not answer')
      return null
    })
  }

  private insert(message: ReceivedMessage): Promise<Kept> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ message, resolve, reject })
      if (this.inserting === COMMITS) return
      this.inserting++
      void this.insertAll()
    })
  }

  /** What came while a commit was waited for is committed together. */
  private async insertAll(): Promise<void> {
    for (let batch = this.next(); batch.length > 0; batch = this.next()) {
      const settled = batch
      const accepted = acceptMany(
        this.runtime,
        batch.map(({ message }) => message),
      )
      await within(LOST, accepted).then(
        (kept) => settled.forEach(({ resolve }, i) => resolve(kept[i] ?? 'duplicate')),
        (error: unknown) => settled.forEach(({ reject }) => reject(error)),
      )
      for (const { message } of batch) this.underWay.delete(message.address)
    }
    this.inserting--
  }

  private next(): Waiting[] {
    const batch: Waiting[] = []
    const left: Waiting[] = []
    for (const one of this.waiting)
      (batch.length < TOGETHER && !this.underWay.has(one.message.address) ? batch : left).push(one)
    this.waiting = left
    for (const { message } of batch) this.underWay.add(message.address)
    return batch
  }

  private drain(): void {
    this.draining ??= this.empty().finally(() => {
      this.draining = null
      if (!this.spool.isEmpty && !this.stopping.signal.aborted) this.drain()
    })
  }

  private async empty(): Promise<void> {
    const { signal } = this.stopping
    while (!this.spool.isEmpty && !signal.aborted) {
      try {
        const { messages, until } = await this.spool.oldest(TOGETHER)
        await within(LOST, this.bring(messages))
        await this.spool.taken(messages, until)
        // answering them takes longer than bringing them in, and must not hold that up
        if (this.spool.isEmpty) this.options.onDrained()
      } catch (error) {
        this.runtime.log.warn({ err: error }, 'spool waits for the store')
        await pause(this.options.retryEvery, null, { signal, ref: false }).catch(() => {})
      }
    }
  }

  private async bring(messages: readonly ReceivedMessage[]): Promise<void> {
    try {
      await acceptMany(this.runtime, messages)
    } catch (error) {
      if (!isOfTheMessage(error)) throw error
      for (const message of messages) await this.bringOne(message)
    }
  }

  /** A single message the store cannot hold must not keep all others back: it is put aside for a person to look at. */
  private async bringOne(message: ReceivedMessage): Promise<void> {
    try {
      await accept(this.runtime, message)
    } catch (error) {
      if (!isOfTheMessage(error)) throw error
      this.runtime.log.error({ externalId: message.externalId, err: error }, 'spooled message put aside')
      await this.spool.putAside(message)
    }
  }
}

/** The store works and says that these values fit no row; a full disc, a lock or a lost connection is never that. */
function isOfTheMessage(error: unknown): boolean {
  const { code, sqlState } = (error as { driverError?: { code?: string; sqlState?: string } }).driverError ?? {}
  return /^2[23]/.test(sqlState ?? '') || /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(code ?? '')
}

/** What a promise brings in time; else it rejects, and whatever it brings later is nobody's. */
function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds).unref()
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
