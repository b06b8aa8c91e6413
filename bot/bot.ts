import { type Message, WechatyBuilder } from 'wechaty'
import type { Puppet } from 'wechaty-puppet'
import type { Runtime } from '../entities/base/runtime.ts'
import type { Incoming } from '../entities/message/incoming.ts'
import { unhandled } from '../entities/message/inbox.ts'
import { heldDue, releaseDue } from '../entities/message/outbox.ts'
import type { Library } from '../entities/rulebook/library/library.ts'
import { answer, type Answering } from './answer.ts'
import { type FetchFile, FileFetcher, type FetchOptions } from './fetchFiles.ts'
import { OutboxPump } from './outbox.ts'
import { SideBySide } from './sideBySide.ts'
import { Listener, type ListenOptions, type Transcriber } from './speech/listener.ts'
import { type Send, type Talker, wechatySender } from './sender.ts'

export interface BotOptions extends Answering {
  /** Name of the channel in the inbox and outbox. */
  channel: string
  /** How a file that came with a message is had from the platform, when it does not come along. */
  fetch?: FetchFile
  fetching?: FetchOptions
  /** How the channel is spoken to, when it can do more than Wechaty's `say`. */
  talker?: Talker
  /** Makes text of speech, when an endpoint is configured. */
  speech?: { transcribe: Transcriber } & ListenOptions
}

/** Of a backlog, answered at a time; the pool has ten connections unless somebody says otherwise. */
const SIDE_BY_SIDE = 6

/** How a message of this channel gets into the inbox when the puppet did not put it there itself. */
export type KeepMessage = (message: Message) => Promise<number | null>

/** The conversation on one channel: guarded listener, one lane per talker, outbox. */
export class Bot {
  private readonly arriving = new Map<string, Promise<void>>()
  private readonly lanes = new Map<string, Promise<void>>()
  private readonly taken = new Set<number>()
  /** Wake up when something held for a talker falls due. */
  private readonly waking = new Map<string, NodeJS.Timeout>()
  private readonly few = new SideBySide(SIDE_BY_SIDE)
  /** Nothing new is handled before what is older has its place in its talker's lane. */
  private gate: Promise<unknown> = Promise.resolve()
  private open = () => {}
  private readonly pump: OutboxPump
  private readonly files: FileFetcher | null
  private readonly listener: Listener
  readonly runtime: Runtime
  readonly rulebook: Library

  constructor(
    private readonly options: BotOptions,
    send: Send,
  ) {
    this.runtime = options.runtime
    this.rulebook = options.rulebook
    const { runtime, fetch, fetching, speech } = options
    this.files = fetch ? new FileFetcher(runtime, fetch, { ...fetching, listens: speech !== undefined }) : null
    this.listener = new Listener(runtime, speech?.transcribe ?? null, speech ?? { timeoutMs: 0 })
    this.pump = new OutboxPump(options.runtime, options.channel, send)
  }

