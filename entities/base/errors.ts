import { errorSentence, type ErrorCode, type ErrorData } from '../texts/errors.ts'

/**
 * The user can mend it. Mapped once to HTTP (api/middleware/errors.ts) and once to a sentence (bot/turn.ts).
 * Everything that is not a DomainError or ChannelError is our bug.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly data: ErrorData = {},
  ) {
    super(code)
    this.name = 'DomainError'
  }

  /** The Chinese sentence for the person. */
  get sentence(): string {
    return errorSentence(this.code, this.data)
  }
}

/** The platform said no; `retryable` decides whether the outbox tries again. */
export class ChannelError extends Error {
  constructor(
    readonly code: string,
    readonly retryable: boolean,
    /** Milliseconds before it makes sense to try again, when the platform or our own limiter says so. */
    readonly retryAfterMs = 0,
  ) {
    super(code)
    this.name = 'ChannelError'
  }
}

export function must(condition: unknown, code: ErrorCode, data?: ErrorData): asserts condition {
  if (!condition) throw new DomainError(code, data)
}

/** True when the error is a violated unique key, on either store. */
export function isDuplicateKey(error: unknown): boolean {
  const cause = (error as { driverError?: { code?: string } } | null)?.driverError
  return ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'ER_DUP_ENTRY'].includes(cause?.code ?? '')
}
