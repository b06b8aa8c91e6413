/**
 * One side of the callback bench, in a process of its own: `product` is the app's door as the product opens it, every message in
 * MariaDB before it is acknowledged; `peer` is koa with the vendor's crypto and the same XML parser, and keeps nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { decrypt, getSignature } from '@wecom/crypto'
import { XMLParser } from 'fast-xml-parser'
import Koa from 'koa'
import { createApp } from '../../api/app.ts'
import { Secret } from '../../bot/puppets/wecom/index.ts'
import { systemClock } from '../../entities/base/clock.ts'
import { openDatabase } from '../../entities/base/database.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { Library } from '../../entities/rulebook/library/library.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { openWecom } from '../channels/openWecom.ts'
import { AES_KEY, AGENT, CORP, TOKEN } from './callbackKeys.ts'

const [mode = '', port = '', databaseUrl = ''] = process.argv.slice(2)

async function product(): Promise<Koa> {
  const folder = mkdtempSync(join(tmpdir(), 'guanhu-bench-door-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const runtime = createRuntime(await openDatabase(databaseUrl, { entities, migrations }), {
    clock: systemClock,
    log: openLog('error'),
    settings: new Settings(),
    files: openFiles(join(folder, 'files')),
  })
  const { doors } = await openWecom(
    runtime,
    {
      puppet: 'wecom-app',
      corpId: CORP,
      agentId: AGENT,
      secret: new Secret('unused'),
      callback: { token: new Secret(TOKEN), aesKey: new Secret(AES_KEY) },
      apiUrl: 'http://127.0.0.1:9',
      proxy: null,
      publicUrl: null,
    },
    { dataFolder: folder, port: Number(port) },
  )
  return createApp({ runtime, rulebook: new Library([]), nudge: () => {}, ...(doors ? { wecom: doors } : {}) })
}

function peer(): Koa {
  const parser = new XMLParser({ parseTagValue: false })
  const app = new Koa()
  app.use(async (ctx) => {
    const { msg_signature: signature, timestamp, nonce } = ctx.query as Record<string, string>
    const { xml } = parser.parse(await buffer(ctx.req)) as { xml: { Encrypt: string } } // the bench's own client
    if (getSignature(TOKEN, timestamp ?? '', nonce ?? '', xml.Encrypt) !== signature) ctx.throw(403)
    const { message } = decrypt(AES_KEY, xml.Encrypt)
    const said = parser.parse(message) as { xml: { Content: string } }
    ctx.status = said.xml.Content === '' ? 400 : 200
    ctx.body = ''
  })
  return app
}

const handle = (mode === 'product' ? await product() : peer()).callback()
createServer((request, response) => void handle(request, response)).listen(Number(port), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
