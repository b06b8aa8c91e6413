import { Router, type RouterContext } from '@koa/router'
import type { z } from 'zod'
import { through } from '../entities/base/audit.ts'
import { must } from '../entities/base/errors.ts'
import { CallerGone, readJson, readQuery } from './middleware/body.ts'
import { type FieldError, fieldErrors, InvalidInput } from './middleware/invalid.ts'
import { whoAsks } from './middleware/key.ts'
import { RateLimit } from './middleware/rate.ts'
import { readUpload } from './middleware/upload.ts'
import type { ApiDeps, Call, Route } from './route.ts'

export const PREFIX = '/api/v1'

/** Serves declared routes, each in the same steps: who asks > may he > is it as declared > do it. */
export function mount(routes: readonly Route[], deps: ApiDeps): Router {
  const router = new Router({ prefix: PREFIX })
  const rate = new RateLimit()
  for (const route of routes)
    router.register(route.path, [route.method], async (ctx: RouterContext) => {
      ctx.set('Cache-Control', 'no-store')
      const { who, key } = await whoAsks(ctx, deps.runtime, rate)
      must(route.allowed(who), 'person/forbidden')
      try {
        const { rulebook } = deps
        const runtime = through(deps.runtime, `api:${key.id}`)
        ctx.body = await route.handle({ runtime, rulebook, who, keyLabel: key.label, ...(await readInput(ctx, route)) })
      } catch (error) {
        if (!(error instanceof CallerGone)) throw error
        ctx.respond = false
        return
      }
      if (route.method !== 'GET') deps.nudge()
    })
  return router
}

/** Everything the request says, checked; all that is wrong is told at once. */
async function readInput(
  ctx: RouterContext,
  { params, query, body, upload }: Route,
): Promise<Pick<Call, 'params' | 'query' | 'body' | 'files'>> {
  const form = upload ? await readUpload(ctx, upload) : null
  const wrong: FieldError[] = []
  const take = (place: FieldError['in'], schema: z.ZodObject | undefined, said: unknown): unknown => {
    if (!schema) return {}
    const read = schema.safeParse(said, { reportInput: true })
    if (!read.success) wrong.push(...fieldErrors(place, read.error))
    return read.data
  }
  const input = {
    params: take('path', params, { ...ctx.params }),
    query: take('query', query, readQuery(ctx)),
    body: take('body', body, form ? form.fields : body && ((await readJson(ctx)) ?? {})),
    files: form?.files ?? [],
  }
  if (wrong.length > 0) throw new InvalidInput(wrong)
  return input
}
