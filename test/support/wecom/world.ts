import dayjs from 'dayjs'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LessThanOrEqual, MoreThan, Not } from 'typeorm'
import { vi } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { type Bot, type BotOptions, connect } from '../../../bot/bot.ts'
import { jobs } from '../../../bot/jobs/index.ts'
import { Scheduler } from '../../../bot/scheduler.ts'
import { FixedClock } from '../../../entities/base/clock.ts'
import { openFiles } from '../../../entities/base/files.ts'
import { openLog } from '../../../entities/base/log.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { createRuntime } from '../../../entities/base/write.ts'
import { Incoming } from '../../../entities/message/incoming.ts'
import { Outgoing } from '../../../entities/message/outgoing.ts'
import { seedDuty } from '../../../entities/person/duty.ts'
import { learnedWays } from '../../../entities/question/learned.ts'
import { Library } from '../../../entities/rulebook/library/library.ts'
import { Settings } from '../../../entities/settings/settings.ts'
import { channelTexts } from '../../../entities/texts/channels.ts'
import { startingRulebook } from '../../../entities/texts/rulebook/index.ts'
import { openWecom } from '../../../scripts/channels/openWecom.ts'
import type { WecomSettings } from '../../../scripts/channels/settings.ts'
import { settle } from '../people.ts'
import type { Stage } from '../transcript.ts'
import { borrowStore, type Heard, moment } from '../world.ts'

/** One thing a member sees on his phone. */
export type Shown =
  | { kind: 'text'; text: string }
  | { kind: 'card'; title: string; subtitle: string; buttons: { label: string; says: string }[]; taskId: string }
  | { kind: 'picture'; name: string }

/** The side of the platform: what members do, and what they see. */
export interface Platform {
  settings: WecomSettings
  /** The product listens here. */
  listening?(address: string): void
  /** Resolves when the bot can be spoken to. */
  ready(): Promise<void>
  /** Says something; resolves with how many messages that makes, when the platform was told that they are kept. */
  say(who: string, text: string, more: Parameters<Stage['say']>[2]): Promise<number>
  press(who: string, card: Extract<Shown, { kind: 'card' }>, says: string): Promise<number>
  /** Everything a member was shown, in order. */
  shown(who: string): Shown[]
  stop(): Promise<void>
}

/** The product on a channel of WeCom, in the small county of the tests, against the fake platform. */
export class WecomWorld implements Stage {
  readonly heard: Heard[] = []
  private lastRow = 0
  private came = 0
  private readonly seen = new Map<string, number>()

  private constructor(
    readonly runtime: Runtime,
    readonly clock: FixedClock,
    readonly bot: Bot,
    readonly platform: Platform,
    private readonly scheduler: Scheduler,
    private readonly close: () => Promise<void>,
  ) {}

  static async open(
    platform: Platform,
    {
      at = '2026-10-08 09:12',
      log = openLog('fatal'),
      speech,
    }: { at?: string; log?: Runtime['log']; speech?: BotOptions['speech'] } = {},
  ): Promise<WecomWorld> {
    const { store, release } = await borrowStore()
    const folder = await mkdtemp(join(tmpdir(), 'guanhu-wecom-'))
    const clock = new FixedClock(moment(at))
    const settings = new Settings()
    const runtime = createRuntime(store, { clock, settings, log, files: openFiles(join(folder, 'files')) })
    const name = platform.settings.puppet
    await settle(runtime, name)
    await runtime.write(seedDuty)
    const channel = await openWecom(runtime, platform.settings, { dataFolder: folder, port: 0 })
    const { puppet, keep, fetch, talker, directory, doors } = channel
    const rulebook = new Library(startingRulebook, learnedWays)
    const { wechaty, bot } = connect(
      {
        runtime,
        rulebook,
        channel: name,
        ...(fetch ? { fetch } : {}),
        ...(talker ? { talker } : {}),
        ...(directory ? { directory } : {}),
        ...(speech ? { speech } : {}),
      },
      puppet,
      keep,
    )
    await channel.attach(bot)
    const handle = createApp({
      runtime,
      rulebook,
      ...(doors ? { wecom: doors } : {}),
      nudge: () => bot.nudge(),
    }).callback()
    const server = createServer((request, response) => void handle(request, response))
    platform.listening?.(await listen(server))
    await wechaty.start()
    await platform.ready()
    const scheduler = new Scheduler(runtime, jobs(bot), () => bot.nudge())
    return new WecomWorld(runtime, clock, bot, platform, scheduler, async () => {
      await bot.idle()
      bot.stop()
      await wechaty.stop()
      await channel.stop()
      server.closeAllConnections()
      server.close()
      await platform.stop()
      await release()
      await rm(folder, { recursive: true, force: true })
    })
  }

