/**
 * The simulator's HTTP door: the chat page and the interface people drive from scripts (docs/simulator-http.md). It is only
 * mounted when the simulator is the channel; it trusts whoever reaches it and lets everybody be anybody.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Router } from '@koa/router'
import { z } from 'zod'
import { openPage } from '../web/simulator/page.ts'
import { readBody, refuse } from './simulator/body.ts'
import type { SimulatorDeps } from './simulator/needs.ts'
import { present, shanghai } from './simulator/present.ts'
import { stream } from './simulator/stream.ts'

export type { SimulatorDeps } from './simulator/needs.ts'

const MAX_BODY_BYTES = 64 * 1024 * 1024
const MAX_CLOCK_BYTES = 4 * 1024
/** One character more than the bot takes: it sees that a text was too long without reading all of it. */
const MAX_TEXT = 10_001
const MAX_LINES = 100_000
const SAFE_INLINE = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])

const name = z.string().trim().min(1).max(64)
const incoming = z.object({
  from: name,
  text: z.string().default(''),
  files: z
    .array(z.object({ name: z.string().max(300), contentType: z.string().max(120), base64: z.string() }))
    .max(50)
    .default([]),
  id: z.string().trim().min(1).max(120).optional(),
  spoken: z.boolean().default(false),
  place: z
    .object({
      lat: z.number().min(-90).max(90),
      lng: z.number().min(-180).max(180),
      label: z.string().max(200).default(''),
    })
    .optional(),
})
const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const wanted = z.object({
  person: name,
  after: seq.default(0),
  before: seq.optional(),
  limit: seq.min(1).max(MAX_LINES).default(MAX_LINES),
})
const streamed = z.object({ person: name, after: seq.optional() })
const step = z.number().min(0).max(100_000)
const clockChange = z.union([
  z.object({ now: z.iso.datetime({ offset: true }) }),
  z.object({ advance: z.object({ days: step.default(0), hours: step.default(0), minutes: step.default(0) }) }),
])

export function simulatorRoutes(deps: SimulatorDeps): Router {
  const { channel, host, storeFile, openFile, clock } = deps
  const page = openPage()
  const router = new Router()

  router.get('/', async (ctx) => {
    const { html, headers } = await page
    ctx.set(headers)
    ctx.type = 'html'
    ctx.body = html
  })

  router.get('/simulator/assets/:name', async (ctx) => {
    const asset = (await page).assets.get(ctx.params['name'] ?? '')
    if (!asset) return refuse(ctx, 404, 'file-not-found')
    ctx.set({ 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' })
    ctx.type = asset.type
    ctx.etag = asset.etag
    ctx.status = 200
    if (ctx.fresh) ctx.status = 304
    else ctx.body = asset.text
  })

  router.post('/simulator/messages', async (ctx) => {
    const body = await readBody(ctx, incoming, MAX_BODY_BYTES)
    if (!body) return
    const files = []
    for (const { name, contentType, base64 } of body.files) {
      files.push(await storeFile({ name: name.trim() || 'file', contentType, bytes: bytesOf(base64) }))
    }
    try {
      const { id } = await channel.receive({
        id: body.id ?? randomUUID(),
        from: body.from,
        text: cut(body.text),
        files,
        spoken: body.spoken,
        ...(body.place ? { place: body.place } : {}),
      })
      ctx.body = { id }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'id-taken')) throw error
      refuse(ctx, 409, 'id-taken')
    }
  })

  router.get('/simulator/messages', async (ctx) => {
    const query = wanted.safeParse(ctx.query)
    if (!query.success) return refuse(ctx, 400, 'bad-request', query.error.issues[0]?.path.join('.'))
    const { person, after, before, limit } = query.data
    const lines = (await host.history(person, after, limit, before)).filter(({ seq }) => seq < (before ?? Infinity))
    ctx.body = { messages: lines.map(present), last: lines.at(-1)?.seq ?? after }
  })

  router.get('/simulator/stream', async (ctx) => {
    const query = streamed.safeParse(ctx.query)
    if (!query.success) return refuse(ctx, 400, 'bad-request', query.error.issues[0]?.path.join('.'))
    const resumed = seq.safeParse(ctx.get('Last-Event-ID') || undefined)
    await stream(ctx, deps, query.data.person, resumed.success ? resumed.data : (query.data.after ?? null))
  })

  router.get('/simulator/people', async (ctx) => {
    ctx.body = (await host.people()).map(({ id, name, role, town, village }) => ({ id, name, role, town, village }))
  })

  router.get('/simulator/clock', (ctx) => {
    ctx.body = { now: shanghai(clock.read()) }
  })

  router.post('/simulator/clock', async (ctx) => {
    const change = await readBody(ctx, clockChange, MAX_CLOCK_BYTES)
    if (!change) return
    const now = clock.read()
    const to = 'now' in change ? new Date(change.now) : new Date(now.getTime() + minutesOf(change.advance) * 60_000)
    await clock.set(to)
    ctx.body = { now: shanghai(clock.read()) }
  })

  router.get('/simulator/files/:id', async (ctx) => {
    const id = ctx.params['id'] ?? ''
    const thumbnail = ctx.query['thumbnail'] === '1'
    const file = /^[\w-]{1,128}$/.test(id) ? await openFile(id, { thumbnail }) : null
    if (!file) return refuse(ctx, 404, 'file-not-found')
    const asked = ctx.query['name']
    const inline = SAFE_INLINE.has(file.contentType)
    ctx.attachment(typeof asked === 'string' && asked ? asked : file.name, { type: inline ? 'inline' : 'attachment' })
    ctx.set({
      'Content-Type': file.contentType || 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=31536000, immutable',
    })
    ctx.body = 'path' in file ? createReadStream(file.path) : file.stream
  })

  return router
}

const minutesOf = ({ days, hours, minutes }: { days: number; hours: number; minutes: number }) =>
  (days * 24 + hours) * 60 + minutes

/** Takes `data:image/png;base64,...` too: that is what a browser has in hand. */
const bytesOf = (base64: string) =>
  Buffer.from(base64.startsWith('data:') ? base64.slice(base64.indexOf(',') + 1) : base64, 'base64')

/** At most MAX_TEXT characters, and no half characters: a store that checks its encoding refuses those. */
const cut = (text: string) => text.slice(0, MAX_TEXT).replace(/\p{Surrogate}/gu, '\uFFFD')
