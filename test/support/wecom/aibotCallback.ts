/**
 * The platform's side of URL callback mode: posts encrypted JSON with an empty receiveid, delivers again what got no 200, comes for a
 * stream until it is finished, and takes one answer at every response_url. Encrypted by the vendor's `@wecom/crypto`.
 */
import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import type { Json } from './aibotChat.ts'
import { MediaShelf } from './aibotMedia.ts'

export interface CallbackAccount {
  /** where the bot's callbacks go, `http://127.0.0.1:…` */
  url: string
  token: string
  aesKey: string
}

/** What one message led to. */
export interface Told {
  /** HTTP status of every delivery */
  statuses: number[]
  /** the bubble as it is shown; null = none */
  content: string | null
  finished: boolean
  /** every content in order */
  frames: string[]
  images: Json[]
  /** the first answer when it is no stream: a welcome, an updated card; null = an empty 200 */
  answer: Json | null
}

const TRIES = 3
const KEEP_POLLING = 500

export class AibotCallback {
  readonly shelf = new MediaShelf()
  /** what was posted to response_urls, in order */
  readonly posted: Json[] = []
  /** answers of the bot that never reach the platform: it delivers again */
  loseAnswers = 0
  /** the platform no longer comes for streams */
  neverPoll = false
  /** ms between two polls; about 1000 on the real platform */
  pollMs = 5
  private readonly open = new Set<string>()
  private readonly events = new EventEmitter().setMaxListeners(0)
  private server: Server = createServer()

  private constructor(private readonly account: CallbackAccount) {}

