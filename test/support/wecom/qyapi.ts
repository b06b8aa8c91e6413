/**
 * A qyapi host for tests: tokens per app, messages, media, members, groups, menu, cards, recall, with the limits and the errors of the
 * reference, and switches for what goes wrong. What it shows to members stands in `sent`.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CallbackTarget, type Delivered, deliver } from './qyapiDeliver.ts'
import { type FakeMessage, Messages } from './qyapiMessages.ts'
import { MediaShelf } from './qyapiMedia.ts'
import { Refused } from './qyapiRefused.ts'

export interface FakeApp {
  agentId: number
  secret: string
  name: string
  token: string
  aesKey: string
}

export interface FakeMember {
  userid: string
  name: string
  department: number[]
  position?: string
  status?: number
}

export type Fault =
  | { errcode: number; errmsg?: string }
  /** an answer that is no answer */
  | { status: number; body: string }
  /** the connection is cut before (nothing happened) or after the call was carried out */
  | { cut: 'before' | 'after' }
  | { slowMs: number }

export interface Call {
  method: string
  path: string
  /** without the token */
  query: Record<string, string>
  json: Record<string, unknown>
  body: Buffer
}

interface IssuedToken {
  app: FakeApp
  until: number
  state: 'good' | 'expired' | 'unknown'
}

export class FakeQyapi {
  readonly corpId = 'ww1a2b3c4d5e6f7890'
  readonly app: FakeApp = {
    agentId: 1000002,
    secret: 'app-secret-never-to-be-printed',
    name: '管护助手',
    token: 'callback-token-never-printed',
    aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  }
  readonly otherApp: FakeApp = { ...this.app, agentId: 1000003, secret: 'secret-of-another-app' }
  readonly departments = [
    { id: 1, name: '兴山县', parentid: 0, order: 1 },
    { id: 12, name: '熊河镇', parentid: 1, order: 2 },
  ]
  readonly members: FakeMember[] = [
    { userid: 'ZhangShouTian', name: '张守田', department: [12], position: '村干部', status: 1 },
    { userid: 'LiQingHe', name: '李青禾', department: [1, 12], position: '乡镇专干', status: 1 },
    { userid: '12', name: '王十二', department: [1], status: 1 },
  ]
  readonly groups = new Map<string, { chatid: string; name: string; owner: string; userlist: string[] }>()
  readonly calls: Call[] = []
  readonly media = new MediaShelf(() => this.now())
  readonly messages = new Messages(this)
  menu: unknown = null
  /** seconds a token lives */
  tokenLife = 7200
  /** false: every call but gettoken says 60020 */
  trusted = true
  private readonly tokens = new Map<string, IssuedToken>()
  private readonly faults: { path: string; fault: Fault; times: number; after: number }[] = []
  private count = 0

  private constructor(
    private readonly server: Server,
    readonly now: () => number,
  ) {}

