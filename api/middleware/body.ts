import type { Context } from 'koa'
import { DomainError } from '../../entities/base/errors.ts'
import { readAll } from './readAll.ts'

const LIMIT = 1024 * 1024

/** The JSON body; undefined when there is none. Throws api/body-too-large, api/bad-json. */
export async function readJson(ctx: Context): Promise<unknown> {
  const bytes = await readAll(ctx, LIMIT)
  if (bytes === 'gone') throw new CallerGone()
  if (bytes === 'too-large') throw new DomainError('api/body-too-large', { limit: '1 兆' })
  if (bytes.length === 0) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new DomainError('api/bad-json')
  }
}

/** The caller left while he was sending; there is nobody to answer. */
export class CallerGone extends Error {}

/** What stands behind the question mark; of a name said twice the last. */
export const readQuery = (ctx: Context): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(ctx.querystring))
