import type { Context } from 'koa'
import type { z } from 'zod'
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

/**
 * What is too much is still read, and thrown away, up to four times the limit: a caller that is cut off while it sends never
 * sees the answer. Beyond that the connection is closed. `gone` = the caller left in the middle; there is nobody to answer.
 */
async function readAll(ctx: Context, limit: number): Promise<Buffer | 'too-large' | 'gone'> {
  let chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks = []
      if (size > 4 * limit) break
    }
  } catch (error) {
    if (ctx.req.destroyed) return 'gone'
    throw error
  }
  return size > limit ? 'too-large' : Buffer.concat(chunks, size)
}
