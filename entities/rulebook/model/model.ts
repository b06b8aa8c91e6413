/** One message of a conversation with a model, as the OpenAI protocol has it. */
export interface ChatMessage {
  readonly role: 'system' | 'user'
  readonly content: string
}

export interface Asking {
  /** Aborted when nobody waits any more; what still runs must end soon after. */
  readonly signal: AbortSignal
}

/**
 * 外部模型 - an outside language model, off by default; either half may be missing. Entities never use the network: the edge
 * (bot/model) hands one in. Both reject with ModelFailure, and nothing they return is trusted.
 */
export interface Model {
  /** What the model says, one text. */
  chat?(messages: readonly ChatMessage[], asking: Asking): Promise<string>
  /** One vector for each text, in the order of the texts. */
  embed?(texts: readonly string[], asking: Asking): Promise<readonly (readonly number[])[]>
}

/**
 * Why there is no usable answer: `network` not reached (refused, certificate, broken off), `timeout` nobody waited longer,
 * `status` an HTTP error, `redirect` it wanted to send us elsewhere, `too-large` more than we read, `schema` not the protocol.
 */
export type ModelFailureCode = 'network' | 'timeout' | 'status' | 'redirect' | 'too-large' | 'schema'

/** Carries a code and at most an HTTP status: no address, key or words of anybody, so it may be logged. */
export class ModelFailure extends Error {
  constructor(
    readonly code: ModelFailureCode,
    readonly status?: number,
  ) {
    super(status === undefined ? code : `${code} ${status}`)
    this.name = 'ModelFailure'
  }
}
