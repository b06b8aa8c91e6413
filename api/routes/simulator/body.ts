import type { Context } from 'koa'
import type { z } from 'zod'
import { readAll } from '../../middleware/readAll.ts'
import { type SimulatorErrorCode, simulatorErrorTexts } from '../../../entities/texts/page.ts'

/** Answers that the caller asked for something we do not do; `where` names the field that is wrong. */
export function refuse(ctx: Context, status: number, code: SimulatorErrorCode, where?: string): void {
  ctx.status = status
  ctx.body = { code, message: simulatorErrorTexts[code], ...(where ? { where } : {}) }
}

/** The JSON body, checked; null when it was refused and the answer is already written. */
export async function readBody<T>(ctx: Context, schema: z.ZodType<T>, limit: number): Promise<T | null> {
  const bytes = await readAll(ctx, limit)
  if (bytes === 'gone') {
    ctx.respond = false
    return null
  }
  if (bytes === 'too-large') {
    refuse(ctx, 413, 'body-too-large')
    return null
  }
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    refuse(ctx, 400, 'bad-json')
    return null
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  refuse(ctx, 400, 'bad-request', parsed.error.issues[0]?.path.join('.'))
  return null
}
