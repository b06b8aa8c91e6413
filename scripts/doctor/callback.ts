import { randomBytes } from 'node:crypto'
import { CallbackCrypto } from '../../bot/puppets/wecom/index.ts'
import type { Clock } from '../../entities/base/clock.ts'
import { doctorTexts as texts } from '../../entities/texts/doctor.ts'
import { type CallbackSettings, callbackPath, type WecomSettings } from '../channels/settings.ts'
import type { Config } from '../config.ts'
import { type Finding, finding } from './finding.ts'

/** The console wants the echo within a second. */
const IN_TIME_MS = 1000

/** The address the program of this configuration listens at. */
export const localAddress = ({ host, port }: Config): string =>
  `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`

/**
 * Does what the console does when the URL is saved: a signed echo, first to the program itself, then by the address the platform
 * uses.
 */
export async function checkCallback(
  config: Config,
  settings: WecomSettings,
  keys: CallbackSettings,
  clock: Clock,
): Promise<Finding[]> {
  const path = callbackPath(settings)
  const receiveId = settings.puppet === 'wecom-app' ? settings.corpId : ''
  const crypto = new CallbackCrypto({ ...keys, receiveId })
  const local = localAddress(config)
  const here = await echo(`${local}${path}`, crypto, clock)
  if (here.kind === 'away')
    return [
      finding('running', 'fail', texts.notRunning({ address: local })),
      finding('reach', 'skip', texts.notRunning({ address: local })),
    ]
  const found = [
    finding('running', 'ok', texts.runningOk({ address: local })),
    judged('local', here, { url: local, path }),
  ]
  const { publicUrl } = settings
  if (publicUrl === null) return [...found, finding('reach', 'warn', texts.noPublicUrl({ path }))]
  const reached = await echo(`${publicUrl}${path}`, crypto, clock)
  return [...found, judged('reach', reached, { url: `${publicUrl}${path}`, path })]
}

type Echo = { kind: 'away' } | { kind: 'answered'; status: number; isSame: boolean; ms: number }

async function echo(url: string, crypto: CallbackCrypto, clock: Clock): Promise<Echo> {
  const words = randomBytes(12).toString('hex')
  const timestamp = String(Math.floor(clock.now().getTime() / 1000))
  const nonce = randomBytes(5).toString('hex')
  const echostr = crypto.encrypt(words)
  const query = new URLSearchParams({
    msg_signature: crypto.sign(timestamp, nonce, echostr),
    timestamp,
    nonce,
    echostr,
  })
  const from = performance.now()
  try {
    const answer = await fetch(`${url}?${query.toString()}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    })
    const text = await answer.text()
    return { kind: 'answered', status: answer.status, isSame: text === words, ms: Math.round(performance.now() - from) }
  } catch {
    return { kind: 'away' }
  }
}

function judged(step: 'local' | 'reach', said: Echo, { url, path }: { url: string; path: string }): Finding {
  if (said.kind === 'away') return finding(step, 'fail', texts.echoAway({ url }))
  const { status, isSame, ms } = said
  if (status === 403) return finding(step, 'fail', texts.echoKeys())
  if (status !== 200) return finding(step, 'fail', texts.echoStatus({ status, path }))
  if (!isSame) return finding(step, 'fail', texts.echoChanged())
  return ms > IN_TIME_MS ? finding(step, 'warn', texts.echoSlow({ ms })) : finding(step, 'ok', texts.echoOk())
}
