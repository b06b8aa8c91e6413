/** One HTTP exchange with the platform. Addresses hold tokens, so no error of here says more than host, path and a code. */
import { Agent, type Dispatcher, ProxyAgent, request } from 'undici'
import { WecomError } from './errors.ts'
import { Secret } from './secret.ts'

export const API_HOST = 'https://qyapi.weixin.qq.com'

export interface HttpOptions {
  /** of a private deployment or a fixed-address relay; default API_HOST */
  readonly baseUrl?: string
  /** http(s) proxy, for an office without a fixed address of its own; may hold a password */
  readonly proxy?: string | Secret
  /** for one exchange; default 10 s */
  readonly timeoutMs?: number
  /** bytes; what is larger is not read. The platform's own bound is 20 MB */
  readonly largestAnswer?: number
}

export interface HttpCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: { readonly type: string; readonly bytes: Buffer | string }
  /** default: of the options; uploads need longer */
  readonly timeoutMs?: number
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

/** Nothing has left this machine. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

export class Http {
  /** private to the inspector too: a proxy knows its password */
  readonly #dispatcher: Dispatcher
  private readonly base: string
  private readonly timeoutMs: number
  private readonly largestAnswer: number

  /** Throws WecomError `bad-proxy`. */
  constructor(options: HttpOptions = {}) {
    this.timeoutMs = options.timeoutMs ?? 10_000
    this.largestAnswer = options.largestAnswer ?? 25 << 20
    this.base = (options.baseUrl ?? API_HOST).replace(/\/+$/, '')
    this.#dispatcher = options.proxy ? through(Secret.of(options.proxy)) : new Agent()
  }

  /** Any status is an answer. Throws WecomError `network`, retryable, with what is known of its outcome. */
  async exchange({ method, path, query = {}, body, timeoutMs = this.timeoutMs }: HttpCall): Promise<HttpAnswer> {
    const url = `${this.base}${path}?${new URLSearchParams(query).toString()}`
    try {
      const answer = await request(url, {
        method,
        dispatcher: this.#dispatcher,
        signal: AbortSignal.timeout(timeoutMs),
        ...(body && { body: body.bytes, headers: { 'content-type': body.type } }),
      })
      const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]))
      return { status: answer.statusCode, headers, bytes: await this.read(answer.body) }
    } catch (error) {
      if (error instanceof WecomError) throw error
      throw networkError(path, error)
    }
  }

  async close(): Promise<void> {
    await this.#dispatcher.close()
  }

  private async read(body: AsyncIterable<Buffer>): Promise<Buffer> {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of body) {
      size += chunk.length
      // leaving the loop closes the connection
      if (size > this.largestAnswer) throw new WecomError('too-large', 'the answer is too large')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }
}

/** An address that is none would be printed with the error, and its password with it. */
function through(proxy: Secret): ProxyAgent {
  try {
    return new ProxyAgent(proxy.reveal())
  } catch {
    throw new WecomError('bad-proxy', 'the address of the proxy is no address')
  }
}

/** Node's and undici's errors may carry the whole request: only a code goes on. */
function networkError(path: string, error: unknown): WecomError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const named = [error, cause].map((each) =>
    each instanceof Error ? ('code' in each && typeof each.code === 'string' ? each.code : each.name) : '',
  )
  const code = named.find((each) => NOT_SENT.has(each)) ?? named[0] ?? ''
  return new WecomError('network', `${path}: ${code || 'no answer'}`, {
    retryable: true,
    outcome: NOT_SENT.has(code) ? 'not-sent' : 'unknown',
  })
}
