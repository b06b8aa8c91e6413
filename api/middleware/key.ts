import type { Context } from 'koa'
import { DomainError } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { personOfKey } from '../../entities/person/apiKeys.ts'
import type { ApiKey } from '../../entities/person/apiKey.ts'
import type { Person } from '../../entities/person/person.ts'
import type { RateLimit } from './rate.ts'

/** Who asks, by the bearer key. The key is looked at here and nowhere else, and never logged. Throws api/no-key and what `personOfKey` throws, api/too-fast. */
export async function whoAsks(ctx: Context, runtime: Runtime, rate: RateLimit): Promise<{ who: Person; key: ApiKey }> {
  const [, text] = /^Bearer +(\S+) *$/i.exec(ctx.get('Authorization')) ?? []
  // taken off again when the caller is let in
  ctx.set('WWW-Authenticate', 'Bearer')
  if (!text) throw new DomainError('api/no-key')
  const asking = await personOfKey(runtime, text)
  ctx.remove('WWW-Authenticate')
  const seconds = rate.take(asking.key.id, runtime.clock.now())
  if (seconds > 0) {
    ctx.set('Retry-After', String(seconds))
    throw new DomainError('api/too-fast', { seconds })
  }
  return asking
}