  static async start(account: CallbackAccount): Promise<AibotCallback> {
    const platform = new AibotCallback(account)
    platform.server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const path = request.url ?? ''
        if (request.method === 'POST') response.end(JSON.stringify(platform.respond(path, Buffer.concat(chunks))))
        else {
          const { status, headers, body } = platform.shelf.answer(path)
          response.writeHead(status, headers).end(body)
        }
      })
    })
    platform.server.listen(0, '127.0.0.1')
    await once(platform.server, 'listening')
    return platform
  }

  async stop(): Promise<void> {
    this.neverPoll = true
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Somebody says something; resolves when the bubble is finished, or there is none. */
  async say(from: string, body: Json, group?: string, msgid = id('msg')): Promise<Told> {
    return this.deliver({ msgid, ...chatOf(from, group), ...body })
  }
  text(from: string, content: string, group?: string, msgid?: string): Promise<Told> {
    return this.say(from, { msgtype: 'text', text: { content } }, group, msgid)
  }
  async event(from: string, type: string, about: Json, group?: string): Promise<Told> {
    const event = { eventtype: type, [type]: about }
    return this.deliver({ msgid: id('evt'), ...chatOf(from, group), msgtype: 'event', event })
  }
  click(from: string, taskId: string, key: string): Promise<Told> {
    const about = { card_type: 'button_interaction', event_key: key, task_id: taskId }
    return this.event(from, 'template_card_event', about)
  }
  /** A file, encrypted with the account's key. */
  media(bytes: Buffer, name: string): { url: string } {
    const { path } = this.shelf.put(bytes, name, Buffer.from(`${this.account.aesKey}=`, 'base64'))
    return { url: `${this.origin}${path}` }
  }
  /** Resolves when a bubble shows this. */
  async shows(content: string): Promise<void> {
    for (;;) {
      const [shown] = (await once(this.events, 'shown')) as [string] // emitted by follow
      if (shown === content) return
    }
  }
  async untilPosted(count: number): Promise<void> {
    while (this.posted.length < count) await once(this.events, 'posted')
  }

  /** The console checks the address. */
  async verify(word: string): Promise<{ status: number; body: string }> {
    const { query, sealed } = this.sealed(word)
    const response = await fetch(`${this.account.url}?${query}&echostr=${encodeURIComponent(sealed)}`)
    return { status: response.status, body: await response.text() }
  }

  private get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}` // a TCP server has no other kind
  }

  private async deliver(body: Json): Promise<Told> {
    const told: Told = { statuses: [], content: null, finished: false, frames: [], images: [], answer: null }
    const path = `/response/${randomBytes(8).toString('hex')}`
    this.open.add(path)
    const message = { aibotid: 'aibX', create_time: 1_791_421_920, response_url: `${this.origin}${path}`, ...body }
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const { status, answer } = await this.post(message)
      told.statuses.push(status)
      if (this.loseAnswers > 0) this.loseAnswers--
      else if (status === 200) {
        if (answer?.msgtype === 'stream') await this.follow(answer, told)
        else told.answer = answer
        break
      }
    }
    return told
  }

  private async follow(first: Json, told: Told): Promise<void> {
    let answer: Json | null = first
    for (let polls = 0; answer && polls < KEEP_POLLING; polls++) {
      const stream = answer.stream as { id: string; content: string; finish: boolean; msg_item?: Json[] } // as documented
      if (Buffer.byteLength(stream.content) > 20_480) throw new Error('content too long')
      Object.assign(told, { content: stream.content, finished: stream.finish, images: stream.msg_item ?? [] })
      told.frames.push(stream.content)
      this.events.emit('shown', stream.content)
      if (stream.finish || this.neverPoll) return
      await new Promise((resolve) => setTimeout(resolve, this.pollMs))
      const poll = { msgid: id('poll'), aibotid: 'aibX', msgtype: 'stream', stream: { id: stream.id } }
      answer = (await this.post({ ...poll, from: { userid: 'lin' } })).answer
    }
  }

  private async post(message: Json): Promise<{ status: number; answer: Json | null }> {
    const { query, sealed } = this.sealed(JSON.stringify(message))
    const body = JSON.stringify({ encrypt: sealed })
    const response = await fetch(`${this.account.url}?${query}`, { method: 'POST', body })
    const text = await response.text()
    return { status: response.status, answer: response.status === 200 && text !== '' ? this.opened(text) : null }
  }

  private sealed(text: string): { query: string; sealed: string } {
    const { token, aesKey } = this.account
    const sealed = encrypt(aesKey, text, '')
    const timestamp = '1791421920'
    const nonce = randomBytes(5).toString('hex')
    const signature = getSignature(token, timestamp, nonce, sealed)
    return { query: `msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`, sealed }
  }

  private opened(text: string): Json {
    const { token, aesKey } = this.account
    const { encrypt: sealed, msgsignature, timestamp, nonce } = JSON.parse(text) as Record<string, string> // fails the test otherwise
    if (typeof timestamp !== 'number') throw new Error('timestamp is an integer')
    if (getSignature(token, timestamp, nonce ?? '', sealed ?? '') !== msgsignature) throw new Error('answer not signed')
    const { message, id: receiveId } = decrypt(aesKey, sealed ?? '')
    if (receiveId !== '') throw new Error('receiveid of an AI bot is empty')
    return JSON.parse(message) as Json // fails the test otherwise
  }

  /** One answer, markdown or a card, then never again. */
  private respond(path: string, body: Buffer): Json {
    const answer = JSON.parse(body.toString()) as Json // plain JSON, or the test fails
    if (!this.open.delete(path)) return { errcode: 40029, errmsg: 'response_code used or expired' }
    if (answer.msgtype !== 'markdown' && answer.msgtype !== 'template_card') return { errcode: 40008, errmsg: 'type' }
    this.posted.push(answer)
    this.events.emit('posted')
    return { errcode: 0, errmsg: 'ok' }
  }
}

const chatOf = (from: string, group: string | undefined): Json => ({
  ...(group ? { chatid: group, chattype: 'group' } : { chattype: 'single' }),
  from: { userid: from },
})
const id = (prefix: string) => `${prefix}-${randomBytes(8).toString('hex')}`
