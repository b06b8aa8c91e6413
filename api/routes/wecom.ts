import { Router } from '@koa/router'
import type { Logger } from '../../entities/base/log.ts'
import { readQuery } from '../middleware/body.ts'
import { readAll } from '../middleware/readAll.ts'

/** Where a platform hands over what members say. `callback` checks, decrypts and keeps it, and says what is answered. */
export interface CallbackDoor {
  path: string
  callback(request: {
    method: 'GET' | 'POST'
    query: Record<string, string>
    body: Buffer
  }): Promise<{ status: number; body: string; contentType?: string }>
}

/** What a channel of WeCom opens to the outside. */
export interface WecomDoors {
  callbacks: readonly CallbackDoor[]
  /** For monitors and the doctor: whether the channel hears anything, and how much waits; never a secret. */
  health?: () => { state: string; why: string; spooled: boolean; waiting: number }
}

/** A callback has a few kilobytes; the longest text an AI bot hands over stays far below. */
const LIMIT = 512 * 1024

/** 回调 - the raw bytes go to the channel, its answer goes back as it is: the platform compares it byte by byte. */
export function wecomRoutes({ callbacks, health }: WecomDoors, log: Logger): Router {
  const router = new Router()
  if (health)
    router.get('/wecom/health', (ctx) => {
      ctx.body = health()
    })
  for (const { path, callback } of callbacks)
    router.register(path, ['GET', 'POST'], async (ctx) => {
      const body = await readAll(ctx, LIMIT)
      if (body === 'gone') {
        ctx.respond = false
        return
      }
      const method = ctx.method === 'POST' ? 'POST' : 'GET'
      const answer =
        body === 'too-large'
          ? { status: 413, body: '' }
          : await callback({ method, query: readQuery(ctx), body }).catch((error: unknown) => {
              log.error({ err: error, path }, 'callback failed')
              return { status: 500, body: '' }
            })
      ctx.type = 'contentType' in answer && answer.contentType ? answer.contentType : 'text/plain'
      ctx.body = answer.body
      ctx.status = answer.status
    })
  return router
}
