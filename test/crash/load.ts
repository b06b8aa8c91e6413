/** Many people talking at once to a server that may die at any moment, and what each of them was promised. */
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { type ClearReport, questions } from '../../scripts/bench/workload.ts'
import type { Random } from '../../scripts/seed/random.ts'
import type { Sent } from './verdict.ts'

const TALKERS = 6
/** A phone's way of seeing it: nobody there, try again in a moment. */
const RETRY_MS = 15

interface Upload {
  name: string
  contentType: string
  base64: string
}

export class Load {
  /** Every message whose sending began, with whether it was acknowledged. */
  readonly sent: Sent[] = []
  /** Acknowledgements so far; a second one of the same id counts too. */
  acknowledgements = 0
  private stopped = false
  private waiting: (() => void)[] = []

  constructor(
    private readonly address: string,
    private readonly reports: readonly ClearReport[],
    private readonly random: Random,
  ) {}

  /** Talks until `stop`, then finishes what was begun. A person always speaks through the same talker, one thing after the other. */
  async run(): Promise<void> {
    const people = [...new Set(this.reports.map((report) => report.from))]
    await Promise.all(
      Array.from({ length: TALKERS }, (_, n) => {
        const mine = new Set(people.filter((_, i) => i % TALKERS === n))
        return this.talk(n, this.random.shuffle(this.reports.filter((report) => mine.has(report.from))))
      }),
    )
  }

  stop(): void {
    this.stopped = true
  }

  /** Resolves after `count` more acknowledgements. */
  async acknowledged(count: number): Promise<void> {
    const until = this.acknowledgements + count
    while (this.acknowledgements < until) await new Promise<void>((done) => this.waiting.push(done))
  }

  private async talk(talker: number, reports: ClearReport[]): Promise<void> {
    for (let n = 0; !this.stopped; n++) {
      const report = reports[n]
      if (!report) throw new Error('The load ran out of reports')
      const pictured = this.random.chance(0.06)
      await this.say(
        `m-${talker}-${n}`,
        {
          from: report.from,
          text: report.text,
          kind: 'report',
          about: `${report.assetId}@${report.period}`,
          photos: pictured ? 1 : 0,
        },
        pictured ? [await picture(talker, n)] : [],
      )
      if (this.random.chance(0.08))
        await this.say(`q-${talker}-${n}`, {
          from: report.from,
          text: this.random.pick(questions),
          kind: 'question',
          about: null,
          photos: 0,
        })
      await wait(this.random.int(0, 8))
    }
  }

  /** Sends as a client does: until it is answered, or (one time in three) gives up when nobody knows whether it arrived. */
  private async say(id: string, what: Omit<Sent, 'id' | 'acknowledged'>, files: Upload[] = []): Promise<void> {
    const message: Sent = { id, ...what, acknowledged: false }
    this.sent.push(message)
    const body = JSON.stringify({ id, from: message.from, text: message.text, files })
    while (!message.acknowledged) {
      const copies = this.random.chance(0.1) ? 2 : 1
      const outcomes = await Promise.all(Array.from({ length: copies }, () => this.post(id, body)))
      message.acknowledged = outcomes.includes('acknowledged')
      if (message.acknowledged || this.stopped) return
      if (outcomes.includes('unknown') && this.random.chance(1 / 3)) return
      await wait(RETRY_MS)
    }
  }

  private async post(id: string, body: string): Promise<'acknowledged' | 'refused' | 'unknown'> {
    const response = await fetch(`${this.address}/simulator/messages`, { method: 'POST', body }).catch(
      (error: unknown) => error,
    )
    if (!(response instanceof Response)) return isRefused(response) ? 'refused' : 'unknown'
    const answer = (await response.json().catch(() => null)) as { id?: string } | null // null: cut off in the middle
    if (response.status >= 500 || answer === null) return 'unknown'
    if (!response.ok || answer.id !== id)
      throw new Error(`${id} was answered ${response.status} ${JSON.stringify(answer)}`)
    this.acknowledgements++
    for (const wake of this.waiting.splice(0)) wake()
    return 'acknowledged'
  }
}

/** Nobody listened: it certainly did not arrive. */
const isRefused = (error: unknown) => (error as { cause?: { code?: string } } | null)?.cause?.code === 'ECONNREFUSED'

/** A small picture unlike any other. */
async function picture(talker: number, n: number): Promise<Upload> {
  const background = { r: talker * 40, g: n % 256, b: Math.floor(n / 256) }
  const bytes = await sharp({ create: { width: 24, height: 16, channels: 3, background } })
    .png()
    .toBuffer()
  return { name: `${talker}-${n}.png`, contentType: 'image/png', base64: bytes.toString('base64') }
}
