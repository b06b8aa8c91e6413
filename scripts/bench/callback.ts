/**
 * `npm run bench -- --only callback`, or this file by itself: encrypted callbacks over 50 connections, each in MariaDB (durable) before
 * its 200, beside a plain koa + @wecom/crypto + fast-xml-parser that stores nothing. First as many as go, then 500 a second.
 */
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { Pool } from 'undici'
import { CallbackCrypto } from '../../bot/puppets/wecom/index.ts'
import { freePort, startMariadb } from '../setup/mariadb.ts'
import { AES_KEY, AGENT, CORP, TOKEN } from './callbackKeys.ts'
import { cpuSeconds, root, startChild } from './child.ts'
import { machine, percentiles } from './figures.ts'

const CONNECTIONS = 50
const STEADY = 500
/** Source: issue 4, "How good". */
const BOUNDS = { perSecond: 2000, p99: 100 }

interface Row {
  target: 'product' | 'peer'
  /** As many as go. */
  perSecond: number
  /** At STEADY a second, ms. */
  p50: number
  p99: number
  max: number
  refused: number
  cpuPercent: number
}

interface Request {
  path: string
  body: string
}

const crypto = new CallbackCrypto({ token: TOKEN, aesKey: AES_KEY, receiveId: CORP })
let made = 0

function callback(): Request {
  const id = ++made
  const xml =
    `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[member${id % 300}]]></FromUserName>` +
    `<CreateTime>1790000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[光伏电站三季度正常，收入3.2万]]></Content>` +
    `<MsgId>${7_000_000_000_000_000 + id}</MsgId><AgentID>${AGENT}</AgentID></xml>`
  const encrypt = crypto.encrypt(xml)
  const query = new URLSearchParams({
    msg_signature: crypto.sign('1790000000', String(id), encrypt),
    timestamp: '1790000000',
    nonce: String(id),
  })
  return {
    path: `/wecom/app?${query.toString()}`,
    body: `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><AgentID>${AGENT}</AgentID><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`,
  }
}

const callbacks = (count: number) => Array.from({ length: count }, callback)

async function post(pool: Pool, { path, body }: Request): Promise<boolean> {
  const answer = await pool.request({ method: 'POST', path, body, headers: { 'content-type': 'text/xml' } })
  await answer.body.dump()
  return answer.statusCode === 200
}

/** Each connection sends the next when the last was answered. */
async function asManyAsGo(pool: Pool, requests: Request[]): Promise<{ perSecond: number; refused: number }> {
  let next = 0
  let refused = 0
  const from = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let request = requests[next++]; request; request = requests[next++])
        if (!(await post(pool, request))) refused++
    }),
  )
  return { perSecond: Math.round((requests.length / (performance.now() - from)) * 1000), refused }
}

/** Every request has its moment fixed in advance; latency counts from it. */
async function steadily(pool: Pool, requests: Request[]): Promise<{ latencies: number[]; refused: number }> {
  const latencies: number[] = []
  let refused = 0
  const from = performance.now() + 50
  const sent = requests.map(async (request, i) => {
    const due = from + (i * 1000) / STEADY
    await wait(Math.max(0, due - performance.now()))
    if (!(await post(pool, request))) refused++
    latencies.push(performance.now() - due)
  })
  await Promise.all(sent)
  return { latencies, refused }
}

async function measure(target: Row['target'], seconds: number, databaseUrl = ''): Promise<Row> {
  const port = await freePort()
  const child = startChild({
    args: ['--import', 'tsx', path.join(root, 'scripts/bench/callbackServer.ts'), target, String(port), databaseUrl],
    port,
    settings: {},
  })
  const pool = new Pool(child.address, { connections: CONNECTIONS, pipelining: 1 })
  try {
    await child.listening()
    await asManyAsGo(pool, callbacks(3000)) // warm
    const before = cpuSeconds(child.pid)
    const from = performance.now()
    const most = await asManyAsGo(pool, callbacks(seconds * BOUNDS.perSecond))
    const cpuPercent = Math.round((cpuSeconds(child.pid) - before) / ((performance.now() - from) / 100_000))
    const { latencies, refused } = await steadily(pool, callbacks(seconds * STEADY))
    const { p50, p99, max } = percentiles(latencies)
    return { target, perSecond: most.perSecond, p50, p99, max, refused: most.refused + refused, cpuPercent }
  } finally {
    await pool.destroy()
    if (child.alive()) await child.stop()
    if (child.said().includes('"level"')) console.log(child.said().slice(-1000))
  }
}

/** Prints both, and the ratio. */
export async function benchCallbacks(seconds: number): Promise<void> {
  const server = await startMariadb({ durable: true })
  try {
    const connection = await createConnection(server.url)
    await connection.query('CREATE DATABASE guanhu CHARACTER SET utf8mb4')
    const product = await measure('product', seconds, `${server.url}/guanhu`)
    const [rows] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS kept FROM guanhu.incoming')
    const kept = Number(rows[0]?.['kept'])
    await connection.end()
    const sent = made
    const peer = await measure('peer', seconds)
    console.log(`\ncallbacks, ${CONNECTIONS} connections, ${machine()}; ms at ${STEADY}/s`)
    console.log('| target | most /s | p50 | p99 | max | refused | CPU % |\n| --- | --- | --- | --- | --- | --- | --- |')
    for (const row of [product, peer])
      console.log(
        `| ${row.target} | ${row.perSecond} | ${row.p50} | ${row.p99} | ${row.max} | ${row.refused} | ${row.cpuPercent} |`,
      )
    const fine = product.perSecond >= BOUNDS.perSecond && product.p99 < BOUNDS.p99 && kept === sent - product.refused
    console.log(
      `product / peer: ${(product.perSecond / peer.perSecond).toFixed(2)}; kept ${kept} of ${sent}; ${fine ? 'ok' : 'OVER'} (>= ${BOUNDS.perSecond}/s, p99 < ${BOUNDS.p99} ms)`,
    )
  } finally {
    await server.stop()
  }
}

if (process.argv[1] === import.meta.filename) await benchCallbacks(10)
