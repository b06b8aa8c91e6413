/**
 * URL 回调 - the transport for where long outbound connections are forbidden. The platform calls; an answer waits in a bubble until it is
 * fetched, or goes once, within the hour, to the address that came with the message. Nothing can be said unasked.
 */
import {
  CallbackCrypto,
  CallbackError,
  type CallbackRequest,
  type CallbackResponse,
  NOT_KEPT,
  Newest,
  RECEIVED,
  Secret,
  UnsupportedError,
  WecomError,
  echo,
  readJsonEnvelope,
  refusal,
  signedOf,
  splitText,
  isRecord,
  recordOf,
  textOf,
} from '../wecom/index.ts'
import { streamId } from './answers.ts'
import { Bubble } from './bubble.ts'
import type { Target } from './chats.ts'
import type { Surroundings } from './connected.ts'
import type { Json } from './frames.ts'
import { CONTENT_BYTES, REMEMBERED } from './limits.ts'
import { ResponseUrls } from './responseUrl.ts'
import type { LiveText } from './stream.ts'
import type { Capabilities, Health, Transport } from './transport.ts'
import { type OutgoingFile, kindOf } from './upload.ts'

export interface CallbackOptions {
  readonly token: string | Secret
  /** EncodingAESKey */
  readonly aesKey: string | Secret
}

export class CallbackTransport implements Transport {
  readonly capabilities: Capabilities = {
    transport: 'callback',
    groups: 'mentions',
    push: 'none',
    mediaOut: ['image'],
    processes: 'one',
  }
  private readonly crypto: CallbackCrypto
  private readonly aesKey: Secret
  private readonly bubbles = new Newest<string, Bubble>(REMEMBERED)
  private readonly urls: ResponseUrls
  /** by key: said already */
  private readonly done = new Newest<string, true>(REMEMBERED)
  private status: Health

  constructor(
    private readonly around: Surroundings,
    { token, aesKey }: CallbackOptions,
  ) {
    // the receiveid of an AI bot inside its own enterprise is empty
    this.crypto = new CallbackCrypto({ token, aesKey, receiveId: '' })
    this.aesKey = Secret.of(aesKey)
    this.urls = new ResponseUrls(around.host, around.timings)
    this.status = { state: 'stopped', why: 'not started', since: around.host.now().toISOString() }
  }

  start(): void {
    this.status = { state: 'ready', why: 'the platform calls', since: this.around.host.now().toISOString() }
    this.around.events.ready()
  }

  stop(): void {
    this.status = { state: 'stopped', why: 'stopped', since: this.around.host.now().toISOString() }
    for (const id of this.bubbles.keys()) this.bubbles.get(id)?.close()
  }

  health(): Health {
    return this.status
  }

  mediaKey(): string {
    return this.aesKey.reveal()
  }

  /** Never throws: 403 and 400 for what is no callback to us, 503 for what could not be kept. */
  async callback({ method, query, body }: CallbackRequest): Promise<CallbackResponse> {
    try {
      if (method === 'GET') return echo(this.crypto, query)
      const signed = signedOf(query)
      const plain = this.crypto.open(signed, readJsonEnvelope(body).encrypt)
      if (this.status.state !== 'ready') return NOT_KEPT
      const answer = await this.take(jsonOf(plain), signed.signature)
      return answer ? this.sealed(answer, signed.nonce) : RECEIVED
    } catch (error) {
      this.around.host.log('warn', { err: error }, 'callback not taken')
      return error instanceof CallbackError ? refusal(error) : NOT_KEPT
    }
  }

  async text(to: Target, key: string, text: string): Promise<void> {
    const bubble = this.bubbles.get(to.reply?.streamId ?? '')
    for (const [at, part] of splitText(text, CONTENT_BYTES).entries()) {
      if (part.trim() === '' || this.done.get(`${key}#${at}`)) continue
      if (!(bubble && (await bubble.say(part)))) await this.late(to, part)
      this.done.set(`${key}#${at}`, true)
    }
  }

