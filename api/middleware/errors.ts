import { randomUUID } from 'node:crypto'
import type { Context, Middleware } from 'koa'
import { ChangedMeanwhile } from '../../entities/asset/changedMeanwhile.ts'
import { local } from '../../entities/base/clock.ts'
import { DomainError } from '../../entities/base/errors.ts'
import type { Logger } from '../../entities/base/log.ts'
import { apiTexts } from '../../entities/texts/api.ts'
import { InvalidInput } from './invalid.ts'
import { statusOf } from './status.ts'

/** Maps errors once: what the caller can mend has its status, code and sentence, everything else is 500 with a number to look up in the log. */
export const errors =
  (log: Logger): Middleware =>
  async (ctx, next) => {
    try {
      await next()
      nothingThere(ctx)
    } catch (error) {
      if (error instanceof DomainError) {
        ctx.status = statusOf(error.code)
        const fields = error instanceof InvalidInput ? { fields: error.fields } : {}
        ctx.body = { code: error.code, message: error.sentence, ...fields, ...conflictsOf(error) }
        return
      }
      const id = randomUUID().slice(0, 8)
      log.error({ id, err: error, path: ctx.path }, 'request failed')
      ctx.status = 500
      ctx.body = { code: 'failed', message: apiTexts.failed({ id }) }
    }
  }

/** What somebody else changed meanwhile, for the editor's program to show side by side. */
const conflictsOf = (error: DomainError) =>
  error instanceof ChangedMeanwhile
    ? {
        conflicts: error.conflicts.map(({ field, seen, now, wanted, by, at }) => ({
          field,
          seen: seen ?? null,
          now: now ?? null,
          wanted: wanted ?? null,
          by,
          at: local(at).format(),
        })),
      }
    : {}

function nothingThere(ctx: Context): void {
  if (ctx.body !== undefined && ctx.body !== null) return
  const isApi = ctx.path.startsWith('/api/')
  if (isApi && (ctx.status === 405 || ctx.status === 501)) {
    throw new DomainError('api/wrong-method', { method: ctx.method })
  }
  if (ctx.status !== 404) return
  if (isApi) throw new DomainError('api/not-found')
  ctx.status = 404
  ctx.body = { code: 'not-found', message: apiTexts.notFound() }
}
