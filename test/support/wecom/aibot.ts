/**
 * The gateway of the AI bot (智能机器人) as far as it is known: a real WebSocket server that speaks reference B.3, with a switch for
 * everything that goes wrong in the field. `@wecom/aibot-node-sdk` is the witness that it is right (test/puppets/wecom-aibot).
 */
import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Ack, AibotChats, type Json } from './aibotChat.ts'
import { MediaShelf, Uploads } from './aibotMedia.ts'

export interface Frame {
  cmd: string
  headers: { req_id: string }
  body: Json
}

/** What goes wrong. Counts count down; everything off by default. */
export interface Faults {
  /** acks that are never sent, though the frame took effect */
  dropAcks: number
  /** frames that take no effect and get no ack */
  swallow: number
  /** the next acks come this many ms late */
  lateAckMs: { count: number; ms: number }
  /** the next acks carry no errcode */
  withoutErrcode: number
  /** the next frames of a command are refused with a code */
  refuse: { cmd: string; errcode: number; count: number; after?: number } | null
  ignorePings: boolean
  /** puts C0 control characters into every frame sent, outside of strings and inside */
  controlCharacters: boolean
  /** ms before every ack */
  slowMs: number
  /** ms between the notice to a kicked connection and its close by the server; null = never (measured: 2200 and 313000) */
  closeKickedAfterMs: number | null
  /** a refused subscription leaves the socket open, as measured */
  hangAfterRefusal: boolean
}

interface Peer {
  socket: WebSocket
  botId: string | null
  kicked: boolean
  busy: Set<string>
}

export interface Said {
  from: string
  /** chatid; a message in a group mentions the bot in its text */
  group?: string
  /** the typed part; `msgtype` text with `content` when only text is given */
  text?: string
  body?: Json
  msgid?: string
}

export class AibotGateway {
  readonly faults: Faults = {
    dropAcks: 0,
    swallow: 0,
    lateAckMs: { count: 0, ms: 0 },
    withoutErrcode: 0,
    refuse: null,
    ignorePings: false,
    controlCharacters: false,
    slowMs: 0,
    closeKickedAfterMs: 20,
    hangAfterRefusal: false,
  }
  readonly shelf = new MediaShelf()
  readonly uploads = new Uploads()
  readonly chats = new AibotChats(this.uploads)
  /** everything that came in, in order */
  readonly frames: Frame[] = []
  /** two frames under way with one req_id: their acks cannot be told apart */
  readonly overlapping: string[] = []
  private readonly events = new EventEmitter().setMaxListeners(0)
  private readonly peers = new Set<Peer>()
  private server: Server = createServer()
  private port = 0

  private constructor(private readonly secrets: Readonly<Record<string, string>>) {}

