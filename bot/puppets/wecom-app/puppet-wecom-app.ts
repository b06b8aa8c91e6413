/**
 * 自建应用 - a Wechaty puppet for a self-built app of WeCom: members write to it, it writes to members and to groups it has made. It keeps
 * nothing a restart may not lose: what comes in is the host's before Wechaty hears of it.
 */
import type { FileBoxInterface } from 'file-box'
import { type payloads, types } from 'wechaty-puppet'
import {
  type Answer,
  CallbackCrypto,
  type CallbackRequest,
  type CallbackResponse,
  type Choices,
  Limiter,
  Newest,
  parseAddress,
  refuse,
  textOf,
  type Waiting,
  WecomError,
  type WecomHost,
} from '../wecom/index.ts'
import { AppCallback } from './callback.ts'
import { capabilities } from './capabilities.ts'
import { choiceCard, isChoiceCard } from './card.ts'
import { changedMembers, type WecomEvent } from './event.ts'
import { PuppetWithMemory } from './memory.ts'
import { type MenuButton, readMenu, removeMenu, setMenu } from './menu.ts'
import type { WecomAppOptions } from './options.ts'
import { messagePayload } from './payloads.ts'
import type { Said } from './received.ts'
import { AppSender, type SayOptions } from './sender.ts'
import { REASONS } from './unsupported.ts'

export interface Health {
  /** the platform has taken our credentials */
  readonly ready: boolean
  /** why not, for the operator */
  readonly trouble: string | null
  /** members who would get more than the platform lets through, and how much waits for them */
  readonly waiting: readonly Waiting[]
}

/** Cards whose buttons are remembered by what is on them. */
const REMEMBERED = 5_000
/** Characters of the answer on a card that was clicked. */
const SHOWN_AFTER = 30
/** How long to wait before asking the platform again who we are. */
const ASK_AGAIN_MS = 30_000

export class PuppetWecomApp extends PuppetWithMemory {
  static override readonly VERSION = '0.1.0'
  readonly capabilities = capabilities
  private readonly agentId: number
  private readonly cardTitle: string
  private readonly appCallback: AppCallback
  private readonly limiter: Limiter
  private readonly sender: AppSender
  private readonly onEvent: (event: WecomEvent) => void
  /** what our cards have on their buttons, by task_id */
  private readonly labels = new Newest<string, ReadonlyMap<string, string>>(REMEMBERED)
  private ready = false
  private trouble: string | null = null
  /** which start this is: an answer to an earlier one says nothing any more */
  private life = 0
  private askAgain: (() => void) | null = null

  /** Throws CallbackError on an EncodingAESKey that cannot be one. */
  constructor(host: WecomHost, options: WecomAppOptions) {
    super(host, options)
    const { corpId, agentId, token, aesKey, longestWaitMs } = options
    this.agentId = agentId
    this.cardTitle = options.cardTitle ?? 'Please choose'
    this.onEvent = options.onEvent ?? (() => {})
    this.limiter = new Limiter({
      elapsed: this.elapsed,
      ...(longestWaitMs !== undefined && { longestWaitMs }),
      onWait: (waiting) => host.log('warn', { ...waiting }, 'messages wait for the limit of a member'),
    })
    this.sender = new AppSender(this.api, agentId, this.limiter, () => host.now())
    this.appCallback = new AppCallback({
      crypto: new CallbackCrypto({ token, aesKey, receiveId: corpId }),
      corpId,
      host,
      elapsed: this.elapsed,
      keepWithinMs: options.keepWithinMs ?? 900,
      heard: (said) => this.hear(said),
      happened: (event) => this.happen(event),
      shownAfter: (said) => this.shownAfter(said),
    })
  }

  override name() {
    return 'wechaty-puppet-wecom-app'
  }
  override version() {
    return PuppetWecomApp.VERSION
  }

  /** Returns at once; 'ready' comes when the platform has taken our credentials. Callbacks are taken from the beginning. */
  override async onStart() {
    this.api.tokens.forget()
    this.login(this.botId)
    void this.introduce(++this.life)
  }

  /** Logging out is done by the base class. */
  override async onStop() {
    this.life++
    this.ready = false
    this.askAgain?.()
    this.askAgain = null
    this.limiter.stop()
  }

  health(): Health {
    return { ready: this.ready, trouble: this.trouble, waiting: this.limiter.waiting() }
  }

  override ding(data?: string) {
    this.emit('dong', { data: data ?? '' })
  }

  /** What the platform asks over HTTP; answered within keepWithinMs, whatever the store does. Never throws. */
  callback(request: CallbackRequest): Promise<CallbackResponse> {
    return this.appCallback.handle(request)
  }

  /** A card with up to six buttons; text too long for a card is said before it. In a group, which has no cards, only the text. Throws WecomError. */
  async sendChoices(to: string, message: Choices): Promise<string> {
    const { before, card, taskId } = choiceCard(message, this.cardTitle)
    if (parseAddress(to).kind === 'chat') return this.messageSendText(to, message.text, { key: message.key })
    const { key } = message
    const parts = before ? await this.sender.text(to, before, { key: `${key}:text` }) : []
    this.labels.set(taskId, new Map(message.choices.map(({ says, label }) => [says, label])))
    const shown = await this.sender.other(to, 'template_card', card, `${key}:card`)
    return this.keepSent(to, message.text, null, [...parts, shown])
  }