  /**
   * A message came in: it is kept, and handled, after everything this talker said before. Two at the same moment would else be
   * kept in the order the store happens to commit them.
   */
  receive(address: string, keep: () => Promise<number | null>): Promise<void> {
    const kept = (this.arriving.get(address) ?? Promise.resolve()).then(keep)
    const settled = kept
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        if (this.arriving.get(address) === settled) this.arriving.delete(address)
      })
    this.arriving.set(address, settled)
    return kept.then(async (id) => {
      await this.gate
      return id === null ? undefined : this.take({ id, address })
    })
  }

  /** What comes in is kept and waits for `resume`: at a start the older comes first. */
  hold(): void {
    this.gate = new Promise<void>((resolve) => (this.open = resolve))
  }

  /** Goes on where an earlier life stopped: what it had not sent, then what it had not handled, then what came in meanwhile. */
  async resume(): Promise<void> {
    await this.pump.catchUp()
    const turns = await this.lineUp(this.runtime.clock.now())
    this.open()
    await Promise.all(turns)
  }

  /** A message is in the inbox: handle it after everything this talker said before. */
  take(message: Pick<Incoming, 'id' | 'address'>, among?: SideBySide): Promise<void> {
    if (this.taken.has(message.id)) return Promise.resolve()
    this.taken.add(message.id)
    const fetched = this.files?.complete(message.id) ?? Promise.resolve()
    const complete = fetched.then(() => this.listener.complete(message.id))
    complete.catch(() => {}) // it fails the turn, when that comes
    const { address } = message
    return this.inLane(address, async () => {
      const turn = () => answer(this.options, message.id, complete)
      const { now, heldUntil } = await (among ? among.run(turn) : turn())
      this.pump.deliver(now)
      if (heldUntil) this.wake(address, heldUntil)
    })
      .catch((error) => this.runtime.log.error({ incoming: message.id, err: error }, 'turn failed'))
      .finally(() => {
        this.taken.delete(message.id)
        this.pump.nudge()
      })
  }

  /** One thing after the other for one talker. */
  private inLane(address: string, work: () => Promise<void>): Promise<void> {
    const done = (this.lanes.get(address) ?? Promise.resolve()).then(work)
    const lane = done
      .catch(() => undefined) // told to the caller
      .finally(() => {
        if (this.lanes.get(address) === lane) this.lanes.delete(address)
      })
    this.lanes.set(address, lane)
    return done
  }

  /** Whatever is said until then takes back what is held; a job finds what an earlier life left. */
  private wake(address: string, at: Date): void {
    clearTimeout(this.waking.get(address))
    const timer = setTimeout(
      () => {
        this.waking.delete(address)
        this.release(address).catch((error) => this.runtime.log.error({ err: error }, 'held answer not released'))
      },
      Math.max(0, at.getTime() - this.runtime.clock.now().getTime()) + 1,
    ).unref()
    this.waking.set(address, timer)
  }

  /** In the talker's lane, so that it goes before whatever he says next, or is taken back by it. */
  private release(address: string): Promise<void> {
    const { channel } = this.options
    return this.inLane(address, async () => this.pump.deliver(await releaseDue(this.runtime, { channel, address })))
  }

  stop(): void {
    for (const timer of this.waking.values()) clearTimeout(timer)
    this.waking.clear()
  }

  /** Takes up again what a crash, a failure or an outage of the store left in the inbox, oldest first. */
  async redeliver(before = this.runtime.clock.now()): Promise<void> {
    const turns = this.gate.then(() => this.lineUp(before))
    this.gate = Promise.allSettled([this.gate, turns])
    await Promise.all(await turns)
  }

  /** Thousands may have waited: all get their place at once, a few are answered at a time. */
  private async lineUp(before: Date): Promise<Promise<void>[]> {
    const turns: Promise<void>[] = []
    for (let after = 0; ; ) {
      const rows = await unhandled(this.runtime, this.options.channel, { before, after })
      turns.push(...rows.map((row) => this.take(row, this.few)))
      after = rows.at(-1)?.id ?? 0
      if (after === 0) return turns
    }
  }

  /** Sends what waits in the outbox, and what was held long enough. */
  async flush(): Promise<void> {
    const due = await heldDue(this.runtime, this.options.channel)
    // somebody who is being answered just now gets it with that answer
    await Promise.all(due.filter((address) => !this.lanes.has(address)).map((address) => this.release(address)))
    await this.pump.flush()
  }

  nudge(): void {
    this.pump.nudge()
  }

  /** Resolves when nothing is being handled and the outbox was tried. */
  async idle(): Promise<void> {
    do {
      while (this.lanes.size > 0) await Promise.all(this.lanes.values())
      await this.flush()
    } while (this.lanes.size > 0)
  }
}

/** Joins a bot to a puppet through Wechaty. A listener that rejects would end the process, so this one never does. */
export function connect(
  options: BotOptions,
  puppet: Puppet | 'wechaty-puppet-service',
  keep: KeepMessage,
  token?: string,
) {
  const wechaty = WechatyBuilder.build({
    name: 'guanhu',
    puppet: puppet as never,
    ...(token ? { puppetOptions: { token } } : {}),
  })
  const bot = new Bot(options, wechatySender(wechaty, options.runtime, options.talker))
  wechaty.on('message', (message) => {
    if (message.self()) return
    bot
      .receive(message.talker().id, () => keep(message))
      .catch((error) => options.runtime.log.error({ err: error }, 'message not kept'))
  })
  wechaty.on('error', (error) => options.runtime.log.error({ err: error }, 'channel error'))
  return { wechaty, bot }
}
