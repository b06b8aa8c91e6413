import type { Context } from 'koa'

/**
 * The whole body. What is too much is still read, and thrown away, up to four times the limit: a caller that is cut off while
 * it sends never sees the answer. Beyond that the connection is closed. `gone` = the caller left in the middle; there is nobody
 * to answer.
 */
export async function readAll(ctx: Context, limit: number): Promise<Buffer | 'too-large' | 'gone'> {
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
