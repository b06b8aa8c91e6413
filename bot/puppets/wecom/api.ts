/** 服务端 API - calls with a token, refreshed once when it is no good, tried again a few times when the platform is busy. */
import { ApiError } from './apiErrors.ts'
import { type Elapsed, realTime, wait } from './elapsed.ts'
import { WecomError } from './errors.ts'
import { Http, type HttpAnswer, type HttpCall, type HttpOptions } from './http.ts'
import { Secret } from './secret.ts'
import { type FetchedToken, type Token, TokenSource } from './token.ts'

export interface ApiOptions extends HttpOptions {
  readonly corpId: string
  readonly secret: string | Secret
  /** first wait after "busy", doubled twice; default 300 ms */
  readonly busyMs?: number
  readonly elapsed?: Elapsed
}

/** What the platform answers; each reader takes the fields it knows. */
export type Answer = Readonly<Record<string, unknown>>

type Query = Readonly<Record<string, string>>

const BUSY_TRIES = 3

export class WecomApi {
  readonly tokens: TokenSource
  private readonly http: Http
  private readonly secret: Secret
  private readonly elapsed: Elapsed
  private readonly corpId: string
  private readonly busyMs: number

  // the options themselves are not kept: they hold the secret as it was given
  constructor(options: ApiOptions) {
    this.corpId = options.corpId
    this.busyMs = options.busyMs ?? 300
    this.secret = Secret.of(options.secret)
    this.http = new Http(options)
    this.elapsed = options.elapsed ?? realTime
    this.tokens = new TokenSource(() => this.getToken(), this.elapsed)
  }

  /** Throws ApiError, and WecomError `network`, `bad-answer`, `bad-credentials`. So do all calls of here. */
  get(path: string, query: Query = {}): Promise<Answer> {
    return this.call({ method: 'GET', path, query }, readJson)
  }

  post(path: string, json: object, query: Query = {}): Promise<Answer> {
    const body = { type: 'application/json', bytes: JSON.stringify(json) }
    return this.call({ method: 'POST', path, query, body }, readJson)
  }

  upload(path: string, query: Query, body: { type: string; bytes: Buffer }): Promise<Answer> {
    return this.call({ method: 'POST', path, query, body, timeoutMs: 60_000 }, readJson)
  }

  /** A file; an error comes as JSON with status 200. */
  download(path: string, query: Query): Promise<HttpAnswer> {
    return this.call({ method: 'GET', path, query, timeoutMs: 60_000 }, readFile)
  }

  close(): Promise<void> {
    return this.http.close()
  }

  private async call<T>(call: HttpCall, read: (answer: HttpAnswer, path: string) => T): Promise<T> {
    let token = await this.tokens.get()
    let refreshed = false
    for (let tries = 0; ; tries++) {
      try {
        return await this.once(call, token, read)
      } catch (error) {
        if (error instanceof ApiError && error.reaction === 'refresh' && !refreshed) {
          refreshed = true
          token = await this.tokens.renew(token)
        } else if (worthAnother(error, call.method) && tries < BUSY_TRIES) {
          await wait(this.elapsed, this.busyMs * 2 ** tries)
        } else throw error
      }
    }
  }

  private async once<T>(call: HttpCall, token: Token, read: (answer: HttpAnswer, path: string) => T): Promise<T> {
    const query = { access_token: token.value.reveal(), ...call.query }
    return read(await this.http.exchange({ ...call, query }), call.path)
  }

  private async getToken(): Promise<FetchedToken> {
    const path = '/cgi-bin/gettoken'
    const query = { corpid: this.corpId, corpsecret: this.secret.reveal() }
    for (let tries = 0; ; tries++) {
      try {
        const answer = readJson(await this.http.exchange({ method: 'GET', path, query }), path)
        const { access_token: value, expires_in: expiresIn } = answer
        if (typeof value !== 'string' || value === '' || typeof expiresIn !== 'number')
          throw new WecomError('bad-answer', `${path}: no token in the answer`, { retryable: true })
        return { value: new Secret(value), expiresIn }
      } catch (error) {
        if (!worthAnother(error, 'GET') || tries >= BUSY_TRIES) throw error
        await wait(this.elapsed, this.busyMs * 2 ** tries)
      }
    }
  }
}

/** What was posted and perhaps taken is not posted again here: a message would be shown twice. */
function worthAnother(error: unknown, method: 'GET' | 'POST'): boolean {
  if (error instanceof ApiError) return error.reaction === 'busy'
  if (!(error instanceof WecomError) || error.code !== 'network') return false
  return method === 'GET' || error.outcome === 'not-sent'
}

function parsed(bytes: Buffer): Answer | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Answer) : null // an object's fields are unknown
  } catch {
    return null
  }
}

function readJson({ status, bytes }: HttpAnswer, path: string): Answer {
  const answer = parsed(bytes)
  if (typeof answer?.errcode !== 'number')
    // an answer without errcode is no success
    throw new WecomError('bad-answer', `${path}: status ${status} and no errcode`, {
      retryable: true,
      outcome: 'unknown',
    })
  if (answer.errcode !== 0)
    throw new ApiError(answer.errcode, path, typeof answer.errmsg === 'string' ? answer.errmsg : '')
  return answer
}

/** A JSON file somebody sent has a name; an error has none. */
function readFile(answer: HttpAnswer, path: string): HttpAnswer {
  const named = 'content-disposition' in answer.headers
  const isJson = /json|text\/plain/.test(answer.headers['content-type'] ?? '')
  if (!named || isJson) {
    const { errcode, errmsg } = parsed(answer.bytes) ?? {}
    if (typeof errcode === 'number' && errcode !== 0)
      throw new ApiError(errcode, path, typeof errmsg === 'string' ? errmsg : '')
  }
  if (answer.status !== 200 || answer.bytes.length === 0)
    throw new WecomError('bad-answer', `${path}: status ${answer.status}, ${answer.bytes.length} bytes`, {
      retryable: true,
    })
  return answer
}