  async say(
    who: string,
    text: string,
    { photos = [], more = false, ...rest }: Partial<Parameters<Stage['say']>[2]> = {},
  ): Promise<string[]> {
    this.came += await this.platform.say(who, text, { photos, ...rest })
    return this.answered(who, more)
  }

  /** Presses the button of this label on the last card somebody was shown. */
  async press(who: string, label: string): Promise<string[]> {
    const card = this.platform.shown(who).findLast((one) => one.kind === 'card')
    const button = card?.buttons.find((one) => one.label === label)
    if (!card || !button) throw new Error(`${who} has no button ${label}: ${JSON.stringify(card)}`)
    this.came += await this.platform.press(who, card, button.says)
    return this.answered(who)
  }

  async at(time: string): Promise<void> {
    this.clock.set(moment(time))
    await this.scheduler.sweep()
    await this.settled()
  }

  stop(): Promise<void> {
    return this.close()
  }

  /** `more`: he goes on a second later, and hears nothing before. */
  private async answered(who: string, more = false): Promise<string[]> {
    const before = this.heard.length
    await vi.waitFor(async () => {
      const [all, open] = await Promise.all([
        this.runtime.db.count(Incoming),
        this.runtime.db.countBy(Incoming, { state: 'received' }),
      ])
      if (all < this.came || open > 0) throw new Error(`${all} of ${this.came} messages came, ${open} wait`)
    }, WAITING)
    await this.bot.idle()
    this.clock.set(
      dayjs(this.clock.now())
        .add(more ? 1 : this.runtime.settings.value<number>('burst.seconds'), 'second')
        .toDate(),
    )
    if (more) return []
    await this.settled()
    return this.heard
      .slice(before)
      .filter((line) => line.to === who)
      .map((line) => line.text)
  }

  /** Everything queued is sent; what people were shown is written down, answers first, as the bot says them. */
  private async settled(): Promise<void> {
    await this.bot.idle()
    await vi.waitFor(async () => {
      const held = { state: 'held' as const, dueAt: LessThanOrEqual(this.clock.now()) }
      const waiting = await this.runtime.db.findBy(Outgoing, [{ state: 'queued' }, held])
      if (waiting.length > 0) throw new Error(`not sent: ${waiting.map((row) => row.lastError ?? row.key).join()}`)
    }, WAITING)
    const rows = await this.runtime.db.find(Outgoing, {
      where: { id: MoreThan(this.lastRow), state: Not('taken') },
      order: { id: 'ASC' },
    })
    this.lastRow = rows.at(-1)?.id ?? this.lastRow
    const isAnswer = (row: Outgoing) => row.key.startsWith('re:')
    for (const row of [...rows.filter(isAnswer), ...rows.filter((row) => !isAnswer(row))]) this.hear(row)
  }

  /** What a member was shown of one message: parts are put together, a card reads as its text. */
  private hear(row: Outgoing): void {
    if (row.state === 'parked') throw new Error(`parked: ${row.lastError}: ${row.text}`)
    const who = row.address
    const next = () => {
      const at = this.seen.get(who) ?? 0
      this.seen.set(who, at + 1)
      const one = this.platform.shown(who)[at]
      if (!one) throw new Error(`${who} was not shown: ${row.text}`)
      return one
    }
    let text = ''
    const isCard = row.choices !== null && row.choices.length > 0 && row.choices.length <= 6
    while (text.length < row.text.length) {
      const one = next()
      if (one.kind === 'text') text += one.text
      else if (one.kind === 'card') text = [one.title, one.subtitle].filter((part) => part && part !== HEAD).join('\n')
      else throw new Error(`${who} was shown a picture in place of: ${row.text}`)
      if (one.kind === 'card') break
      if (isCard && text.length >= row.text.length && next().kind !== 'card') throw new Error(`no card: ${row.text}`)
    }
    for (const _ of row.files) if (next().kind !== 'picture') throw new Error(`no picture: ${row.text}`)
    this.heard.push({ to: who, text, files: row.files })
  }
}

const HEAD = channelTexts.cardTitle
const WAITING = { timeout: 15_000, interval: 5 }

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has no other kind
}

export const newId = () => randomUUID().replaceAll('-', '').slice(0, 19)