  static async start({
    now = () => performance.now(),
    port = 0,
  }: {
    now?: () => number
    port?: number
  } = {}): Promise<FakeQyapi> {
    const server = createServer()
    const fake = new FakeQyapi(server, now)
    server.on('request', (request: IncomingMessage, response) => {
      const answer = fake
        .answer(request)
        .catch((error: unknown): Given => ({ status: 500, type: 'text/plain', body: String(error) }))
      void answer.then((given) => {
        if (given === null) response.destroy()
        else response.writeHead(given.status, { 'content-type': given.type, ...given.headers }).end(given.body)
      })
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return fake
  }

  get url() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}` // it listens
  }

  async stop() {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** What members saw, in order. */
  get sent(): readonly FakeMessage[] {
    return this.messages.shown
  }

  callsTo(path: string) {
    return this.calls.filter((call) => call.path === path)
  }

  /** After the next `after` calls of a path ('*': any but gettoken) `times` calls go wrong so. */
  fail(path: string, fault: Fault, times = 1, after = 0) {
    this.faults.push({ path, fault, times, after })
  }

  forgetFaults() {
    this.faults.length = 0
  }

  /** Every token given so far is answered 42001 (expired) or 40014 (never heard of). */
  endTokens(state: 'expired' | 'unknown' = 'expired') {
    for (const token of this.tokens.values()) token.state = state
  }

  /** Posts a callback as the platform does: encrypted, three times at most, 5 s each. */
  deliver(
    target: CallbackTarget,
    fields: Record<string, string>,
    options: { attempts?: number; timeoutMs?: number } = {},
  ): Promise<Delivered> {
    return deliver({ corpId: this.corpId, app: this.app }, target, fields, options)
  }

  issue(app: FakeApp): string {
    const value = `token-${app.agentId}-${++this.count}`
    this.tokens.set(value, { app, until: this.now() + this.tokenLife * 1000, state: 'good' })
    return value
  }

  private async answer(request: IncomingMessage): Promise<Given | null> {
    const url = new URL(request.url ?? '/', 'http://x')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer) // a stream of bytes
    const body = Buffer.concat(chunks)
    const { access_token: token = '', ...query } = Object.fromEntries(url.searchParams)
    const json = request.headers['content-type']?.includes('json')
      ? (JSON.parse(body.toString()) as Record<string, unknown>)
      : {} // what we post
    const call: Call = { method: request.method ?? 'GET', path: url.pathname, query, json, body }
    this.calls.push(call)
    const fault = this.nextFault(call.path)
    if (fault && 'slowMs' in fault) await new Promise((resolve) => setTimeout(resolve, fault.slowMs))
    if (fault && 'cut' in fault && fault.cut === 'before') return null
    if (fault && 'status' in fault) return { status: fault.status, type: 'text/html', body: fault.body }
    try {
      if (fault && 'errcode' in fault) throw new Refused(fault.errcode, fault.errmsg)
      const result = this.carryOut(call, token, request.headers['content-type'] ?? '')
      if (fault && 'cut' in fault) return null
      return result
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return json200({
        errcode: error.errcode,
        errmsg: `${error.errmsg} hint: [1790000000_1_abc], from ip: 203.0.113.7`,
      })
    }
  }

  private carryOut(call: Call, token: string, contentType: string): Given {
    if (call.path === '/cgi-bin/gettoken') return json200({ errcode: 0, errmsg: 'ok', ...this.getToken(call.query) })
    const app = this.appOf(token)
    if (!this.trusted) throw new Refused(60020, 'not allow to access from your ip')
    if (call.path === '/cgi-bin/media/get') {
      const file = this.media.get(call.query.media_id ?? '')
      const disposition = `attachment; filename="${encodeURIComponent(file.name)}"; filename*=UTF-8''${encodeURIComponent(file.name)}`
      return { status: 200, type: file.type, body: file.bytes, headers: { 'content-disposition': disposition } }
    }
    return json200({ errcode: 0, errmsg: 'ok', ...this.result(call, app, contentType) })
  }

  private result({ path, query, json, body }: Call, app: FakeApp, contentType: string): object {
    switch (path.replace('/cgi-bin/', '')) {
      case 'message/send':
        return this.messages.send(json, app)
      case 'message/recall':
        return this.messages.recall(String(json.msgid))
      case 'message/update_template_card':
        return this.messages.updateCard(json)
      case 'media/upload':
        return this.media.upload(query.type ?? '', contentType, body)
      case 'department/list':
        return { department: this.departments }
      case 'user/list':
        return { userlist: this.members.filter((member) => member.department.includes(Number(query.department_id))) }
      case 'user/get':
        return this.memberOf(query.userid ?? '')
      case 'agent/get':
        if (query.agentid !== String(app.agentId)) throw new Refused(301002)
        return {
          agentid: app.agentId,
          name: app.name,
          square_logo_url: '',
          allow_userinfos: { user: [{ userid: '12' }] },
          allow_partys: { partyid: [12] },
          allow_tags: { tagid: [] },
          close: 0,
        }
      case 'menu/create':
        this.menu = json
        return {}
      case 'menu/get':
        return { button: [] }
      case 'menu/delete':
        this.menu = null
        return {}
      case 'getcallbackip':
        return { ip_list: ['127.0.0.1'] }
      case 'appchat/create':
        return this.createGroup(json)
      case 'appchat/update':
        return this.updateGroup(json)
      case 'appchat/get':
        return { chat_info: { ...this.groupOf(query.chatid ?? ''), chat_type: 0 } }
      case 'appchat/send':
        this.groupOf(String(json.chatid))
        return this.messages.sendToGroup(json)
      default:
        throw new Refused(48002, 'api forbidden')
    }
  }

  private getToken({ corpid, corpsecret }: Record<string, string>): object {
    if (corpid !== this.corpId) throw new Refused(40013, 'invalid corpid')
    const app = [this.app, this.otherApp].find(({ secret }) => secret === corpsecret)
    if (!app) throw new Refused(40001, 'invalid credential')
    return { access_token: this.issue(app), expires_in: this.tokenLife }
  }

  private appOf(token: string): FakeApp {
    if (token === '') throw new Refused(41001, 'access_token missing')
    const issued = this.tokens.get(token)
    if (!issued || issued.state === 'unknown') throw new Refused(40014, 'invalid access_token')
    if (issued.state === 'expired' || this.now() >= issued.until) throw new Refused(42001, 'access_token expired')
    return issued.app
  }

  private memberOf(userid: string): FakeMember {
    const member = this.members.find((each) => each.userid.toLowerCase() === userid.toLowerCase())
    if (!member) throw new Refused(60111, 'userid not found')
    return member
  }

  private createGroup(json: Record<string, unknown>): object {
    const userlist = json.userlist as string[] // as documented
    const chatid = typeof json.chatid === 'string' ? json.chatid : `wrChat${++this.count}`
    if (userlist.length < 2 || userlist.length > 2000) throw new Refused(86006)
    if (this.groups.has(chatid)) throw new Refused(86215)
    for (const userid of userlist) this.memberOf(userid)
    this.groups.set(chatid, {
      chatid,
      name: String(json.name ?? ''),
      owner: String(json.owner ?? userlist[0]),
      userlist,
    })
    return { chatid }
  }

  private updateGroup(json: Record<string, unknown>): object {
    const group = this.groupOf(String(json.chatid))
    if (typeof json.name === 'string') group.name = json.name
    const [add = [], del = []] = [json.add_user_list, json.del_user_list] as (string[] | undefined)[] // as documented
    group.userlist = [...new Set([...group.userlist, ...add])].filter((userid) => !del.includes(userid))
    return {}
  }

  private groupOf(chatid: string) {
    const group = this.groups.get(chatid)
    if (!group) throw new Refused(chatid === '' ? 86001 : 86008)
    return group
  }

  private nextFault(path: string): Fault | undefined {
    const found = this.faults.find((each) => each.path === path || (each.path === '*' && path !== '/cgi-bin/gettoken'))
    if (found && found.after-- > 0) return undefined
    if (found && --found.times === 0) this.faults.splice(this.faults.indexOf(found), 1)
    return found?.fault
  }
}

interface Given {
  status: number
  type: string
  body: string | Buffer
  headers?: Record<string, string>
}

const json200 = (value: object): Given => ({
  status: 200,
  type: 'application/json; charset=UTF-8',
  body: JSON.stringify(value),
})
