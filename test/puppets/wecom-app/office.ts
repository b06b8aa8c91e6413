/** An app at work: the fake platform, the puppet, and a server that its callback is mounted on. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PuppetWecomApp, type WecomAppOptions } from '../../../bot/puppets/wecom-app/index.ts'
import type { WecomHost, WecomIncoming } from '../../../bot/puppets/wecom/index.ts'
import { FakeQyapi } from '../../support/wecom/qyapi.ts'

/** Keeps messages as a table with a unique key would, and forgets them at the end of the test. */
export class MemoryHost implements WecomHost {
  readonly kept = new Map<string, WecomIncoming>()
  readonly logged: string[] = []
  /** what keeping waits for, or fails with */
  before: () => Promise<void> = async () => {}

  async keep(message: WecomIncoming) {
    await this.before()
    if (this.kept.has(message.key)) return 'duplicate' as const
    this.kept.set(message.key, message)
    return 'new' as const
  }
  now() {
    return new Date('2026-10-08T09:12:00+08:00')
  }
  log(level: string, about: Record<string, unknown>, what: string) {
    this.logged.push(`${level} ${what} ${JSON.stringify(about)}`)
  }
  get last(): WecomIncoming | undefined {
    return [...this.kept.values()].at(-1)
  }
}

export interface Office {
  platform: FakeQyapi
  host: MemoryHost
  puppet: PuppetWecomApp
  /** where the platform posts */
  url: string
  heard: string[]
  close(): Promise<void>
}

export async function openOffice(options: Partial<WecomAppOptions> = {}): Promise<Office> {
  const platform = await FakeQyapi.start()
  const host = new MemoryHost()
  const { corpId, app, url: baseUrl } = platform
  const puppet = new PuppetWecomApp(host, {
    corpId,
    agentId: app.agentId,
    secret: app.secret,
    token: app.token,
    aesKey: app.aesKey,
    baseUrl,
    busyMs: 1,
    ...options,
  })
  const heard: string[] = []
  puppet.on('message', ({ messageId }) => void heard.push(messageId))
  puppet.on('error', () => {})
  const door = await openDoor(puppet)
  return {
    platform,
    host,
    puppet,
    heard,
    url: door.url,
    async close() {
      if (puppet.state.active()) await puppet.stop()
      await door.close()
      await platform.stop()
    },
  }
}

/** Mounts a callback as a program does. */
export async function openDoor(
  puppet: Pick<PuppetWecomApp, 'callback'>,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const query = Object.fromEntries(new URL(request.url ?? '/', 'http://x').searchParams)
      const method = request.method === 'GET' ? 'GET' : 'POST'
      void puppet.callback({ method, query, body: Buffer.concat(chunks) }).then(({ status, body, contentType }) => {
        response.writeHead(status, contentType ? { 'content-type': contentType } : {}).end(body)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom`, // it listens
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** After the answer, the work. */
export const afterwards = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))

export const ready = (puppet: PuppetWecomApp) => new Promise<void>((resolve) => puppet.once('ready', () => resolve()))
