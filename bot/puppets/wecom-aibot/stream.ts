/**
 * 流式消息 - an answer that grows while it is made. Every frame carries the whole text so far. One frame is under way at a time, those in
 * between are left out, the last never; a bubble that takes no more is followed by a push with what it does not show yet.
 */
import { splitText } from '../wecom/index.ts'
import { type Answers, streamId } from './answers.ts'
import type { Target } from './chats.ts'
import { NO_LONGER, isRefusal } from './errors.ts'
import { type AibotTimings, CONTENT_BYTES } from './limits.ts'

export interface LiveText {
  /** The whole text so far; shown when the pace allows, or never when a newer one comes first. */
  update(text: string): void
  /** The whole text. Resolves when the platform has it. */
  finish(text: string): Promise<void>
}

export interface StreamOptions {
  readonly to: Target
  readonly reqId: string
  readonly key: string
  /** shown at once, until there is a text */
  readonly placeholder: string
  readonly timings: AibotTimings
  /** no frame is sent by itself any more */
  readonly over: () => void
}

export class LiveStream implements LiveText {
  private readonly id: string
  private readonly began = performance.now()
  private wanted: string
  /** what the platform has acknowledged */
  private shown = ''
  private lastFrame = Number.NEGATIVE_INFINITY
  /** the bubble takes frames */
  private open = true
  private sending: Promise<void> | null = null
  private ending: Promise<void> | null = null
  private timer: NodeJS.Timeout | undefined
  private counted = false
  /** of the last text, what the bubble does not show: the bubble itself is over */
  private left: { to: Target; text: string } | null = null

  constructor(
    private readonly answers: Answers,
    private readonly options: StreamOptions,
  ) {
    this.id = streamId(options.key, 0)
    this.wanted = options.placeholder
    this.move()
  }

  update(text: string): void {
    this.wanted = splitText(text, CONTENT_BYTES)[0] ?? this.options.placeholder
    this.move()
  }

  finish(text: string): Promise<void> {
    this.ending ??= this.end(text).catch((error: unknown) => {
      this.ending = null
      throw error
    })
    return this.ending
  }

  /** No frames any more; the bubble stays as it is. */
  abandon(): void {
    this.open = false
    clearTimeout(this.timer)
    this.options.over()
  }

  /** Sends what is due and sets the timer for what comes next. */
  private move(): void {
    if (this.sending || this.ending || !this.open) return
    clearTimeout(this.timer)
    const { frameMs, keepAliveMs, streamMs, streamMarginMs } = this.options.timings
    const now = performance.now()
    const closes = this.began + streamMs - streamMarginMs
    const due = this.lastFrame + (this.wanted === this.shown ? keepAliveMs : frameMs)
    if (now >= closes) this.sending = this.close().finally(() => (this.sending = null))
    else if (now >= due)
      this.sending = this.frame().finally(() => {
        this.sending = null
        this.move()
      })
    else this.timer = setTimeout(() => this.move(), Math.min(due, closes) - now + 1)
  }

  private async frame(): Promise<void> {
    const { to, reqId } = this.options
    const send = async () => {
      const content = this.wanted
      this.lastFrame = performance.now()
      await this.answers.frame(reqId, this.id, content)
      this.shown = content
    }
    try {
      // a stream counts as one message
      await (this.counted ? send() : this.answers.counted(to.chat, send))
      this.counted = true
    } catch (error) {
      // anything else: the next frame carries the whole text again
      if (isRefusal(error, NO_LONGER)) this.open = false
    }
  }

  /** The minutes of a stream are nearly over: it ends with what it shows, the rest comes as a message of its own. */
  private async close(): Promise<void> {
    this.abandon()
    await this.answers.finish(this.options.reqId, this.id, this.shown).catch(() => false)
  }

  private async end(text: string): Promise<void> {
    clearTimeout(this.timer)
    await this.sending
    this.left ??= await this.endBubble(text)
    this.abandon()
    if (this.left.text !== '') await this.answers.text(this.left.to, `${this.options.key}+`, this.left.text)
  }

  /** What is still to be said as messages of their own. */
  private async endBubble(text: string): Promise<{ to: Target; text: string }> {
    const { to, reqId, placeholder } = this.options
    const [first = placeholder, ...more] = splitText(text, CONTENT_BYTES)
    if (this.open && (await this.answers.finish(reqId, this.id, first))) return { to, text: more.join('') }
    const isBegun = this.shown !== placeholder && text.startsWith(this.shown)
    return { to: { ...to, reply: null }, text: isBegun ? text.slice(this.shown.length) : text }
  }
}
