/**
 * access_token - fetched once for all who wait for it, kept until shortly before its end, fetched anew once when the platform
 * says it is no good. Wrong credentials stop everything until somebody mends them: asking on blocks the address for an hour.
 */
import { ApiError } from './apiErrors.ts'
import type { Elapsed } from './elapsed.ts'
import { WecomError } from './errors.ts'
import type { Secret } from './secret.ts'

export interface Token {
  readonly value: Secret
  /** grows with every fetch: the platform may give the same value again */
  readonly generation: number
}

export interface FetchedToken {
  readonly value: Secret
  /** seconds */
  readonly expiresIn: number
}

/** A token is renewed this long before its end, or a tenth of its life. */
const MARGIN_S = 300
/** Any other refusal of gettoken, an address that is not trusted yet for one, is asked about again after this. */
const ASK_AGAIN_MS = 30_000
const CREDENTIALS = new Set([40001, 40013, 40056])

export class TokenSource {
  private token: Token | null = null
  private endsAt = 0
  private generation = 0
  private pending: Promise<Token> | null = null
  private refused: { error: WecomError; until: number } | null = null

  constructor(
    private readonly fetch: () => Promise<FetchedToken>,
    private readonly elapsed: Elapsed,
  ) {}

  /** Throws what gettoken was refused with. */
  async get(): Promise<Token> {
    return this.token && this.elapsed.now() < this.endsAt ? this.token : this.fetchOnce()
  }

  /** A token newer than the one that was no good. */
  async renew(used: Token): Promise<Token> {
    if (this.token && this.token.generation > used.generation) return this.token
    return this.fetchOnce()
  }

  /** Somebody mended the credentials. */
  forget(): void {
    this.token = null
    this.refused = null
  }

  private fetchOnce(): Promise<Token> {
    if (this.refused && this.elapsed.now() < this.refused.until) return Promise.reject(this.refused.error)
    this.pending ??= this.fetchNow().finally(() => (this.pending = null))
    return this.pending
  }

  private async fetchNow(): Promise<Token> {
    try {
      const { value, expiresIn } = await this.fetch()
      const margin = Math.min(MARGIN_S, expiresIn / 10)
      this.endsAt = this.elapsed.now() + (expiresIn - margin) * 1000
      this.token = { value, generation: ++this.generation }
      this.refused = null
      return this.token
    } catch (error) {
      if (error instanceof ApiError) this.refused = this.refusal(error)
      throw this.refused?.error ?? error
    }
  }

  private refusal(error: ApiError): { error: WecomError; until: number } | null {
    if (!CREDENTIALS.has(error.errcode))
      return error.reaction === 'busy' ? null : { error, until: this.elapsed.now() + ASK_AGAIN_MS }
    const stopped = new WecomError('bad-credentials', `${error.message}: corpid and secret do not belong together`)
    return { error: stopped, until: Number.POSITIVE_INFINITY }
  }
}
