/**
 * The least a program can do that promises the same: koa and better-sqlite3, the message committed (synchronous=FULL) before it is
 * acknowledged, then one line back by SSE. What the product needs beyond this is what understanding, answering and filing cost.
 */
import type { ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { Router } from '@koa/router'
import Database from 'better-sqlite3'
import Koa from 'koa'

const [file = '', port = ''] = process.argv.slice(2)
const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, person TEXT NOT NULL, text TEXT NOT NULL)')
const keep = db.prepare('INSERT INTO message (person, text) VALUES (?, ?)')

const streams = new Map<string, Set<ServerResponse>>()
const router = new Router()

router.post('/simulator/messages', async (ctx) => {
  const { from, text } = (await json(ctx.req)) as { from: string; text: string } // the bench's own client
  const id = Number(keep.run(from, text).lastInsertRowid)
  ctx.body = { id }
  const line = JSON.stringify({ seq: id, id: `out:re:${id}:1`, direction: 'out', text })
  for (const stream of streams.get(from) ?? []) stream.write(`event: message\nid: ${id}\ndata: ${line}\n\n`)
})

router.get('/simulator/stream', (ctx) => {
  const person = String(ctx.query['person'])
  ctx.respond = false
  ctx.res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
  ctx.res.write('retry: 1000\n\n')
  const set = streams.get(person) ?? new Set()
  streams.set(person, set.add(ctx.res))
  ctx.res.on('close', () => set.delete(ctx.res))
})

const app = new Koa()
app.use(router.routes())
app.listen(Number(port), '127.0.0.1')
