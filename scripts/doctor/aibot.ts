import { once } from 'node:events'
import { type AibotOptions, PuppetWecomAibot } from '../../bot/puppets/wecom-aibot/index.ts'
import type { Clock } from '../../entities/base/clock.ts'
import { doctorTexts as texts } from '../../entities/texts/doctor.ts'
import type { AibotSettings } from '../channels/settings.ts'
import type { Config } from '../config.ts'
import { localAddress } from './callback.ts'
import { type Finding, finding } from './finding.ts'

export const GATEWAY = 'wss://openws.work.weixin.qq.com'
const PATIENCE_MS = 15_000

/** Subscribes once, when nobody else holds the bot's only connection; else asks the program that holds it. */
export async function checkConnection(
  config: Config,
  { botId, names, transport }: AibotSettings & { transport: { kind: 'connection' } },
  clock: Clock,
): Promise<Finding> {
  const running = await health(config)
  if (running) {
    const { state, why } = running
    return state === 'ready'
      ? finding('connection', 'ok', texts.connectionRunning({ state }))
      : finding('connection', 'fail', texts.connectionDown({ why }))
  }
  const from = performance.now()
  const host = { keep: async () => 'duplicate' as const, now: () => clock.now(), log: () => {} }
  const { secret, gatewayUrl } = transport
  const options: AibotOptions = {
    botId,
    names,
    transport: { kind: 'connection', secret, ...(gatewayUrl ? { url: gatewayUrl } : {}) },
  }
  const puppet = new PuppetWecomAibot(host, options)
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    // Wechaty's emitter has Node's methods, which its type does not say
    const emitter = puppet as unknown as NodeJS.EventEmitter
    const ready = once(emitter, 'ready', { signal })
    const trouble = once(emitter, 'error', { signal })
    await puppet.start()
    // `once` rejects on 'error' as well: whichever comes first decides
    await Promise.race([ready, trouble.then(([error]) => Promise.reject(error))])
    return finding('connection', 'ok', texts.connected({ ms: Math.round(performance.now() - from) }))
  } catch {
    const { state } = puppet.health()
    return finding(
      'connection',
      'fail',
      state === 'refused' ? texts.wrongBot() : texts.gatewayAway({ host: new URL(gatewayUrl ?? GATEWAY).host }),
    )
  } finally {
    await puppet.stop()
  }
}

/** What the running program says of its channel; null when none runs there. */
async function health(config: Config): Promise<{ state: string; why: string } | null> {
  try {
    const answer = await fetch(`${localAddress(config)}/wecom/health`, { signal: AbortSignal.timeout(3000) })
    return answer.ok ? ((await answer.json()) as { state: string; why: string }) : null // our own route
  } catch {
    return null
  }
}
