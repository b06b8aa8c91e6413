/**
 * URL callback: a bubble the platform comes for. About every second it asks for the whole text so far; what was said since goes with that
 * answer, and when nothing more was said between two questions the bubble is finished.
 */
import { createHash } from 'node:crypto'
import type { Json } from './frames.ts'
import { type AibotTimings, CONTENT_BYTES } from './limits.ts'
import type { LiveText } from './stream.ts'
import type { OutgoingFile } from './upload.ts'

/** Images of one bubble, shown with its last answer. */
export const BUBBLE_IMAGES = 10

interface Waiting {
  readonly resolve: (shown: boolean) => void
}

export class Bubble {
  private readonly texts: string[] = []
  private live: string | null = null
  private streaming = false
  private readonly images: Json[] = []
  private waiting: Waiting[] = []
  private finished = false
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
    return this.shown(() => this.texts.splice(this.texts.indexOf(text), 1))
  }

  image({ bytes }: OutgoingFile): Promise<boolean> {
    if (this.finished || this.images.length >= BUBBLE_IMAGES) return Promise.resolve(false)
    const md5 = createHash('md5').update(bytes).digest('hex')
    const item = { msgtype: 'image', image: { base64: bytes.toString('base64'), md5 } }
    this.images.push(item)
    return this.shown(() => this.images.splice(this.images.indexOf(item), 1))
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
    const { streamMs, streamMarginMs } = this.timings
    const over = performance.now() - this.began > streamMs - streamMarginMs
    const isNew = this.waiting.length > 0 && this.images.length === 0
    const said = this.texts.length > 0 || this.images.length > 0
    this.finished ||= over || (said && !isNew && !this.streaming)
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

  private async shown(takeBack: () => void): Promise<boolean> {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.close(), this.timings.pollSilenceMs)
    const shown = await new Promise<boolean>((resolve) => this.waiting.push({ resolve }))
    if (!shown) takeBack()
    return shown
  }

  private settle(shown: boolean): void {
    clearTimeout(this.silence)
    for (const { resolve } of this.waiting.splice(0)) resolve(shown)
  }
}
