/**
 * 智能机器人 - a Wechaty puppet for the AI bot of WeCom, by long connection or URL callback. It keeps nothing a restart may not lose:
 * what comes in is the host's before Wechaty hears of it.
 */
import { randomUUID } from 'node:crypto'
import { FileBox, type FileBoxInterface } from 'file-box'
import { type payloads, Puppet } from 'wechaty-puppet'
import {
  type CallbackRequest,
  type CallbackResponse,
  type Choices,
  type MediaRef,
  Newest,
  refuse,
  WecomError,
  type WecomHost,
  type WecomIncoming,
} from '../wecom/index.ts'
import { type CallbackOptions, CallbackTransport } from './callback.ts'
import { choiceCard } from './card.ts'
import { Chats, type Target } from './chats.ts'
import { type ConnectedOptions, ConnectedTransport, type Surroundings } from './connected.ts'
import { download } from './download.ts'
import { type AibotTimings, REMEMBERED, defaultTimings } from './limits.ts'
import { type RawMessage, contactPayload, messagePayload, roomPayload } from './payloads.ts'
import { Receiver } from './receiver.ts'
import type { LiveText } from './stream.ts'
import type { Capabilities, Health, Transport } from './transport.ts'
import { REASONS } from './unsupported.ts'
import type { OutgoingFile } from './upload.ts'

export interface AibotOptions {
  readonly botId: string
  /** the bot's names as members see them; the first is its name, all of them are taken out of what is said in groups */
  readonly names: readonly string[]
  readonly transport:
    | ({ readonly kind: 'connection' } & ConnectedOptions)
    | ({ readonly kind: 'callback' } & CallbackOptions)
  /** what a bubble shows until there is a text; the default makes the client say that the bot is thinking */
  readonly placeholder?: string
  /** what is said to a member who opens the chat for the first time that day; null = nothing */
  readonly welcome?: (userid: string) => Promise<string | null>
  readonly timings?: Partial<AibotTimings>
}

/** The third argument of messageSendText and messageSendFile, where Wechaty itself puts mentioned people. */
export interface SayOptions {
  /** the same key is said once, and mends what an attempt before left open */
  readonly key?: string
  /** id of the message this answers; without it the last one of the chat */
  readonly replyTo?: string
}

export class PuppetWecomAibot extends Puppet {
  static override readonly VERSION = '0.1.0'
  readonly botId: string
  readonly botName: string
  readonly capabilities: Capabilities
  private readonly transport: Transport
  private readonly callbackTransport: CallbackTransport | null
  private readonly receiver: Receiver
  private readonly chats = new Chats()
  private readonly messages = new Newest<string, RawMessage>(REMEMBERED)
  private readonly timings: AibotTimings
  private readonly mediaKey: () => string | null

  /** Throws CallbackError on an EncodingAESKey that cannot be one. */
  constructor(
    private readonly host: WecomHost,
    options: AibotOptions,
  ) {
    super({}) // the base class logs what it is given
    // the options hold secrets and are not kept
    this.botId = options.botId
    this.botName = options.names[0] ?? options.botId
    this.timings = { ...defaultTimings, ...options.timings }
    this.receiver = new Receiver(host, options.names)
    const around: Surroundings = {
      botId: options.botId,
      host,
      receiver: this.receiver,
      timings: this.timings,
      placeholder: options.placeholder ?? '<think></think>',
      welcome: options.welcome ?? null,
      events: {
        message: (message) => {
          this.remember(message)
          this.emit('message', { messageId: message.key })
        },
        ready: () => this.emit('ready', { data: options.botId }),
        trouble: (error) => {
          // an 'error' event nobody listens to would end the process; the host's log has it in any case
          if (this.listenerCount('error') > 0) this.emit('error', error)
        },
      },
    }
    if (options.transport.kind === 'callback') {
      const transport = new CallbackTransport(around, options.transport)
      this.transport = this.callbackTransport = transport
      this.mediaKey = () => transport.mediaKey()
    } else {
      this.transport = new ConnectedTransport(around, options.transport)
      this.callbackTransport = null
      this.mediaKey = () => null
    }
    this.capabilities = this.transport.capabilities
  }

  override name() {
    return 'wechaty-puppet-wecom-aibot'
  }
  override version() {
    return PuppetWecomAibot.VERSION
  }

  /** Returns at once; 'ready' comes with the subscription. Wechaty's watchdog is never armed: the connection watches itself. */
  override async onStart() {
    this.login(this.botId)
    this.transport.start()
  }

  /** Logging out is done by the base class. */
  override async onStop() {
    this.transport.stop()
  }

  /** Whether the bot hears anything just now, and why not. */
  health(): Health {
    return this.transport.health()
  }

  override ding(data?: string) {
    this.emit('dong', { data: data ?? '' })
  }

  /** URL callback: what the platform asks over HTTP. Never throws. */
  async callback(request: CallbackRequest): Promise<CallbackResponse> {
    return this.callbackTransport ? this.callbackTransport.callback(request) : { status: 404, body: '' }
  }

  /** A message the host kept in an earlier life: its payload can be asked and its answer finds its way. */
  remember(message: WecomIncoming): void {
    this.messages.set(message.key, { direction: 'in', incoming: message })
    this.chats.heard(message)
  }

