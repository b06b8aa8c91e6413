import { ModelFailure } from '../../entities/rulebook/model/model.ts'
import type { Secret } from './secret.ts'

export interface Posting {
  readonly url: string
  readonly key: Secret | null
  /** Sent as JSON, or a form with a file as it is. */
  readonly body: object | FormData
  /** Bytes of an answer that are read at most. */
  readonly limit: number
  readonly signal: AbortSignal
}

/**
 * One request, one JSON answer. Rejects with ModelFailure only: what fetch says may hold the address or the key. A redirect is
 * not followed, or the key and the question would go to somebody nobody has named.
 */
export async function post({ url, key, body, limit, signal }: Posting): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...(key ? { authorization: `Bearer ${key.reveal()}` } : {}),
    },
    body: body instanceof FormData ? body : JSON.stringify(body),
    signal,
  }).catch(() => fail(signal))
  if (!response.ok) {
    response.body?.cancel().catch(() => {}) // the rest of a refusal is of no interest
    const { status } = response
    throw new ModelFailure(status >= 300 && status < 400 ? 'redirect' : 'status', status)
  }
  const text = await bounded(response, limit, signal)
  try {
    return JSON.parse(text)
  } catch {
    throw new ModelFailure('schema')
  }
}

async function bounded(response: Response, limit: number, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) throw new ModelFailure('schema')
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read().catch(() => fail(signal))
    if (done) return Buffer.concat(chunks).toString('utf8')
    size += value.length
    if (size > limit) {
      reader.cancel().catch(() => {})
      throw new ModelFailure('too-large')
    }
    chunks.push(value)
  }
}

function fail(signal: AbortSignal): never {
  throw new ModelFailure(signal.aborted ? 'timeout' : 'network')
}