  /** Markdown as the platform knows it: headings, bold, links, code, quotes, three colours. */
  async sendMarkdown(to: string, text: string): Promise<string> {
    return this.keepSent(to, text, null, await this.sender.markdown(to, text))
  }

  /** Any template card, as documented. The response code is good for one update within 72 hours. */
  async sendCard(to: string, card: object): Promise<{ id: string; responseCode: string }> {
    const part = await this.sender.other(to, 'template_card', card)
    return { id: this.keepSent(to, '', null, [part]), responseCode: part.responseCode }
  }

  /** Changes a card for these members: its button goes grey with `replaceName`, or another card stands there. */
  async updateCard(
    responseCode: string,
    userids: readonly string[],
    change: { replaceName: string } | { card: object },
  ): Promise<void> {
    await this.api.post('/cgi-bin/message/update_template_card', {
      userids,
      agentid: this.agentId,
      response_code: responseCode,
      ...('card' in change ? { template_card: change.card } : { button: { replace_name: change.replaceName } }),
    })
  }

  setMenu(buttons: readonly MenuButton[]): Promise<void> {
    return setMenu(this.api, this.agentId, buttons)
  }
  menu(): Promise<Answer> {
    return readMenu(this.api, this.agentId)
  }
  removeMenu(): Promise<void> {
    return removeMenu(this.api, this.agentId)
  }

  /** `to`: a userid, or user:, party:, tag: or chat: and an id; so for all that is sent. Throws WecomError. */
  override async messageSendText(to: string, text: string, options: string[] | SayOptions = {}): Promise<string> {
    const say = Array.isArray(options) ? { mentioned: options } : options
    const plain = await this.withoutNames(text, say.mentioned ?? [])
    return this.keepSent(to, plain, null, await this.sender.text(to, plain, say))
  }

  override async messageSendFile(to: string, file: FileBoxInterface, options: SayOptions = {}): Promise<string> {
    return this.keepSent(to, '', file.name, await this.sender.file(to, file.name, await file.toBuffer(), options))
  }

  override async messageSendUrl(
    to: string,
    { title, url, description, thumbnailUrl }: payloads.UrlLink,
  ): Promise<string> {
    const article = { title, url, description: description ?? '', picurl: thumbnailUrl ?? '' }
    return this.keepSent(to, title, null, [await this.sender.other(to, 'news', { articles: [article] })])
  }

  override async messageForward(to: string, messageId: string): Promise<string> {
    const raw = await this.messageRawPayload(messageId)
    const media = raw.direction === 'in' ? raw.incoming.media[0] : undefined
    if (media && 'mediaId' in media.source)
      return this.keepSent(to, '', media.name, await this.sender.sendMedia(to, media.kind, media.source.mediaId))
    const { text } = messagePayload(raw, this.botId)
    if (!text) throw new WecomError('media', 'a file of ours is sent anew, not forwarded')
    return this.messageSendText(to, text)
  }

  /** Within 24 hours; not in groups. */
  override async messageRecall(messageId: string): Promise<boolean> {
    const raw = await this.messageRawPayload(messageId)
    if (raw.direction === 'in' || parseAddress(raw.to).kind === 'chat') return false
    for (const part of raw.parts) await this.sender.recall(part)
    return true
  }

  private hear({ incoming, kind, place, link }: Said): void {
    this.messages.set(incoming.key, { direction: 'in', incoming, kind, place, link })
    this.emit('message', { messageId: incoming.key })
  }

  private happen(event: WecomEvent): void {
    for (const userid of changedMembers(event)) {
      this.members.forget(userid)
      this.emit('dirty', { payloadType: types.Dirty.Contact, payloadId: userid })
    }
    this.host.log('debug', { event: event.event, key: event.key }, 'event')
    this.onEvent(event)
  }

  /** The card of a question that was answered shows the answer. */
  private shownAfter({ incoming: { reply, text } }: Said): string | null {
    const taskId = reply?.taskId ?? ''
    if (!isChoiceCard(taskId)) return null
    const label = this.labels.get(taskId)?.get(text) ?? text
    return [...label].slice(0, SHOWN_AFTER).join('')
  }

  /** Asks the platform who we are, until it says so or says that we are nobody. */
  private async introduce(life: number): Promise<void> {
    try {
      const { name } = await this.api.get('/cgi-bin/agent/get', { agentid: String(this.agentId) })
      if (life !== this.life) return
      this.botName = textOf(name) || this.botName
      this.trouble = null
      this.ready = true
      this.emit('dirty', { payloadType: types.Dirty.Contact, payloadId: this.botId })
      this.emit('ready', { data: this.botName })
    } catch (error) {
      if (life !== this.life) return
      const known = error instanceof WecomError ? error : new WecomError('bug', String(error))
      this.trouble = known.message
      this.host.log('error', { code: known.code }, `not ready: ${known.message}`)
      this.emit('error', known)
      if (known.retryable) this.askAgain = this.elapsed.after(ASK_AGAIN_MS, () => void this.introduce(life))
    }
  }
}

refuse(PuppetWecomApp.prototype, REASONS)
