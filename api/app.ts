import Koa from 'koa'
import helmet from 'koa-helmet'
import { errors } from './middleware/errors.ts'
import { mount } from './mount.ts'
import type { ApiDeps } from './route.ts'
import { documentation } from './routes/documentation.ts'
import { healthRoutes } from './routes/health.ts'
import { routes } from './routes/index.ts'
import { type WecomDoors, wecomRoutes } from './routes/wecom.ts'
import { type SimulatorDeps, simulatorRoutes } from './routes/simulator.ts'

export interface AppOptions extends ApiDeps {
  /** Only when the simulator is the channel: its page and interface let everybody be anybody. */
  simulator?: SimulatorDeps
  /** Only on a channel of WeCom. */
  wecom?: WecomDoors
}

/** The HTTP door, from the outside in. */
export function createApp({ simulator, wecom, ...deps }: AppOptions): Koa {
  const app = new Koa()
  app.silent = true
  app.use(errors(deps.runtime.log))
  // a platform calls often and reads no headers meant for browsers
  if (wecom) app.use(wecomRoutes(wecom, deps.runtime.log).routes())
  app.use(helmet({ contentSecurityPolicy: false, strictTransportSecurity: false }))
  const routers = [
    healthRoutes(deps.runtime),
    documentation(routes),
    mount(routes, deps),
    ...(simulator ? [simulatorRoutes(simulator)] : []),
  ]
  for (const router of routers) app.use(router.routes()).use(router.allowedMethods())
  return app
}
