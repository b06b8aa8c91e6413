/**
 * Live lines by server-sent events. A line that was announced is not sent from the announcement: the announcement only says
 * "look", and what is sent is read from the chat memory in order, so that nothing is skipped and another process's lines come too.
 */
import type { Context } from 'koa'
import type { SimulatorDeps } from './needs.ts'
import { present } from './present.ts'

const LOOK_EVERY_MS = 2_000
const HEARTBEAT_MS = 15_000
const PAGE = 200
const EVERYTHING = 100_000
/** A line may become visible after one with a greater seq (two writers on a shared store): look back this far. */
const LOOK_BACK = 32
/** A reader that does not read is let go; it comes back with Last-Event-ID. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024

type Needs = Pick<SimulatorDeps, 'channel' | 'host'>

/** `after` null = only what is said from now on. */
export async function stream(
  ctx: Context,
  { channel, host }: Needs,
  person: string,
  after: number | null,
): Promise<void> {
  const { res } = ctx
  const start = after ?? (await host.history(person, 0, 1)).at(-1)?.seq ?? 0
  const sent = new Set<number>()
  let last = start
  let closed = false
  let looking = false
  let again = false

  async function look() {
    again = true
    if (looking) return
    looking = true
    try {
      while (again && !closed) {
        again = false
        await sendNew()
      }
    } catch {
      res.end() // the reader comes back and asks for what it misses
    } finally {
      looking = false
    }
  }

  async function sendNew() {
    for (;;) {
      const from = Math.max(start, last - LOOK_BACK)
      const limit = from === 0 ? EVERYTHING : PAGE // after 0 a limit would keep the newest
      const lines = await host.history(person, from, limit)
      if (closed) return
      const fresh = lines.filter((line) => line.seq > start && !sent.has(line.seq))
      for (const line of fresh) {
        sent.add(line.seq)
        last = Math.max(last, line.seq)
        res.write(`event: message\nid: ${line.seq}\ndata: ${JSON.stringify(present(line))}\n\n`)
      }
      for (const seq of sent) if (seq < last - 2 * LOOK_BACK) sent.delete(seq)
      if (res.writableLength > MAX_UNREAD_BYTES) return void res.end()
      if (fresh.length === 0 || lines.length < limit) return
    }
  }

  // Koa would pipe a stream and report every reader who leaves as an error (ERR_STREAM_PREMATURE_CLOSE): write to the response itself.
  ctx.respond = false
  ctx.status = 200
  ctx.set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  })
  res.flushHeaders()
  res.write('retry: 1000\n\n')

  const unsubscribe = channel.subscribe(person, () => void look())
  const looks = setInterval(() => void look(), LOOK_EVERY_MS)
  const heartbeat = setInterval(() => res.write(': heartbeat\n\n'), HEARTBEAT_MS)
  res.on('error', () => {}) // the reader is gone; 'close' follows
  res.on('close', () => {
    closed = true
    unsubscribe()
    clearInterval(looks)
    clearInterval(heartbeat)
  })
  await look()
}
