import { randomUUID } from 'node:crypto'
import type { Middleware } from 'koa'
import { DomainError } from '../../entities/base/errors.ts'
import type { Logger } from '../../entities/base/log.ts'
import { apiTexts } from '../../entities/texts/api.ts'

/** Maps errors once: what the caller can mend is 400 with code and sentence, everything else 500 with a number to look up in the log. */
export const errors =
  (log: Logger): Middleware =>
  async (ctx, next) => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body === undefined) {
        ctx.status = 404
        ctx.body = { code: 'not-found', message: apiTexts.notFound() }
      }
    } catch (error) {
      if (error instanceof DomainError) {
        ctx.status = 400
        ctx.body = { code: error.code, message: error.sentence }
        return
      }
      const id = randomUUID().slice(0, 8)
      log.error({ id, err: error, path: ctx.path }, 'request failed')
      ctx.status = 500
      ctx.body = { code: 'failed', message: apiTexts.failed({ id }) }
    }
  }