  async card(to: Target, key: string, card: Json): Promise<void> {
    if (this.done.get(key)) return
    await this.urls.post(to.reply, { msgtype: 'template_card', template_card: card })
    this.done.set(key, true)
  }

  async media(to: Target, key: string, file: OutgoingFile): Promise<void> {
    if (kindOf(file) !== 'image') throw new UnsupportedError('messageSendFile', 'URL callback takes images only')
    if (this.done.get(key)) return
    const bubble = this.bubbles.get(to.reply?.streamId ?? '')
    if (!(bubble && (await bubble.image(file))))
      throw new WecomError('no-way', 'an image goes only into an answer that is still open')
    this.done.set(key, true)
  }

  stream(to: Target, key: string): LiveText {
    const bubble = this.bubbles.get(to.reply?.streamId ?? '')
    return (
      bubble?.stream((text) => this.text(to, key, text)) ?? {
        update: () => {},
        finish: (text) => this.text(to, key, text),
      }
    )
  }

  private late(to: Target, text: string): Promise<void> {
    return this.urls.post(to.reply, { msgtype: 'markdown', markdown: { content: text } })
  }

  /** The answer, or null for a 200 without one. Rejects when the host could not keep it: the platform delivers again. */
  private async take(body: Json, deliveryId: string): Promise<Json | null> {
    const { host, receiver, welcome, events } = this.around
    if (body.msgtype === 'stream') return this.poll(textOf(recordOf(body.stream).id))
    const id = streamId(`${textOf(recordOf(body.from).userid)}|${textOf(body.msgid) || deliveryId}`, 0)
    const received = receiver.read(body, { streamId: id }, deliveryId)
    if (received.kind === 'other') {
      host.log('info', { type: received.type }, 'callback without a use')
      return null
    }
    if (received.kind === 'enter-chat') {
      const text = await welcome?.(received.from)
      return text ? { msgtype: 'text', text: { content: text } } : null
    }
    const bubble = await this.inTime(
      host.keep(received.message).then((state) => {
        // the answer to the platform goes first
        if (state === 'new') setImmediate(() => events.message(received.message))
        return received.kind === 'message' ? this.bubble(id, state === 'new') : null
      }),
    )
    if (received.kind === 'click') return { response_type: 'update_template_card', template_card: received.card }
    return bubble?.answer() ?? null
  }

  /** What is kept later is heard all the same, and its next delivery finds its bubble. */
  private async inTime<T>(keeping: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      const error = new WecomError('late', 'not kept in time', { retryable: true })
      timer = setTimeout(() => reject(error), this.around.timings.keepWithinMs)
    })
    return Promise.race([keeping, late]).finally(() => clearTimeout(timer))
  }

  /** A message that was kept in an earlier life gets no new bubble: its answer finds the response_url. */
  private bubble(id: string, isNew: boolean): Bubble | null {
    const known = this.bubbles.get(id)
    if (known || !isNew) return known ?? null
    const bubble = new Bubble(id, this.around.placeholder, this.around.timings)
    this.bubbles.set(id, bubble)
    return bubble
  }

  private poll(id: string): Json {
    const { placeholder } = this.around
    // one of an earlier life ends here, or the platform would go on asking
    const unknown = { msgtype: 'stream', stream: { id, finish: true, content: placeholder } }
    return this.bubbles.get(id)?.answer() ?? unknown
  }

  private sealed(answer: Json, nonce: string): CallbackResponse {
    const timestamp = Math.floor(this.around.host.now().getTime() / 1000)
    const encrypt = this.crypto.encrypt(JSON.stringify(answer))
    const msgsignature = this.crypto.sign(String(timestamp), nonce, encrypt)
    const body = JSON.stringify({ encrypt, msgsignature, timestamp, nonce })
    return { status: 200, body, contentType: 'application/json' }
  }
}

function jsonOf(text: string): Json {
  try {
    const parsed: unknown = JSON.parse(text)
    if (isRecord(parsed)) return parsed
  } catch {
    // told below
  }
  throw new CallbackError(-40002, 'not a JSON object')
}
