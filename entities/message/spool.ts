import { createReadStream } from 'node:fs'
import { appendFile, type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { maskPapers } from '../base/mask.ts'
import type { ReceivedMessage } from './inbox.ts'

const NEWLINE = 10

/**
 * 暂存 - a file that takes the place of the inbox while the store does not answer: one JSON line a message, on the disc before
 * the platform is told "received". Lines are taken out again in order; what was already taken out when the process dies is
 * taken out once more, and the inbox sees that it has it.
 */
export class Spool {
  /** Bytes on the disc that count; what stands behind them was never acknowledged. */
  private end: number
  /** Bytes already taken out. */
  private start = 0
  private torn = false
  private readonly keys = new Set<string>()
  private lines: { text: string; resolve: () => void; reject: (error: unknown) => void }[] = []
  /** Everything that touches the file, one after the other. */
  private turn: Promise<unknown> = Promise.resolve()

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
    end: number,
  ) {
    this.end = end
  }

  /** Opens it with what an earlier life left; half a line at the end, never acknowledged, is cut off. */
  static async open(path: string): Promise<Spool> {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'a+', 0o600)
    const { size } = await file.stat()
    const end = await endOfLastLine(file, size)
    if (end < size) await file.truncate(end)
    const folder = await open(dirname(path), 'r')
    await folder.sync().finally(() => folder.close())
    const spool = new Spool(path, file, end)
    for await (const message of readSpool(path, end)) spool.keys.add(message.externalId)
    return spool
  }

  get isEmpty(): boolean {
    return this.start === this.end && this.lines.length === 0
  }

  has(externalId: string): boolean {
    return this.keys.has(externalId)
  }

  /** Durable when it resolves. Rejects when the disc does not take it; then it is not kept. Personal numbers are hidden first. */
  append(message: ReceivedMessage): Promise<void> {
    const { text, quote = null } = message
    const kept = { ...message, text: maskPapers(text), quote: quote === null ? null : maskPapers(quote) }
    return new Promise<void>((resolve, reject) => {
      this.lines.push({ text: `${JSON.stringify(kept)}\n`, resolve, reject })
      if (this.lines.length === 1) void this.inTurn(() => this.flush())
    }).then(() => void this.keys.add(message.externalId))
  }

  /** The oldest messages that wait, and how far they reach. */
  async oldest(count: number): Promise<{ messages: ReceivedMessage[]; until: number }> {
    const { start, end } = this
    const messages: ReceivedMessage[] = []
    let until = start
    if (start < end)
      for await (const { bytes, message } of linesOf(this.path, start, end)) {
        until += bytes
        if (message) messages.push(message)
        if (messages.length === count) break
      }
    return { messages, until }
  }

  /** They are in the inbox now. An empty spool is an empty file. */
  async taken(messages: readonly ReceivedMessage[], until: number): Promise<void> {
    await this.inTurn(async () => {
      this.start = until
      for (const { externalId } of messages) this.keys.delete(externalId)
      if (this.start < this.end) return
      await this.file.truncate(0)
      this.start = this.end = 0
    })
  }

  /** Out of the way, but not gone. */
  async putAside(message: ReceivedMessage): Promise<void> {
    await appendFile(`${this.path}.refused`, `${JSON.stringify(message)}\n`, { mode: 0o600, flush: true })
  }

  async close(): Promise<void> {
    await this.inTurn(() => this.file.close())
  }

  /** What came while the disc was waited for is waited for together. */
  private async flush(): Promise<void> {
    const batch = this.lines.splice(0)
    if (batch.length === 0) return
    const bytes = Buffer.from(batch.map(({ text }) => text).join(''))
    try {
      if (this.torn) await this.file.truncate(this.end)
      this.torn = true
      await this.file.appendFile(bytes)
      await this.file.datasync()
      this.torn = false
      this.end += bytes.length
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work)
    this.turn = done.catch(() => undefined)
    return done
  }
}

/** Every whole line of a spool, also of one that belonged to another process. */
export async function* readSpool(path: string, end = Infinity): AsyncGenerator<ReceivedMessage> {
  if (end === 0) return
  for await (const { message } of linesOf(path, 0, end)) if (message) yield message
}

async function* linesOf(path: string, start: number, end: number) {
  const stream = createReadStream(path, { start, end: end - 1 })
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity }))
      yield { bytes: Buffer.byteLength(line) + 1, message: read(line) }
  } finally {
    stream.destroy()
  }
}

/** Null for a line a failing disc spoilt: the others still count. */
function read(line: string): ReceivedMessage | null {
  try {
    const message = JSON.parse(line) as Omit<ReceivedMessage, 'receivedAt'> & { receivedAt?: string } // we wrote it
    const { receivedAt, ...rest } = message
    return receivedAt === undefined ? rest : { ...rest, receivedAt: new Date(receivedAt) }
  } catch {
    return null
  }
}

async function endOfLastLine(file: FileHandle, size: number): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024)
  for (let to = size; to > 0; ) {
    const from = Math.max(0, to - chunk.length)
    const { bytesRead } = await file.read(chunk, 0, to - from, from)
    const at = chunk.subarray(0, bytesRead).lastIndexOf(NEWLINE)
    if (at >= 0) return from + at + 1
    to = from
  }
  return 0
}
