import type { Server } from 'node:http'
import { access, constants } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createApp } from '../api/app.ts'
import { type Bot, connect } from '../bot/bot.ts'
import { jobs } from '../bot/jobs/index.ts'
import { openAiSpeech } from '../bot/speech/endpoint.ts'
import { openAiModel } from '../bot/model/openai.ts'
import { PuppetSimulator } from '../bot/puppets/simulator/index.ts'
import { Scheduler } from '../bot/scheduler.ts'
import { PretendClock, systemClock } from '../entities/base/clock.ts'
import { type Database, openDatabase } from '../entities/base/database.ts'
import { openFiles } from '../entities/base/files.ts'
import { openLog } from '../entities/base/log.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import { createRuntime } from '../entities/base/write.ts'
import { entities, migrations } from '../entities/index.ts'
import { acceptedAs } from '../entities/message/inbox.ts'
import { warmPrints } from '../entities/message/likeness/keepPrint.ts'
import { releaseAll } from '../entities/message/outbox.ts'
import { learnedWays } from '../entities/question/learned.ts'
import { seedDuty } from '../entities/person/duty.ts'
import { Region } from '../entities/region/region.ts'
import { Library } from '../entities/rulebook/library/library.ts'
import { createConsultant } from '../entities/rulebook/model/consult.ts'
import { Settings } from '../entities/settings/settings.ts'
import { startTexts } from '../entities/texts/api.ts'
import { startingRulebook } from '../entities/texts/rulebook/index.ts'
import type { Channel } from './channels/channel.ts'
import { otherPuppet } from './channels/otherPuppet.ts'
import { openWecom } from './channels/openWecom.ts'
import { pretendClock } from './clock.ts'
import { type Config, ConfigError } from './config.ts'
import { makeFolder } from './folder.ts'
import { seedDemo } from './seed/demo.ts'
import { own } from './owner.ts'
import { SIMULATOR, simulatorHost } from './simulator.ts'

export interface Product {
  runtime: Runtime
  database: Database
  bot: Bot
  scheduler: Scheduler
  server: Server
  /** `http://127.0.0.1:3000`. */
  address: string
  /** Where the channel's platform calls us. */
  callbackPaths: string[]
  stop(): Promise<void>
}

/** Milliseconds for what is under way when the program is stopped. */
const STOPPING_MS = 5000

/** Joins everything: store, bot on its channel, scheduler, HTTP door. Throws ConfigError with the line to print. */
export async function startProduct(config: Config, say: (line: string) => void = () => {}): Promise<Product> {
  await makeFolder(config.dataFolder).catch(() => cannotUse(config))
  await access(config.dataFolder, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => cannotUse(config))
  const owner = config.databaseUrl.startsWith('sqlite:') ? own(config.dataFolder) : null
  const database = await openDatabase(config.databaseUrl, { entities, migrations }, config.poolSize)
  const isSimulator = config.puppet === 'simulator'
  const clock = isSimulator ? new PretendClock() : systemClock
  const settings = new Settings()
  const runtime = createRuntime(database, {
    clock,
    settings,
    log: openLog(config.logLevel),
    files: openFiles(join(config.dataFolder, 'files')),
  })
  await settings.refresh(runtime)
  if (clock instanceof PretendClock) clock.offset = settings.value<number>('simulator.clockOffsetMs')
  if (isSimulator && !(await runtime.db.exists(Region))) await firstRun(runtime, say)

  const consultant = config.model
    ? createConsultant({
        model: openAiModel(config.model),
        clock,
        log: runtime.log,
        deadlineMs: config.model.timeoutMs,
      })
    : null
  const rulebook = new Library(startingRulebook, learnedWays)
  const host = simulatorHost(runtime)
  const simulator = isSimulator ? new PuppetSimulator(host) : null
  const channel = simulator
    ? simulatorChannel(runtime, simulator)
    : config.wecom
      ? await openWecom(runtime, config.wecom, config)
      : otherPuppet(runtime, config.puppet)
  const { puppet, keep, fetch, talker, directory } = channel
  const { wechaty, bot } = connect(
    {
      runtime,
      rulebook,
      consultant,
      channel: config.puppet,
      ...(config.speech
        ? { speech: { transcribe: openAiSpeech(config.speech), timeoutMs: config.speech.timeoutMs } }
        : {}),
      ...(fetch ? { fetch } : {}),
      ...(talker ? { talker } : {}),
      ...(directory ? { directory } : {}),
    },
    puppet,
    keep,
    config.puppetToken,
  )
  bot.hold()
  await channel.attach(bot)
  const scheduler = new Scheduler(runtime, jobs(bot), () => bot.nudge())
  const app = createApp({
    runtime,
    rulebook,
    ...(channel.doors ? { wecom: channel.doors } : {}),
    nudge: () => bot.nudge(),
    ...(simulator && clock instanceof PretendClock
      ? {
          simulator: {
            channel: simulator,
            host,
            storeFile: host.storeFile,
            openFile: host.openFile,
            clock: pretendClock({ runtime, clock, scheduler, bot }),
          },
        }
      : {}),
  })
  // a platform wants its answer within a second: what takes longer than that is done before it can ask
  if (config.wecom) rulebook.warm()
  const handle = app.callback()
  const server = createServer((request, response) => void handle(request, response))
  await listen(server, config)
  await wechaty.start()
  // a single process owns SQLite, so whatever is leased was leased by one that died
  if (database.dialect === 'sqlite') await runtime.write(releaseAll)
  await bot.resume()
  bot.nudge()
  scheduler.start()
  void scheduler.sweep()
  // reading the rulebook takes a second and more: when the start is over, or with the first question
  const warming = setTimeout(() => {
    rulebook.warm()
    void warmPrints(runtime).catch((error: unknown) => runtime.log.warn({ err: error }, 'prints not read yet'))
  }, 3000)

  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : config.port
  return {
    runtime,
    database,
    bot,
    scheduler,
    server,
    address: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`,
    callbackPaths: channel.doors?.callbacks.map(({ path }) => path) ?? [],
    async stop() {
      clearTimeout(warming)
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await scheduler.stop()
      // what waits for a slow platform is a row: the next start goes on with it
      bot.stop()
      await Promise.race([bot.idle(), pause(STOPPING_MS, null, { ref: false })])
      await wechaty.stop()
      await channel.stop()
      await database.close()
      owner?.release()
    },
  }
}

async function firstRun(runtime: Runtime, say: (line: string) => void): Promise<void> {
  say(startTexts.seeding())
  // one transaction: a crash on the way leaves an empty store, which is filled anew
  await runtime.write(async (tx) => {
    await seedDemo(tx)
    await seedDuty(tx)
  })
}

/** The simulator put the message into the inbox before it told Wechaty; only the row's number is needed. */
const simulatorChannel = (runtime: Runtime, puppet: PuppetSimulator): Channel => ({
  puppet,
  keep: (message) => acceptedAs(runtime, SIMULATOR, message.id),
  attach: async () => {},
  stop: async () => {},
})

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new ConfigError(startTexts.portTaken({ port })))
      else if (error.code === 'EACCES') reject(new ConfigError(startTexts.portForbidden({ port })))
      else reject(error)
    })
    server.listen(port, host, () => resolve())
  })
}

function cannotUse({ dataFolder }: Config): never {
  throw new ConfigError(startTexts.dataFolder({ folder: dataFolder }))
}
