/** The HTTP door in a small county of its own, over real HTTP; every answer is held against what the route declared. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Koa from 'koa'
import { expect } from 'vitest'
import type { z } from 'zod'
import { createApp } from '../../api/app.ts'
import { PREFIX } from '../../api/mount.ts'
import { errorSchema } from '../../api/openapi.ts'
import type { ApiDeps } from '../../api/route.ts'
import { routes } from '../../api/routes/index.ts'
import { Asset } from '../../entities/asset/asset.ts'
import { FixedClock, instant } from '../../entities/base/clock.ts'
import { openDatabase } from '../../entities/base/database.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { issueKey } from '../../entities/person/apiKeys.ts'
import { seedDuty } from '../../entities/person/duty.ts'
import { Person } from '../../entities/person/person.ts'
import { type Claim, submit } from '../../entities/report/submit.ts'
import { Library } from '../../entities/rulebook/library/library.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import { freshDatabase } from '../support/databases.ts'
import { settle } from '../support/people.ts'

export interface Answer<B = unknown> {
  status: number
  body: B
  headers: Headers
}
export interface Refusal {
  code: string
  message: string
  fields?: { in: string; field: string; message: string }[]
}

const CHANNEL = 'test'

export class Office {
  /** How often the routes asked for the outbox to be looked at. */
  nudged = 0

  private constructor(
    readonly runtime: Runtime,
    readonly clock: FixedClock,
    readonly url: string,
    readonly close: () => Promise<void>,
  ) {}

  /** `app`: another app on the same county, for what no product route does yet. */
  static async open(app: (deps: ApiDeps) => Koa = createApp, log = openLog('silent')): Promise<Office> {
    const database = await freshDatabase()
    const store = await openDatabase(database.url, { entities, migrations })
    const folder = mkdtempSync(join(tmpdir(), 'guanhu-office-'))
    const clock = new FixedClock(instant('2026-10-08', '09:12'))
    const runtime = createRuntime(store, { clock, settings: new Settings(), log, files: openFiles(folder) })
    await settle(runtime, CHANNEL)
    await runtime.write(seedDuty)
    const handle = app({
      runtime,
      rulebook: new Library(startingRulebook),
      nudge: () => void office.nudged++,
    }).callback()
    const server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const bound = server.address()
    if (typeof bound !== 'object' || bound === null) throw new Error('no port')
    const office: Office = new Office(runtime, clock, `http://127.0.0.1:${bound.port}`, async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await store.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    })
    return office
  }

  async key(personId: string, label = '台式机'): Promise<{ key: string; id: number }> {
    const { key, row } = await this.runtime.write((tx) => issueKey(tx, { personId, label, by: 'test' }))
    return { key, id: row.id }
  }

  /** Asks as whoever has the key; the answer must be what the route, or every refusal, is declared to be. */
  async ask<B = Refusal>(method: string, path: string, key: string | null, body?: unknown): Promise<Answer<B>> {
    const answer = await fetch(`${this.url}${PREFIX}${path}`, {
      method,
      headers: key === null ? {} : { Authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body: asSent(body) }),
    })
    const said: unknown = await answer.json()
    const schema = answer.status === 200 ? declared(method, path) : errorSchema
    expect(schema.safeParse(said).error?.issues ?? [], `${method} ${path} ${answer.status}`).toEqual([])
    // held against the schema just now
    return { status: answer.status, body: said as B, headers: answer.headers }
  }

  /** Somebody, with a key of his own, made once. */
  as(personId: string) {
    const key = async () => {
      const known = this.keys.get(personId) ?? (await this.key(personId)).key
      this.keys.set(personId, known)
      return known
    }
    return {
      get: async <B = Refusal>(path: string) => this.ask<B>('GET', path, await key()),
      post: async <B = Refusal>(path: string, body?: unknown) => this.ask<B>('POST', path, await key(), body),
    }
  }
  private readonly keys = new Map<string, string>()

  /** Files a report as somebody would by message. */
  async report(by: string, asset: string, more: Partial<Claim> = {}): Promise<string> {
    const who = await this.runtime.db.findOneByOrFail(Person, { id: by })
    const what = await this.runtime.db.findOneByOrFail(Asset, { name: asset })
    const claim: Claim = { ...NOTHING, words: `${asset}正常`, ...more }
    const { report } = await this.runtime.write((tx) =>
      submit(tx, { asset: what, by: who, claim, way: 'message', messageId: null }),
    )
    return report.receiptNo
  }

  /** What somebody was sent, in order. */
  async told(personId: string): Promise<string[]> {
    const rows = await this.runtime.db.find(Outgoing, { where: { address: personId }, order: { id: 'ASC' } })
    return rows.map((row) => row.text)
  }
}

const NOTHING: Claim = {
  period: '2026Q3',
  status: 'normal',
  receivedFen: null,
  receivableFen: null,
  incomeKind: null,
  precision: null,
  expenseFen: null,
  kwh: null,
  issues: [],
  since: null,
  flags: [],
  words: '',
}

/** Words and bytes go out as they are, everything else as JSON. */
const asSent = (body: unknown): BodyInit =>
  typeof body === 'string' || body instanceof FormData || body instanceof Blob ? body : JSON.stringify(body)

function declared(method: string, path: string): z.ZodType {
  const [bare = ''] = path.split('?')
  const found = routes.find(
    (route) => route.method === method && new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`).test(bare),
  )
  if (!found) throw new Error(`nobody declared ${method} ${path}`)
  return found.response
}
