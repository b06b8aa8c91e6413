/**
 * URL callback: a bubble the platform comes for. About every second it asks for the whole text so far; what was said since goes with that
 * answer, and when nothing more was said for a while the bubble is finished.
 */
import { createHash } from 'node:crypto'
import type { Json } from './frames.ts'
import { type AibotTimings, CONTENT_BYTES } from './limits.ts'
import type { LiveText } from './stream.ts'
import type { OutgoingFile } from './upload.ts'

/** Images of one bubble, shown with its last answer. */
export const BUBBLE_IMAGES = 10

interface Waiting {
  /** shown only with the last answer */
  readonly atEnd: boolean
  readonly resolve: (shown: boolean) => void
}

export class Bubble {
  private readonly texts: string[] = []
  private live: string | null = null
  private streaming = false
  private readonly images: Json[] = []
  private waiting: Waiting[] = []
  private finished = false
  private lastSaid = 0
  private readonly began = performance.now()
  private silence: NodeJS.Timeout | undefined

  constructor(
    readonly id: string,
    private readonly placeholder: string,
    private readonly timings: AibotTimings,
  ) {}

  /** Resolves true when the platform came for it, false when it does not come or has no room: then nothing of it was shown. */
  say(text: string): Promise<boolean> {
    if (this.finished || Buffer.byteLength(this.content(text)) > CONTENT_BYTES) return Promise.resolve(false)
    this.texts.push(text)
    return this.shown(false, () => this.texts.splice(this.texts.indexOf(text), 1))
  }

  image({ bytes }: OutgoingFile): Promise<boolean> {
    if (this.finished || this.images.length >= BUBBLE_IMAGES) return Promise.resolve(false)
    const md5 = createHash('md5').update(bytes).digest('hex')
    const item = { msgtype: 'image', image: { base64: bytes.toString('base64'), md5 } }
    this.images.push(item)
    return this.shown(true, () => this.images.splice(this.images.indexOf(item), 1))
  }

  /** An answer that grows; its last text is said by `say`, like any other. */
  stream(say: (text: string) => Promise<void>): LiveText {
    this.streaming = true
    return {
      update: (text) => {
        if (this.streaming && Buffer.byteLength(this.content(text)) <= CONTENT_BYTES) this.live = text
      },
      finish: (text) => {
        this.streaming = false
        this.live = null
        return say(text)
      },
    }
  }

  /** What the platform gets when it asks. */
  answer(): Json {
    const { streamMs, streamMarginMs, lingerMs } = this.timings
    const now = performance.now()
    const over = now - this.began > streamMs - streamMarginMs
    const isNew = this.waiting.some(({ atEnd }) => !atEnd)
    const said = this.texts.length > 0 || this.images.length > 0
    this.finished ||= over || (said && !isNew && !this.streaming && now - this.lastSaid >= lingerMs)
    this.settle(true)
    const images = this.finished && this.images.length > 0 ? { msg_item: this.images } : {}
    const content = this.content(this.live) || this.placeholder
    return { msgtype: 'stream', stream: { id: this.id, finish: this.finished, content, ...images } }
  }

  /** Nobody comes any more. */
  close(): void {
    this.finished = true
    this.settle(false)
  }

  private content(more: string | null): string {
    return [...this.texts, ...(more ? [more] : [])].join('\n\n')
  }

  private async shown(atEnd: boolean, takeBack: () => void): Promise<boolean> {
    this.lastSaid = performance.now()
    this.listen()
    const shown = await new Promise<boolean>((resolve) => this.waiting.push({ atEnd, resolve }))
    if (!shown) takeBack()
    return shown
  }

  private settle(shown: boolean): void {
    const due = this.waiting.filter(({ atEnd }) => !shown || !atEnd || this.finished)
    this.waiting = this.waiting.filter((one) => !due.includes(one))
    for (const { resolve } of due) resolve(shown)
    clearTimeout(this.silence)
    if (this.waiting.length > 0) this.listen()
  }

  /** Something waits: when nobody comes for it, it goes another way. */
  private listen(): void {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.close(), this.timings.pollSilenceMs)
  }
}
