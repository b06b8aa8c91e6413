/** Everything that can go wrong between us and WeCom. English, for developers; `code` is what a program branches on. */

/** Whether the platform has it: `unknown` after a timeout, when sending again may show it twice. */
export type Outcome = 'not-sent' | 'unknown'

export interface WecomErrorFacts {
  /** the same call may succeed later without anybody changing anything */
  readonly retryable?: boolean
  /** milliseconds to wait before it makes sense to try again */
  readonly retryAfterMs?: number
  readonly outcome?: Outcome
}

export class WecomError extends Error {
  readonly retryable: boolean
  readonly retryAfterMs: number
  readonly outcome: Outcome

  constructor(
    readonly code: string,
    message: string,
    { retryable = false, retryAfterMs = 0, outcome = 'not-sent' }: WecomErrorFacts = {},
  ) {
    super(message)
    this.name = 'WecomError'
    this.retryable = retryable
    this.retryAfterMs = retryAfterMs
    this.outcome = outcome
  }
}

/**
 * A callback that is not what it says. Numbers as in the vendor's sample libraries: -40001 signature, -40002 XML or JSON,
 * -40004 AES key, -40005 receiveid, -40007 decryption, -40008 plaintext layout, -40010 base64.
 */
export type CallbackFault = -40001 | -40002 | -40004 | -40005 | -40007 | -40008 | -40010

export class CallbackError extends WecomError {
  constructor(
    readonly fault: CallbackFault,
    message: string,
  ) {
    super(`callback${fault}`, message)
    this.name = 'CallbackError'
  }
}
