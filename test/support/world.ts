import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { Bot, type BotOptions } from '../../bot/bot.ts'
import { jobs } from '../../bot/jobs/index.ts'
import { Scheduler } from '../../bot/scheduler.ts'
import { FixedClock, instant } from '../../entities/base/clock.ts'
import { type Database, openDatabase } from '../../entities/base/database.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { accept } from '../../entities/message/inbox.ts'
import type { KeptFile, MessagePlace } from '../../entities/message/incoming.ts'
import { keepFile, type Upload } from '../../entities/message/media.ts'
import type { Outgoing } from '../../entities/message/outgoing.ts'
import { learnedWays } from '../../entities/question/learned.ts'
import { seedDuty } from '../../entities/person/duty.ts'
import { Library } from '../../entities/rulebook/library/library.ts'
import type { Consultant } from '../../entities/rulebook/model/consult.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import { freshDatabase } from './databases.ts'
import { settle } from './people.ts'

export interface Heard {
  to: string
  text: string
  files: KeptFile[]
}

/**
 * The bot on a channel that only listens, in a small county of its own, on a database of its own. `say` resolves when the
 * message was handled and everything it caused was sent; it returns what the speaker was answered.
 */
export class World {
  /** Everything the bot sent, to anybody, in order. */
  readonly heard: Heard[] = []
  private said = 0

  private constructor(
    readonly runtime: Runtime,
    readonly clock: FixedClock,
    readonly bot: Bot,
    readonly scheduler: Scheduler,
    private readonly close: () => Promise<void>,
  ) {}

  /** `model`: makes the outside model's consultant, when one is used. */
  static async open(
    at = '2026-10-08 09:12',
    model?: (runtime: Runtime) => Consultant,
    speech?: BotOptions['speech'],
  ): Promise<World> {
    const { store, release } = await borrowStore()
    const folder = await mkdtemp(join(tmpdir(), 'guanhu-world-'))
    const clock = new FixedClock(moment(at))
    const settings = new Settings()
    const runtime = createRuntime(store, { clock, settings, log: openLog('fatal'), files: openFiles(folder) })
    await settle(runtime, CHANNEL)
    await runtime.write(seedDuty)
    const send = async (message: Outgoing) =>
      void world.heard.push({ to: message.address, text: message.text, files: message.files })
    const rulebook = new Library(startingRulebook, learnedWays)
    const bot = new Bot(
      { runtime, rulebook, consultant: model?.(runtime) ?? null, channel: CHANNEL, ...(speech ? { speech } : {}) },
      send,
    )
    const scheduler = new Scheduler(runtime, jobs(bot), () => bot.nudge())
    const world = new World(runtime, clock, bot, scheduler, async () => {
      await bot.idle()
      bot.stop()
      await release()
      await rm(folder, { recursive: true, force: true })
    })
    return world
  }

  /** Says something as somebody and waits for the answer; returns what this person was answered, in order. The same id again is the
   * same message. `more`: he goes on a second later, without waiting. */
  async say(
    who: string,
    text: string,
    {
      photos = [],
      id = `m${++this.said}`,
      quote,
      spoken = false,
      uploads = [],
      more = false,
      place,
    }: {
      photos?: Buffer[]
      id?: string
      quote?: string
      spoken?: boolean
      uploads?: Upload[]
      more?: boolean
      place?: MessagePlace
    } = {},
  ): Promise<string[]> {
    const before = this.heard.length
    const pictures = photos.map((bytes, i) => ({ name: `${i + 1}.jpg`, bytes }))
    const files = await Promise.all([...pictures, ...uploads].map((upload) => keepFile(this.runtime, upload)))
    await this.bot.receive(who, async () => {
      const kept = await accept(this.runtime, {
        channel: CHANNEL,
        externalId: id,
        address: who,
        text,
        files,
        quote: quote ?? null,
        spoken,
        place: place ?? null,
      })
      return kept.duplicate ? null : kept.id
    })
    await this.bot.idle()
    await this.pass(more ? 1000 : this.runtime.settings.value<number>('burst.seconds') * 1000)
    return this.heard
      .slice(before)
      .filter((line) => line.to === who)
      .map((line) => line.text)
  }

  /** Time goes by: what was held so long is said. */
  private async pass(milliseconds: number): Promise<void> {
    this.clock.set(new Date(this.clock.now().getTime() + milliseconds))
    await this.bot.idle()
  }

  /** What somebody else was sent since the last call. */
  told(who: string): string[] {
    const lines = this.heard.filter((line) => line.to === who).map((line) => line.text)
    const seen = this.read.get(who) ?? 0
    this.read.set(who, lines.length)
    return lines.slice(seen)
  }
  private readonly read = new Map<string, number>()

  /** Moves the clock and lets everything that is due happen at that moment. */
  async at(time: string): Promise<void> {
    this.clock.set(moment(time))
    await this.scheduler.sweep()
    await this.bot.idle()
  }

  stop(): Promise<void> {
    return this.close()
  }
}

export const CHANNEL = 'test'

const idle: Database[] = []

/** A migrated, empty store. Migrating takes a hundred times longer than emptying, so the worlds of a test file hand theirs on. */
export async function borrowStore(): Promise<{ store: Database; release: () => Promise<void> }> {
  const store = idle.pop() ?? (await openDatabase((await freshDatabase()).url, { entities, migrations }))
  const release = async () => {
    await store.source.transaction(async (manager) => {
      for (const entity of entities) await manager.createQueryBuilder().delete().from(entity).execute()
    })
    idle.push(store)
  }
  return { store, release }
}

afterAll(async () => {
  for (const store of idle.splice(0)) await store.close()
})

/** `2026-10-08 09:12`, Beijing time. */
export function moment(text: string): Date {
  const [date, time] = text.split(' ')
  return instant(date!, time ?? '09:00')
}