  /** `secrets`: bot_id to secret. */
  static async start(secrets: Readonly<Record<string, string>>): Promise<AibotGateway> {
    const gateway = new AibotGateway(secrets)
    await gateway.listen()
    return gateway
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`
  }
  get online(): number {
    return this.subscribed().length
  }

  async listen(): Promise<void> {
    this.server = createServer((request, response) => {
      const { status, headers, body } = this.shelf.answer(request.url ?? '')
      response.writeHead(status, headers).end(body)
    })
    new WebSocketServer({ server: this.server }).on('connection', (socket) => this.welcome(socket))
    this.server.listen(this.port, '127.0.0.1')
    await once(this.server, 'listening')
    this.port = (this.server.address() as AddressInfo).port // a TCP server has no other kind
  }

  /** The platform goes away; `listen` brings it back at the same address. */
  async stop(): Promise<void> {
    this.cut()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Every connection breaks without a close frame: the client sees 1006. */
  cut(): void {
    for (const { socket } of this.peers) socket.terminate()
  }

  /** Resolves with the first frame from `since` on that fits, when it has taken effect. */
  async frame(fits: (frame: Frame) => boolean, since = 0): Promise<Frame> {
    for (;;) {
      const found = this.frames.slice(since).find(fits)
      if (found) return found
      await once(this.events, 'frame')
    }
  }
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await once(this.events, 'change')
  }
  /** Resolves when a bot is subscribed. */
  async ready(): Promise<void> {
    await this.until(() => this.online > 0)
  }

  /** Somebody says something. Returns what its answer needs. */
  say({ from, group, text = '', body, msgid = id('msg') }: Said): { reqId: string; msgid: string } {
    const reqId = id('R')
    this.chats.heard(reqId, group ?? from, group ? 2 : 1, 'message')
    this.deliver('aibot_msg_callback', reqId, {
      msgid,
      ...this.chat(from, group),
      response_url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=unused',
      ...(body ?? { msgtype: 'text', text: { content: text } }),
    })
    return { reqId, msgid }
  }

  /** Delivers a frame exactly so. */
  deliver(cmd: string, reqId: string, body: Json): void {
    this.transmit({ cmd, headers: { req_id: reqId }, body: { aibotid: this.subscribed()[0]?.botId ?? '', ...body } })
  }

  enterChat(from: string): { reqId: string } {
    return this.event(from, undefined, 'enter_chat', {}, 'enter_chat')
  }

  /** Somebody presses a button of a card that is shown. */
  click(from: string, taskId: string, key: string, group?: string): { reqId: string; msgid: string } {
    const about = { card_type: 'button_interaction', event_key: key, task_id: taskId }
    return this.event(from, group, 'template_card_event', about, 'template_card_event', taskId)
  }

  event(
    from: string,
    group: string | undefined,
    type: string,
    about: Json,
    kind: 'enter_chat' | 'template_card_event' | 'other' = 'other',
    taskId: string | null = null,
  ): { reqId: string; msgid: string } {
    const reqId = id('E')
    const msgid = id('evt')
    this.chats.heard(reqId, group ?? from, group ? 2 : 1, kind, taskId)
    const event = { eventtype: type, [type]: about }
    this.deliver('aibot_event_callback', reqId, { msgid, ...this.chat(from, group), msgtype: 'event', event })
    return { reqId, msgid }
  }

  /** A file as it hangs in a message: `{ msgtype: 'image', image: gateway.media(...) }`. */
  media(bytes: Buffer, name: string): { url: string; aeskey: string } {
    const { path, aeskey } = this.shelf.put(bytes, name)
    return { url: `http://127.0.0.1:${this.port}${path}`, aeskey }
  }

  private chat(from: string, group: string | undefined): Json {
    return { ...(group ? { chatid: group, chattype: 'group' } : { chattype: 'single' }), from: { userid: from } }
  }

  private subscribed(): Peer[] {
    return [...this.peers].filter(({ botId, kicked }) => botId !== null && !kicked)
  }

