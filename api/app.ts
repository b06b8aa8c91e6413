import Koa from 'koa'
import helmet from 'koa-helmet'
import type { Runtime } from '../entities/base/runtime.ts'
import { errors } from './middleware/errors.ts'
import { healthRoutes } from './routes/health.ts'
import { type SimulatorDeps, simulatorRoutes } from './routes/simulator.ts'

export interface AppOptions {
  runtime: Runtime
  /** Only when the simulator is the channel: its page and interface let everybody be anybody. */
  simulator?: SimulatorDeps
}

/** The HTTP door, from the outside in. */
export function createApp({ runtime, simulator }: AppOptions): Koa {
  const app = new Koa()
  app.silent = true
  app.use(errors(runtime.log))
  app.use(helmet({ contentSecurityPolicy: false, strictTransportSecurity: false }))
  const routers = [healthRoutes(runtime), ...(simulator ? [simulatorRoutes(simulator)] : [])]
  for (const router of routers) app.use(router.routes()).use(router.allowedMethods())
  return app
}
