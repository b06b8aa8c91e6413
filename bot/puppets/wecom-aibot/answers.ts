/**
 * What is said over the long connection. An answer is one finished stream on the req_id of what it answers: sent again it shows the same
 * bubble, so an unknown outcome mends itself. Without a req_id that still holds it is a push, which sent again would show twice.
 */
import { createHash } from 'node:crypto'
import { type Limiter, Newest, splitText } from '../wecom/index.ts'
import type { Target } from './chats.ts'
import type { AibotConnection } from './connection.ts'
import { AckUnknownError, NO_LONGER, NotConnectedError, RefusedError, STREAM_CLOSED, isRefusal } from './errors.ts'
import type { Json } from './frames.ts'
import { Lanes } from './lanes.ts'
import { CONTENT_BYTES, REMEMBERED } from './limits.ts'

export class Answers {
  private readonly lanes = new Lanes()
  /** by key and part: said already, when a message is handed over again after a failure half way */
  private readonly said = new Newest<string, true>(REMEMBERED)
  /** by key: sent once, outcome unknown */
  private readonly doubtful = new Newest<string, true>(REMEMBERED)
  /** by key: the req_id the first attempt used, because only there the stream is the same one */
  private readonly used = new Newest<string, string>(REMEMBERED)

  constructor(
    private readonly connection: AibotConnection,
    private readonly limiter: Limiter,
    private readonly finalResends: number,
  ) {}

  /** Says a text, in parts when it is long; the same key again says only what is missing. Throws WecomError. */
  text(to: Target, key: string, text: string): Promise<void> {
    const reqId = this.used.get(key) ?? to.reply?.reqId ?? null
    if (reqId) this.used.set(key, reqId)
    const parts = splitText(text, CONTENT_BYTES).filter((part) => part.trim() !== '')
    return this.lanes.run(to.chat, async () => {
      const missing = parts.filter((_, at) => !this.said.get(streamId(key, at)))
      if (missing.length > 0) this.limiter.admit(to.chat, missing.length)
      for (const [at, part] of parts.entries()) {
        const id = streamId(key, at)
        if (this.said.get(id)) continue
        await this.limiter.run(to.chat, async () => {
          if (reqId && (await this.finish(reqId, id, part))) return
          await this.push(to, markdown(part))
        })
        this.said.set(id, true)
      }
    })
  }

  /** A card or a file: on the req_id while it holds, else as a push. Throws WecomError. */
  once(to: Target, key: string, body: Json): Promise<void> {
    return this.lanes.run(to.chat, async () => {
      if (this.said.get(key)) return
      this.limiter.admit(to.chat)
      try {
        await this.limiter.run(to.chat, async () => {
          if (to.reply?.reqId && (await this.respond(to.reply.reqId, body))) return
          await this.push(to, body)
        })
      } catch (error) {
        // a card whose task_id is refused the second time was there after the first
        const isThere = error instanceof RefusedError && !error.retryable && this.doubtful.get(key)
        if (error instanceof AckUnknownError) this.doubtful.set(key, true)
        if (!isThere) throw error
      }
      this.said.set(key, true)
    })
  }

  /** The last frame of a stream; false = the req_id takes it no more and nothing of it was shown. */
  async finish(reqId: string, id: string, content: string): Promise<boolean> {
    const body = streamFrame(id, content, true)
    let unknown: AckUnknownError | null = null
    for (let attempt = 0; ; attempt++) {
      try {
        await this.connection.request('aibot_respond_msg', body, { reqId })
        return true
      } catch (error) {
        // closed by our own frame, of which we never heard
        if (unknown && error instanceof RefusedError && error.errcode === STREAM_CLOSED) return true
        if (unknown && (error instanceof NotConnectedError || isRefusal(error, NO_LONGER))) throw unknown
        if (isRefusal(error, NO_LONGER)) return false
        if (!(error instanceof AckUnknownError) || attempt >= this.finalResends) throw error
        unknown = error
      }
    }
  }

  /** A frame that is not the last. */
  async frame(reqId: string, id: string, content: string): Promise<void> {
    await this.connection.request('aibot_respond_msg', streamFrame(id, content, false), { reqId })
  }

  /** When the conversation may get one more. */
  counted(chat: string, send: () => Promise<void>): Promise<void> {
    return this.limiter.run(chat, send)
  }

  private async respond(reqId: string, body: Json): Promise<boolean> {
    try {
      await this.connection.request('aibot_respond_msg', body, { reqId })
      return true
    } catch (error) {
      if (isRefusal(error, NO_LONGER)) return false
      throw error
    }
  }

  private async push({ chat, type }: Target, body: Json): Promise<void> {
    await this.connection.request('aibot_send_msg', { chatid: chat, chat_type: type, ...body })
  }
}

const streamFrame = (id: string, content: string, finish: boolean): Json => ({
  msgtype: 'stream',
  stream: { id, finish, content },
})
const markdown = (content: string): Json => ({ msgtype: 'markdown', markdown: { content } })

/** The same for the same key and part, so that what is said again is the same bubble. */
export const streamId = (key: string, part: number) =>
  `s-${createHash('sha256').update(`${part}:${key}`).digest('hex').slice(0, 40)}`
