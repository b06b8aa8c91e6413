import type { Elapsed, HttpOptions, Secret } from '../wecom/index.ts'
import type { WecomEvent } from './event.ts'

export interface WecomAppOptions extends HttpOptions {
  readonly corpId: string
  readonly agentId: number
  readonly secret: string | Secret
  /** Token and EncodingAESKey of the callback */
  readonly token: string | Secret
  readonly aesKey: string | Secret
  /** what the bot is called until the platform has said its name */
  readonly botName?: string
  /** head of a card whose text is no head itself */
  readonly cardTitle?: string
  /** groups this app has made in an earlier life: the platform has no list of them */
  readonly rooms?: readonly string[]
  /** what would wait longer for its turn is rejected as `limited`, retryable; without it everything waits here */
  readonly longestWaitMs?: number
  /** a callback that is not kept by then is answered 503 and comes again; default 900 ms */
  readonly keepWithinMs?: number
  /** first wait after "busy"; default 300 ms */
  readonly busyMs?: number
  /** what happened without anybody saying something; each once, as far as this process remembers */
  readonly onEvent?: (event: WecomEvent) => void
  readonly elapsed?: Elapsed
}
