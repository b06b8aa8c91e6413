/** A WecomHost that forgets everything at the end of the test, a bot on it, and timings in which nobody waits. */
import { EventEmitter, once } from 'node:events'
import { type AibotOptions, type AibotTimings, PuppetWecomAibot } from '../../../bot/puppets/wecom-aibot/index.ts'
import type { WecomHost, WecomIncoming } from '../../../bot/puppets/wecom/index.ts'
import type { AibotGateway } from '../../support/wecom/aibot.ts'

export class MemoryHost implements WecomHost {
  readonly kept = new Map<string, WecomIncoming>()
  readonly logged: string[] = []
  clock = new Date('2026-10-08T09:12:00+08:00')
  /** so many calls of keep are refused */
  failures = 0
  private readonly events = new EventEmitter().setMaxListeners(0)

  async keep(message: WecomIncoming) {
    if (this.failures > 0) {
      this.failures--
      throw new Error('the store is down')
    }
    if (this.kept.has(message.key)) return 'duplicate' as const
    // plain JSON, as it goes into a table
    this.kept.set(message.key, JSON.parse(JSON.stringify(message)) as WecomIncoming)
    this.events.emit('change')
    return 'new' as const
  }
  now() {
    return this.clock
  }
  log(level: string, about: Record<string, unknown>, what: string) {
    const plain = Object.entries(about).map(([name, value]) => [name, value instanceof Error ? value.stack : value])
    this.logged.push(`${level} ${what} ${JSON.stringify(Object.fromEntries(plain))}`)
    this.events.emit('change')
  }
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await once(this.events, 'change')
  }
  /** The messages kept so far. */
  get messages(): WecomIncoming[] {
    return [...this.kept.values()]
  }
}

export const quick: Partial<AibotTimings> = {
  heartbeatMs: 2_000,
  ackMs: 300,
  lateAckMs: 300,
  uploadAckMs: 2_000,
  subscribeMs: 2_000,
  reconnectFirstMs: 5,
  reconnectLastMs: 20,
  sendWaitMs: 1_000,
  frameMs: 10,
  keepAliveMs: 60,
  eventMs: 2_000,
  keepFirstMs: 5,
  keepLastMs: 20,
}

export const BOT = 'aibX'
export const SECRET = 's3cret-of-the-bot'

export function connectedBot(
  gateway: AibotGateway,
  host: WecomHost,
  { secret = SECRET, timings = {}, ...more }: Partial<AibotOptions> & { secret?: string } = {},
): PuppetWecomAibot {
  return new PuppetWecomAibot(host, {
    botId: BOT,
    names: ['管护 助手', '管护'],
    transport: { kind: 'connection', secret, url: gateway.url },
    timings: { ...quick, ...timings },
    ...more,
  })
}

export const heard = async (puppet: PuppetWecomAibot): Promise<string> => {
  const [{ messageId }] = (await once(puppet, 'message')) as [{ messageId: string }] // Wechaty's payload of 'message'
  return messageId
}
