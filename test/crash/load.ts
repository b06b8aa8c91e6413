/** Many people talking at once to a server that may die at any moment, and what each of them was promised. */
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { type ClearReport, questions } from '../../scripts/bench/workload.ts'
import type { Random } from '../../scripts/seed/random.ts'
import type { Sent } from './verdict.ts'

const TALKERS = 5
/** Messages of one talker under way at once, each from another person. */
const BURST = 6
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
    const waiting = [...reports]
    for (let burst = 0; !this.stopped; burst++) {
      const together = takeOnePerPerson(waiting, this.random.int(1, BURST))
      if (together.length === 0) throw new Error('The load ran out of reports')
      await Promise.all(
        together.map(async (report, n) => {
          await this.speak(`${talker}-${burst}-${n}`, report)
          // now and then he goes on at once: what follows the receipt is held then
          const at = waiting.findIndex(({ from }) => from === report.from)
          if (at < 0 || !this.random.chance(0.4)) return
          const [next] = waiting.splice(at, 1)
          if (next) await this.speak(`${talker}-${burst}-${n}-more`, next)
        }),
      )
      await wait(this.random.int(0, 8))
    }
  }

  /** What one person says: a report, now and then with a picture, now and then with a question after it. */
  private async speak(name: string, { from, text, assetId, period }: ClearReport): Promise<void> {
    const pictures = this.random.chance(0.08) ? [await picture(name)] : []
    const about = `${assetId}@${period}`
    await this.say(`report-${name}`, { from, text, kind: 'report', about, photos: pictures.length }, pictures)
    if (!this.random.chance(0.03)) return
    const question = this.random.pick(questions)
    await this.say(`question-${name}`, { from, text: question, kind: 'question', about: null, photos: 0 })
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

/** The first reports of up to `count` different people, taken out of the list. */
function takeOnePerPerson(reports: ClearReport[], count: number): ClearReport[] {
  const taken: ClearReport[] = []
  for (let i = 0; i < reports.length && taken.length < count; ) {
    const report = reports[i]
    if (!report || taken.some((other) => other.from === report.from)) i++
    else taken.push(...reports.splice(i, 1))
  }
  return taken
}

/** A small picture unlike any other. */
async function picture(name: string): Promise<Upload> {
  const [r = 0, g = 0, b = 0] = createHash('sha256').update(name).digest()
  const bytes = await sharp({ create: { width: 24, height: 16, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer()
  return { name: `${name}.png`, contentType: 'image/png', base64: bytes.toString('base64') }
}
