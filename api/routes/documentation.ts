import { Router } from '@koa/router'
import { PREFIX } from '../mount.ts'
import { openApi } from '../openapi.ts'
import type { Route } from '../route.ts'
import { docsPage } from '../web/docs/page.ts'

/** What the API says of itself, for programs and for people. Needs no key: it tells nothing of the county. */
export function documentation(routes: readonly Route[]): Router {
  const router = new Router({ prefix: PREFIX })
  const document = JSON.stringify(openApi(routes), null, 2)
  router.get('/openapi.json', (ctx) => {
    ctx.type = 'application/json'
    ctx.set('Cache-Control', 'no-cache')
    ctx.body = document
  })
  router.get('/docs', (ctx) => {
    ctx.type = 'html'
    ctx.set({
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    })
    ctx.body = docsPage(routes, `${ctx.protocol}://${ctx.host}`)
  })
  return router
}
