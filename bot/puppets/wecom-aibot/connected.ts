/** 长连接 - the default transport: nothing to open to the internet, answers and pushes, files both ways. */
import type { ClientOptions } from 'ws'
import { Limiter, MediaCache, Secret, type WecomHost, type WecomIncoming, WecomError } from '../wecom/index.ts'
import { Answers } from './answers.ts'
import type { Target } from './chats.ts'
import { AibotConnection, type ConnectionState } from './connection.ts'
import type { Frame, Json } from './frames.ts'
import { type AibotTimings, GATEWAY_URL, HELD_MESSAGES } from './limits.ts'
import { Lanes } from './lanes.ts'
import type { Received, Receiver } from './receiver.ts'
import { LiveStream, type LiveText } from './stream.ts'
import type { Capabilities, Health, Transport, TransportEvents } from './transport.ts'
import { type OutgoingFile, kindOf, upload } from './upload.ts'

export interface ConnectedOptions {
  readonly secret: string | Secret
  /** a private deployment's own address */
  readonly url?: string
  /** its CA, or a proxy's agent */
  readonly socket?: ClientOptions
}

export interface Surroundings {
  readonly botId: string
  readonly host: WecomHost
  readonly receiver: Receiver
  readonly timings: AibotTimings
  readonly events: TransportEvents
  readonly placeholder: string
  readonly welcome: ((userid: string) => Promise<string | null>) | null
}

type Kept = Extract<Received, { kind: 'message' | 'click' }>

export class ConnectedTransport implements Transport {
  readonly capabilities: Capabilities = {
    transport: 'connection',
    groups: 'mentions',
    push: 'chats that have spoken',
    mediaOut: ['image', 'voice', 'video', 'file'],
    processes: 'one',
  }
  private readonly connection: AibotConnection
  private readonly answers: Answers
  private readonly limiter: Limiter
  private readonly talkers = new Lanes()
  private readonly uploaded: MediaCache
  private readonly streams = new Set<LiveStream>()
  private held = 0
  private running = false
  private status: Health
  private downSince: number | null = null
  private alarm: NodeJS.Timeout | undefined

  constructor(
    private readonly around: Surroundings,
    { secret, url = GATEWAY_URL, socket }: ConnectedOptions,
  ) {
    const { timings, botId, host } = around
    this.status = { state: 'stopped', why: 'not started', since: host.now().toISOString() }
    this.connection = new AibotConnection({
      url,
      botId,
      secret: Secret.of(secret),
      timings,
      ...(socket ? { socket } : {}),
      random: Math.random,
      onCallback: (frame) =>
        void this.take(frame).catch((error: unknown) => host.log('error', { err: error }, 'callback not handled')),
      onState: (state, why) => this.changed(state, why),
    })
    this.limiter = new Limiter({
      windows: [
        { max: timings.perMinute, ms: 60_000 },
        { max: timings.perHour, ms: 3_600_000 },
      ],
      longestWaitMs: timings.longestWaitMs,
      onWait: ({ to, count, ms }) => host.log('warn', { to, count, ms }, 'messages wait for the limit of the platform'),
    })
    this.uploaded = new MediaCache(() => host.now())
    this.answers = new Answers(this.connection, this.limiter, timings.finalResends)
  }

  start(): void {
    this.running = true
    this.connection.start()
  }

  stop(): void {
    this.running = false
    clearTimeout(this.alarm)
    for (const stream of [...this.streams]) stream.abandon()
    this.limiter.stop()
    this.connection.stop()
  }

  health(): Health {
    return this.status
  }

  text(to: Target, key: string, text: string): Promise<void> {
    return this.answers.text(to, key, text)
  }

  async card(to: Target, key: string, card: Json): Promise<void> {
    await this.answers.once(to, key, { msgtype: 'template_card', template_card: card })
  }

  async media(to: Target, key: string, file: OutgoingFile): Promise<void> {
    const kind = kindOf(file)
    const { uploadAckMs } = this.around.timings
    const mediaId = await this.uploaded.idOf({ type: kind, ...file }, () =>
      upload(this.connection, file, kind, uploadAckMs),
    )
    await this.answers.once(to, key, { msgtype: kind, [kind]: { media_id: mediaId } })
  }