  private welcome(socket: WebSocket): void {
    const peer: Peer = { socket, botId: null, kicked: false, busy: new Set() }
    this.peers.add(peer)
    socket.on('close', () => {
      this.peers.delete(peer)
      this.events.emit('change')
    })
    socket.on('error', () => socket.terminate())
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame // a client that sends no JSON fails the test
      this.frames.push({ ...frame, body: frame.body ?? {} })
      this.take(peer, { ...frame, body: frame.body ?? {} })
      this.events.emit('frame')
      this.events.emit('change')
    })
  }

  private take(peer: Peer, frame: Frame): void {
    const reqId = frame.headers.req_id
    if (peer.busy.has(reqId)) this.overlapping.push(reqId)
    if (frame.cmd === 'ping' && this.faults.ignorePings) return
    if (peer.kicked) return
    if (frame.cmd !== 'ping' && frame.cmd !== 'aibot_subscribe' && this.faults.swallow > 0) {
      this.faults.swallow--
      return
    }
    peer.busy.add(reqId)
    this.acknowledge(peer, frame, this.effect(peer, frame))
  }

  private effect(peer: Peer, { cmd, headers, body }: Frame): Ack {
    const { refuse } = this.faults
    const { after = 0 } = refuse ?? {}
    if (refuse?.cmd === cmd && after > 0) refuse.after = after - 1
    else if (refuse && refuse.cmd === cmd && refuse.count > 0) {
      refuse.count--
      return { errcode: refuse.errcode, errmsg: 'as the test wanted' }
    }
    if (cmd === 'aibot_subscribe') return this.subscribe(peer, body)
    if (!peer.botId) return { errcode: 853000, errmsg: 'not subscribed' }
    if (cmd === 'ping') return { errcode: 0, errmsg: 'ok' }
    if (cmd === 'aibot_respond_msg') return this.chats.respond(headers.req_id, body)
    if (cmd === 'aibot_respond_welcome_msg') return this.chats.welcome(headers.req_id, body)
    if (cmd === 'aibot_respond_update_msg') return this.chats.update(headers.req_id, body)
    if (cmd === 'aibot_send_msg') return this.chats.push(body)
    if (cmd === 'aibot_upload_media_init') return this.uploads.init(body)
    if (cmd === 'aibot_upload_media_chunk') return this.uploads.chunk(body)
    if (cmd === 'aibot_upload_media_finish') return this.uploads.finish(body, 1_790_000_000_000)
    return { errcode: 40058, errmsg: 'unknown cmd' }
  }

  private subscribe(peer: Peer, { bot_id: botId, secret }: Json): Ack {
    if (typeof botId !== 'string' || this.secrets[botId] === undefined || this.secrets[botId] !== secret) {
      if (!this.faults.hangAfterRefusal) setTimeout(() => peer.socket.close(), 5)
      return { errcode: 853000, errmsg: 'invalid bot_id or secret' }
    }
    for (const older of this.subscribed()) if (older !== peer && older.botId === botId) this.kick(older)
    peer.botId = botId
    return { errcode: 0, errmsg: 'ok' }
  }

  private kick(peer: Peer): void {
    const body = { msgid: id('evt'), aibotid: peer.botId, msgtype: 'event', event: { eventtype: 'disconnected_event' } }
    this.write(peer, { cmd: 'aibot_event_callback', headers: { req_id: id('E') }, body })
    peer.kicked = true
    if (this.faults.closeKickedAfterMs !== null) setTimeout(() => peer.socket.close(), this.faults.closeKickedAfterMs)
  }

  private acknowledge(peer: Peer, frame: Frame, { errcode, errmsg = '', body }: Ack): void {
    const ack: Json = { headers: frame.headers, errcode, errmsg, ...(body ? { body } : {}) }
    const faults = this.faults
    let wait = faults.slowMs
    if (frame.cmd !== 'ping' && frame.cmd !== 'aibot_subscribe') {
      if (faults.dropAcks > 0) {
        faults.dropAcks--
        peer.busy.delete(frame.headers.req_id)
        return
      }
      if (faults.withoutErrcode > 0) {
        faults.withoutErrcode--
        delete ack.errcode
      }
      if (faults.lateAckMs.count > 0) {
        faults.lateAckMs.count--
        wait += faults.lateAckMs.ms
      }
    }
    const send = () => {
      peer.busy.delete(frame.headers.req_id)
      this.write(peer, ack)
    }
    if (wait > 0) setTimeout(send, wait)
    else send()
  }

  private transmit(frame: Frame): void {
    for (const peer of this.subscribed()) this.write(peer, frame)
  }

  private write({ socket }: Peer, frame: Json | Frame): void {
    if (socket.readyState !== socket.OPEN) return
    const text = JSON.stringify(frame)
    socket.send(this.faults.controlCharacters ? `\u0001${text.replaceAll('"errmsg":"', '"errmsg":"\u0008')}` : text)
  }
}

const id = (prefix: string) => `${prefix}-${randomBytes(8).toString('hex')}`
