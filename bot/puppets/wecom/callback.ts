/** 回调 - the half of a callback that apps and AI bots share: the address is checked, and what is refused is answered. */
import type { CallbackCrypto, Signed } from './crypto.ts'
import { CallbackError } from './errors.ts'

export interface CallbackRequest {
  readonly method: 'GET' | 'POST'
  /** decoded once */
  readonly query: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface CallbackResponse {
  readonly status: number
  readonly body: string
  readonly contentType?: string
}

/** 200 without a body: received, nothing to say now. */
export const RECEIVED: CallbackResponse = { status: 200, body: '' }
/** Not kept: the platform delivers again. */
export const NOT_KEPT: CallbackResponse = { status: 503, body: '' }

/** Throws CallbackError -40001 when something is missing; a port scanner sends all kinds of things. */
export function signedOf(query: Readonly<Record<string, string>>): Signed {
  const [signature, timestamp, nonce] = ['msg_signature', 'timestamp', 'nonce'].map((name) => query[name])
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || typeof nonce !== 'string')
    throw new CallbackError(-40001, 'not signed')
  return { signature, timestamp, nonce }
}

/** GET: the console asks whether we hold the keys. The answer is exactly the message, within a second. Throws CallbackError. */
export function echo(crypto: CallbackCrypto, query: Readonly<Record<string, string>>): CallbackResponse {
  const { echostr } = query
  if (typeof echostr !== 'string' || echostr === '') throw new CallbackError(-40001, 'no echostr')
  // some servers read + as a space; base64 has no spaces
  return { status: 200, body: crypto.open(signedOf(query), echostr.replaceAll(' ', '+')), contentType: 'text/plain' }
}

/** 403 for a wrong signature, 400 for everything else that is not a callback to us; rethrows what is not a CallbackError. */
export function refusal(error: unknown): CallbackResponse {
  if (!(error instanceof CallbackError)) throw error
  return { status: error.fault === -40001 ? 403 : 400, body: '' }
}
