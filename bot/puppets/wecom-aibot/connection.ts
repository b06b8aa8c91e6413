/**
 * 长连接 - the one connection of a bot: opens, subscribes, keeps alive, comes back without end; carries requests and matches their
 * acks. Taken over by another connection it closes at once and stays away: two that fight throw each other out for ever.
 */
import { randomUUID } from 'node:crypto'
import { type ClientOptions, WebSocket } from 'ws'
import { Acks } from './acks.ts'
import { BAD_CREDENTIALS, NotConnectedError, RefusedError } from './errors.ts'
import { type Frame, type Json, readFrame } from './frames.ts'
import type { AibotTimings } from './limits.ts'
import { type Command, checkFrame } from './schema.ts'
import { type Secret, recordOf } from '../wecom/index.ts'

/**
 * `ready` = subscribed. `waiting` = down, coming back. `taken-over` = another connection of this bot is in use. `refused` = wrong bot_id
 * or secret. The last two end only by a new start.
 */
export type ConnectionState = 'stopped' | 'connecting' | 'ready' | 'waiting' | 'taken-over' | 'refused'

export interface ConnectionOptions {
  readonly url: string
  readonly botId: string
  readonly secret: Secret
  readonly timings: AibotTimings
  /** for a private deployment's CA or a proxy agent */
  readonly socket?: ClientOptions
  /** 0 to 1, for the jitter */
  readonly random: () => number
  readonly onCallback: (frame: Frame) => void
  readonly onState: (state: ConnectionState, why: string) => void
}

const MAX_FRAME_BYTES = 16 * 1024 * 1024