  stream(to: Target, key: string): LiveText {
    const { placeholder, timings } = this.around
    const reqId = to.reply?.reqId
    // nothing to hang a stream on: what is said at the end is a push
    if (!reqId) return { update: () => {}, finish: (text) => this.text(to, key, text) }
    const over = () => this.streams.delete(stream)
    const stream: LiveStream = new LiveStream(this.answers, { to, reqId, key, placeholder, timings, over })
    this.streams.add(stream)
    return stream
  }

  private async take({ cmd, reqId, body }: Frame): Promise<void> {
    const { host, receiver } = this.around
    const received = receiver.read(body, { reqId }, reqId)
    if (received.kind === 'other') host.log('info', { cmd, type: received.type }, 'callback without a use')
    else if (received.kind === 'enter-chat') await this.greet(received.from, reqId)
    else if (this.held >= HELD_MESSAGES) this.around.events.trouble(new WecomError('overflow', 'a message was dropped'))
    else {
      this.held++
      await this.talkers.run(received.message.from, () => this.accept(received, reqId)).finally(() => this.held--)
    }
  }

  private async accept(received: Kept, reqId: string): Promise<void> {
    const state = await this.keep(received.message)
    if (received.kind === 'click' && state !== 'lost') await this.showPressed(received.card, reqId)
    if (state === 'new') this.around.events.message(received.message)
  }

  /** The platform does not deliver again what came by this way: until the host can keep it, it is held here and tried again. */
  private async keep(message: WecomIncoming): Promise<'new' | 'duplicate' | 'lost'> {
    const { host, timings } = this.around
    for (let wait = timings.keepFirstMs; this.running; wait = Math.min(wait * 2, timings.keepLastMs)) {
      try {
        return await host.keep(message)
      } catch (error) {
        host.log('error', { key: message.key, err: error, againInMs: wait }, 'message not kept yet')
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
    host.log('error', { key: message.key }, 'stopped before the message could be kept')
    return 'lost'
  }

  /** The platform gives five seconds and does not ask again; who pressed sees at once that it was heard. */
  private async showPressed(card: Json, reqId: string): Promise<void> {
    const body = { response_type: 'update_template_card', template_card: card }
    await this.event('aibot_respond_update_msg', body, reqId)
  }

  private async greet(from: string, reqId: string): Promise<void> {
    const { welcome, host } = this.around
    const text = await welcome?.(from).catch((error: unknown) => {
      host.log('warn', { err: error }, 'no welcome')
      return null
    })
    if (text) await this.event('aibot_respond_welcome_msg', { msgtype: 'text', text: { content: text } }, reqId)
  }

  private async event(cmd: 'aibot_respond_update_msg' | 'aibot_respond_welcome_msg', body: Json, reqId: string) {
    const { host, timings } = this.around
    await this.connection.request(cmd, body, { reqId, ackMs: timings.eventMs }).catch((error: unknown) => {
      host.log('warn', { err: error }, `${cmd} did not arrive`)
    })
  }

  private changed(state: ConnectionState, why: string): void {
    const { host, events, timings } = this.around
    const now = host.now()
    this.status = { state, why, since: now.toISOString() }
    const level = state === 'taken-over' || state === 'refused' ? 'error' : state === 'waiting' ? 'warn' : 'info'
    host.log(level, { state, why }, 'AI bot connection')
    if (state === 'ready') {
      clearTimeout(this.alarm)
      // what was said meanwhile is not replayed
      if (this.downSince !== null)
        host.log('warn', { seconds: Math.round((now.getTime() - this.downSince) / 1000) }, 'AI bot was not listening')
      this.downSince = null
      events.ready()
    } else if (state === 'waiting' && this.downSince === null) {
      this.downSince = now.getTime()
      const error = new WecomError('down', 'the connection does not come back', { retryable: true })
      this.alarm = setTimeout(() => events.trouble(error), timings.alertAfterMs)
    } else if (state === 'taken-over' || state === 'refused') {
      clearTimeout(this.alarm)
      this.downSince ??= now.getTime()
      events.trouble(new WecomError(state, why))
    }
  }
}
