/** What the AI bot's platform refuses, and what it leaves open. `code` is for programs, the sentence for developers. */
import { WecomError, type WecomErrorFacts } from '../wecom/errors.ts'

/** No ack, a late ack, a connection that broke meanwhile, an ack without errcode: the platform may have it or not. */
export class AckUnknownError extends WecomError {
  constructor(cmd: string, why: string) {
    super('ack-unknown', `${cmd}: ${why}; the platform may have it or not`, { retryable: true, outcome: 'unknown' })
    this.name = 'AckUnknownError'
  }
}

/** Nothing was sent. */
export class NotConnectedError extends WecomError {
  constructor(state: string, retryable: boolean) {
    super('not-connected', `the connection is ${state}`, { retryable })
    this.name = 'NotConnectedError'
  }
}

/** The frame never left: the platform would have answered with a code that says nothing. */
export class BadFrameError extends WecomError {
  constructor(cmd: string, problems: string) {
    super('bad-frame', `${cmd}: ${problems}`)
    this.name = 'BadFrameError'
  }
}

const MINUTE = 60_000

/** What the codes mean here; a code that is not listed is permanent. */
const meanings: Readonly<Record<number, [hint: string, facts?: WecomErrorFacts]>> = {
  [-1]: ['the platform is busy', { retryable: true, retryAfterMs: 1_000 }],
  40007: ['media_id is invalid or older than 3 days'],
  40008: ['the message type is not allowed here (a push takes markdown, not text)'],
  44004: ['empty content'],
  45002: ['content too long'],
  45009: ['too many messages to this conversation', { retryable: true, retryAfterMs: MINUTE }],
  93006: ['unknown chat: it has not spoken to the bot yet, is of the other type, or its id changed case'],
  846605: ['the req_id cannot be used for this'],
  846608: ['the stream can no longer be updated'],
  853000: ['wrong bot_id or secret'],
}

export const NO_LONGER: ReadonlySet<number> = new Set([846605, 846608])
export const STREAM_CLOSED = 846608
export const BAD_CREDENTIALS = 853000

/** The platform said no. */
export class RefusedError extends WecomError {
  constructor(
    cmd: string,
    readonly errcode: number,
    errmsg: string,
  ) {
    const [hint, facts] = meanings[errcode] ?? [errmsg.slice(0, 200)]
    super(`aibot-${errcode}`, `${cmd} refused with ${errcode}: ${hint}`, facts)
    this.name = 'RefusedError'
  }
}

export const isRefusal = (error: unknown, codes: ReadonlySet<number>) =>
  error instanceof RefusedError && codes.has(error.errcode)