export class AibotConnection {
  state: ConnectionState = 'stopped'
  /** private to the inspector too: a socket knows its proxy, and a proxy its password */
  #socket: WebSocket | null = null
  readonly #options: ConnectionOptions
  private readonly acks: Acks
  private heartbeat: NodeJS.Timeout | undefined
  private retry: NodeJS.Timeout | undefined
  private missed = 0
  private failures = 0
  private cameBack = false
  private readonly watchers = new Set<() => void>()

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.acks = new Acks(options.timings.lateAckMs)
  }

  start(): void {
    this.cameBack = false
    this.failures = 0
    this.open()
  }

  stop(): void {
    this.close('stopped', 'stopped')
  }

  /**
   * Sends a request and waits for its ack; the answer is the ack's body. With a `reqId` (of the callback that is answered) frames go one
   * after another. Throws BadFrameError, NotConnectedError (nothing sent), RefusedError, AckUnknownError.
   */
  async request(cmd: Command, body: Json, options: { reqId?: string; ackMs?: number } = {}): Promise<Json> {
    checkFrame(cmd, body)
    const { reqId = newId(cmd), ackMs = this.#options.timings.ackMs } = options
    const ack = await this.acks.inTurn(reqId, async () => {
      await this.whenReady(this.#options.timings.sendWaitMs)
      return this.exchange(cmd, body, reqId, ackMs)
    })
    return ack.body
  }

  /** Rejects with NotConnectedError when it is not ready after so long, at once where only a new start helps. */
  async whenReady(waitMs: number): Promise<void> {
    if (this.state === 'waiting' || this.state === 'connecting')
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer)
          this.watchers.delete(look)
          resolve()
        }
        const look = () => {
          if (this.state !== 'waiting' && this.state !== 'connecting') done()
        }
        const timer = setTimeout(done, waitMs)
        this.watchers.add(look)
      })
    if (this.state === 'ready') return
    throw new NotConnectedError(this.state, this.state === 'waiting' || this.state === 'connecting')
  }

  private enter(state: ConnectionState, why: string): void {
    this.state = state
    for (const look of [...this.watchers]) look()
    this.#options.onState(state, why)
  }

  private open(): void {
    this.drop()
    this.enter('connecting', 'opening')
    const { timings, url } = this.#options
    let socket: WebSocket
    try {
      socket = new WebSocket(url, {
        maxPayload: MAX_FRAME_BYTES,
        handshakeTimeout: timings.handshakeMs,
        ...this.#options.socket,
      })
    } catch (error) {
      // an address that is none: trying again later costs nothing and says so each time
      this.lose(`cannot open: ${describe(error)}`)
      return
    }
    this.#socket = socket
    let reason = ''
    // ws answers pings of the protocol by itself
    socket.on('open', () => void this.subscribe(socket))
    socket.on('message', (data) => {
      if (this.#socket === socket) this.take(String(data))
    })
    socket.on('error', (error) => (reason = error.message))
    socket.on('close', (code) => {
      if (this.#socket === socket) this.lose(`closed with ${code} ${reason}`.trim())
    })
  }

  private async subscribe(socket: WebSocket): Promise<void> {
    const { botId, secret, timings } = this.#options
    try {
      const body = { bot_id: botId, secret: secret.reveal() }
      await this.exchange('aibot_subscribe', body, newId('aibot_subscribe'), timings.subscribeMs)
    } catch (error) {
      if (this.#socket !== socket) return
      if (error instanceof RefusedError && error.errcode === BAD_CREDENTIALS) this.close('refused', error.message)
      else this.lose(`not subscribed: ${describe(error)}`)
      return
    }
    if (this.#socket !== socket) return
    this.failures = 0
    this.missed = 0
    this.heartbeat = setInterval(() => this.beat(), timings.heartbeatMs)
    this.enter('ready', 'subscribed')
  }

  private beat(): void {
    const { missedHeartbeats, heartbeatMs } = this.#options.timings
    if (this.missed >= missedHeartbeats) {
      this.lose(`${this.missed} heartbeats unanswered`)
      return
    }
    this.missed++
    // a missing answer is counted already
    this.exchange('ping', {}, newId('ping'), heartbeatMs * missedHeartbeats).catch(() => {})
  }

  private exchange(cmd: Command, body: Json, reqId: string, ackMs: number): Promise<Frame> {
    const socket = this.#socket
    if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new NotConnectedError(this.state, true))
    const ack = this.acks.expect(cmd, reqId, ackMs)
    socket.send(JSON.stringify({ cmd, headers: { req_id: reqId }, ...(cmd === 'ping' ? {} : { body }) }))
    return ack
  }

  private take(text: string): void {
    // whatever comes is a sign of life: in a rush the answer to a ping stands at the end of the line
    this.missed = 0
    const frame = readFrame(text)
    if (!frame) return
    if (frame.cmd === null) this.acks.arrived(frame)
    else if (recordOf(frame.body.event).eventtype === 'disconnected_event') this.takenOver()
    else this.#options.onCallback(frame)
  }

  private takenOver(): void {
    this.close('taken-over', 'another connection of this bot subscribed')
    const { comeBackAfterMs } = this.#options.timings
    if (comeBackAfterMs === null || this.cameBack) return
    this.cameBack = true
    this.retry = setTimeout(() => this.open(), comeBackAfterMs)
  }

  /** Network faults: again, later and later, never giving up. */
  private lose(why: string): void {
    const { reconnectFirstMs, reconnectLastMs } = this.#options.timings
    this.close('waiting', why)
    const step = Math.min(reconnectLastMs, reconnectFirstMs * 2 ** Math.min(this.failures++, 20))
    this.retry = setTimeout(() => this.open(), step * (1 - this.#options.random() / 2))
  }

  private close(state: ConnectionState, why: string): void {
    this.drop()
    this.acks.lost(why)
    this.enter(state, why)
  }

  private drop(): void {
    clearTimeout(this.retry)
    clearInterval(this.heartbeat)
    const socket = this.#socket
    this.#socket = null
    socket?.terminate()
  }
}

const newId = (cmd: string) => `${cmd}-${randomUUID()}`
const describe = (error: unknown) => (error instanceof Error ? error.message : String(error))