  /** The bytes of a file somebody sent; to be fetched at receipt, its address lives five minutes. Throws WecomError. */
  async fetchMedia(ref: MediaRef): Promise<OutgoingFile> {
    return download(ref, { httpMs: this.timings.httpMs, aesKey: this.mediaKey() })
  }

  /** A card with up to six buttons; text too long for a card is said before it. Throws WecomError. */
  async sendChoices(to: string, message: Choices): Promise<string> {
    const { card, before } = choiceCard(message)
    const target = this.target(to)
    if (before) await this.transport.text(target, `${message.key}:text`, before)
    this.receiver.sent(card)
    await this.transport.card(target, `${message.key}:card`, card)
    return this.said(target, message.key, message.text, null)
  }

  /** An answer that grows while it is made; to be finished within minutes. */
  stream(messageId: string): LiveText {
    const raw = this.messages.get(messageId)
    if (raw?.direction !== 'in') throw new WecomError('no-message', `no message ${messageId} to answer`)
    const { room, from } = raw.incoming
    return this.transport.stream(this.target(room ? `chat:${room}` : `user:${from}`, messageId), `stream:${messageId}`)
  }

  /** `to`: a userid or chatid, or user: and chat: in front of it. Throws WecomError, AckUnknownError when it may have arrived. */
  override async messageSendText(to: string, text: string, options?: string[] | SayOptions): Promise<string> {
    const { key = randomUUID(), replyTo } = Array.isArray(options) || !options ? {} : options
    const target = this.target(to, replyTo)
    // Wechaty joins the names of mentioned people with this space; a mention is only text here
    const plain = text.replaceAll('\u2005', ' ')
    await this.transport.text(target, key, plain)
    return this.said(target, key, plain, null)
  }

  override async messageSendFile(to: string, file: FileBoxInterface, options: SayOptions = {}): Promise<string> {
    const { key = randomUUID(), replyTo } = options
    const target = this.target(to, replyTo)
    await this.transport.media(target, key, { name: file.name, bytes: await file.toBuffer() })
    return this.said(target, key, '', file.name)
  }

  override async messageForward(to: string, messageId: string): Promise<string> {
    const { text } = messagePayload(await this.messageRawPayload(messageId), this.botId)
    if (!text) throw new WecomError('unsupported', 'only text can be forwarded')
    return this.messageSendText(to, text)
  }

  override async messageRawPayload(messageId: string): Promise<RawMessage> {
    const raw = this.messages.get(messageId)
    if (!raw) throw new WecomError('no-message', `no message ${messageId}`)
    return raw
  }
  override async messageRawPayloadParser(raw: RawMessage): Promise<payloads.Message> {
    return messagePayload(raw, this.botId)
  }

  /** The first file of a message; the others are in its raw payload. */
  override async messageFile(messageId: string): Promise<FileBoxInterface> {
    const raw = await this.messageRawPayload(messageId)
    const ref = raw.direction === 'in' ? raw.incoming.media[0] : undefined
    if (!ref) throw new WecomError('media', `no file in message ${messageId}`)
    const { name, bytes } = await this.fetchMedia(ref)
    return FileBox.fromBuffer(bytes, name)
  }
  override messageImage(messageId: string): Promise<FileBoxInterface> {
    return this.messageFile(messageId)
  }

  /** Who has spoken since the start. */
  override async contactList(): Promise<string[]> {
    return this.chats.people()
  }
  override async contactRawPayload(contactId: string): Promise<string> {
    return contactId
  }
  override async contactRawPayloadParser(contactId: string): Promise<payloads.Contact> {
    return contactPayload(contactId, contactId === this.botId ? this.botName : contactId)
  }

  override async roomList(): Promise<string[]> {
    return this.chats.rooms()
  }
  override async roomRawPayload(roomId: string): Promise<string> {
    return roomId
  }
  override async roomRawPayloadParser(roomId: string): Promise<payloads.Room> {
    return roomPayload(roomId, await this.roomMemberList(roomId))
  }
  override async roomMemberList(roomId: string): Promise<string[]> {
    return [...this.chats.members(roomId), this.botId]
  }
  override async roomMemberRawPayload(_roomId: string, contactId: string): Promise<string> {
    return contactId
  }
  override async roomMemberRawPayloadParser(contactId: string): Promise<payloads.RoomMember> {
    const { id, name, avatar } = await this.contactRawPayloadParser(contactId)
    return { id, name, avatar }
  }

  private target(to: string, replyTo?: string): Target {
    const target = this.chats.target(to, this.host.now(), this.timings.replyMs)
    const raw = replyTo === undefined ? undefined : this.messages.get(replyTo)
    if (raw?.direction !== 'in') return target
    const { room, from, reply } = raw.incoming
    const fits = (room ?? from) === target.chat && this.chats.mayAnswer(reply, this.host.now(), this.timings.replyMs)
    return fits ? { ...target, reply } : target
  }

  /** Wechaty asks for the payload of what was sent, too. */
  private said({ chat, type }: Target, key: string, text: string, file: string | null): string {
    const id = `out:${key}`
    const at = this.host.now().toISOString()
    this.messages.set(id, { direction: 'out', said: { id, chat, isRoom: type === 2, at, text, file } })
    return id
  }
}

refuse(PuppetWecomAibot.prototype, REASONS)
