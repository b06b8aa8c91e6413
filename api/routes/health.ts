import { Router } from '@koa/router'
import { assetTotals } from '../../entities/asset/assets.ts'
import type { Runtime } from '../../entities/base/runtime.ts'

/** Is it alive, and does the store answer: for monitors. */
export function healthRoutes(runtime: Runtime): Router {
  const router = new Router()
  router.get('/health', async (ctx) => {
    const totals = await assetTotals(runtime)
    ctx.body = { ok: true, assets: totals.reduce((sum, row) => sum + row.count, 0) }
  })
  return router
}
