import { type Clock, systemClock } from '../../entities/base/clock.ts'
import { doctorTexts as texts } from '../../entities/texts/doctor.ts'
import type { Config } from '../config.ts'
import { checkConnection, GATEWAY } from './aibot.ts'
import { apiHost, checkApp } from './app.ts'
import { checkCallback } from './callback.ts'
import { type Finding, finding } from './finding.ts'
import { checkSpeech } from './speech.ts'
import { checkClock, checkDatabase, checkDisk } from './machine.ts'

/** Looks at everything a channel needs, in the order one would mend it; says each step. True when nothing is wrong. */
export async function examine(
  config: Config,
  say: (line: string) => void,
  clock: Clock = systemClock,
): Promise<boolean> {
  say(texts.start({ puppet: config.puppet }))
  const found: Finding[] = []
  const note = (...findings: Finding[]) => {
    for (const { step, state, say: words } of findings)
      say(texts.line({ mark: texts.marks[state], step: texts.steps[step], say: words }))
    found.push(...findings)
  }
  note(finding('settings', 'ok', texts.settingsRead()))
  note(await checkDisk(config), await checkDatabase(config))
  note(...(await checkSpeech(config)))
  for await (const findings of ofChannel(config, clock)) note(...findings)

  const bad = found.filter(({ state }) => state === 'fail').length
  const warnings = found.filter(({ state }) => state === 'warn').length
  say(bad > 0 ? texts.bad({ count: bad }) : warnings > 0 ? texts.withWarnings({ count: warnings }) : texts.fine())
  return bad === 0
}

async function* ofChannel(config: Config, clock: Clock): AsyncGenerator<Finding[]> {
  const { wecom, puppet, puppetToken } = config
  if (!wecom) {
    const isService = puppet === 'wechaty-puppet-service'
    if (!isService) yield [finding('channel', 'ok', texts.nothingToCheck({ puppet }))]
    else if (puppetToken) yield [finding('channel', 'ok', texts.serviceToken())]
    else yield [finding('channel', 'fail', texts.serviceNoToken())]
    return
  }
  if (wecom.puppet === 'wecom-app') {
    yield [await checkClock(apiHost(wecom), clock)]
    yield await checkApp(wecom)
    yield await checkCallback(config, wecom, wecom.callback, clock)
  } else if (wecom.transport.kind === 'connection') {
    yield [await checkClock(wecom.transport.gatewayUrl ?? GATEWAY, clock)]
    yield [await checkConnection(config, { ...wecom, transport: wecom.transport }, clock)]
  } else yield await checkCallback(config, wecom, wecom.transport.callback, clock)
}
