import { join } from 'node:path'
import { PuppetWecomAibot } from '../../bot/puppets/wecom-aibot/index.ts'
import { PuppetWecomApp } from '../../bot/puppets/wecom-app/index.ts'
import type { WecomHost } from '../../bot/puppets/wecom/index.ts'
import type { Talker } from '../../bot/sender.ts'
import { channelTexts } from '../../entities/texts/channels.ts'
import type { Bot } from '../../bot/bot.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { acceptedAs } from '../../entities/message/inbox.ts'
import type { Channel } from './channel.ts'
import { directoryOf } from './directory.ts'
import { rememberChats } from './rememberChats.ts'
import { type AibotSettings, type AppSettings, callbackPath, type WecomSettings } from './settings.ts'
import { fetchFrom, openKeeper, wecomHost } from './wecom.ts'

/** A channel of WeCom over its own puppet, what comes in kept before the platform is told so. */
export async function openWecom(
  runtime: Runtime,
  settings: WecomSettings,
  { dataFolder, port }: { dataFolder: string; port: number },
): Promise<Channel> {
  const { puppet: channel } = settings
  let bot: Bot | null = null
  const redeliver = () =>
    void bot?.redeliver().catch((error: unknown) => runtime.log.warn({ err: error }, 'redelivery waits'))
  const keeper = await openKeeper(
    runtime,
    { channel, folder: join(dataFolder, 'spool'), port },
    { onDrained: redeliver },
  )
  const host = wecomHost(runtime, channel, keeper)
  const { puppet, talker } = settings.puppet === 'wecom-app' ? openApp(host, settings) : openAibot(host, settings)
  const isCalled = settings.puppet === 'wecom-app' || settings.transport.kind === 'callback'
  return {
    puppet,
    talker,
    // what is in the spool is taken up when it comes into the inbox
    keep: async ({ id }) => (keeper.isSpooled(id) ? null : acceptedAs(runtime, channel, id)),
    fetch: fetchFrom(puppet),
    ...(puppet instanceof PuppetWecomApp ? { directory: directoryOf(puppet, runtime) } : {}),
    doors: {
      callbacks: isCalled ? [{ path: callbackPath(settings), callback: (request) => puppet.callback(request) }] : [],
      health: () => ({ ...healthOf(puppet), spooled: keeper.hasSpooled }),
    },
    async attach(to) {
      bot = to
      if (puppet instanceof PuppetWecomAibot) await rememberChats(runtime, puppet)
    },
    stop: () => keeper.stop(),
  }
}

/** Longer than this the outbox waits itself, where it can be seen and survives a restart. */
const LONGEST_WAIT_MS = 5000

function openApp(host: WecomHost, settings: AppSettings): { puppet: PuppetWecomApp; talker: Talker } {
  const { corpId, agentId, secret, callback, apiUrl, proxy } = settings
  const puppet = new PuppetWecomApp(host, {
    corpId,
    agentId,
    secret,
    ...callback,
    ...(apiUrl ? { baseUrl: apiUrl } : {}),
    ...(proxy ? { proxy } : {}),
    botName: channelTexts.name,
    cardTitle: channelTexts.cardTitle,
    longestWaitMs: LONGEST_WAIT_MS,
  })
  return {
    puppet,
    talker: {
      text: (to, text, options) => puppet.messageSendText(to, text, options),
      file: (to, file, options) => puppet.messageSendFile(to, file, options),
      choices: (to, message) => puppet.sendChoices(to, message),
    },
  }
}

function openAibot(
  host: WecomHost,
  { botId, names, transport }: AibotSettings,
): { puppet: PuppetWecomAibot; talker: Talker } {
  const puppet = new PuppetWecomAibot(host, {
    botId,
    names,
    timings: { longestWaitMs: LONGEST_WAIT_MS },
    transport:
      transport.kind === 'connection'
        ? {
            kind: 'connection',
            secret: transport.secret,
            ...(transport.gatewayUrl ? { url: transport.gatewayUrl } : {}),
          }
        : { kind: 'callback', ...transport.callback },
  })
  return {
    puppet,
    talker: {
      text: (to, text, options) => puppet.messageSendText(to, text, options),
      file: (to, file, options) => puppet.messageSendFile(to, file, options),
      choices: (to, message) => puppet.sendChoices(to, message),
    },
  }
}

/** Both puppets in one form. */
function healthOf(puppet: PuppetWecomApp | PuppetWecomAibot): { state: string; why: string; waiting: number } {
  const health = puppet.health()
  if ('state' in health) return { state: health.state, why: health.why, waiting: 0 }
  const { ready, trouble } = health
  const waiting = health.waiting.reduce((sum, { count }) => sum + count, 0)
  return { state: ready ? 'ready' : 'waiting', why: trouble ?? '', waiting }
}
