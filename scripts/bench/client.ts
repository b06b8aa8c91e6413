/**
 * The load of an open loop: every message has its moment fixed in advance and is sent at it whether or not the server has answered the
 * ones before. Latency counts from that moment to the arrival of the answer on the sender's own stream, so a server that makes
 * people wait cannot hide it by being asked less.
 */
import { Agent, get, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface Saying {
  from: string
  text: string
}

export interface Measured {
  /** Milliseconds, one per answered message. */
  latencies: number[]
  /** Not acknowledged with 200, not answered in time, or answered otherwise than expected; each in words. */
  errors: string[]
  /** How late the client itself was at worst, ms: what it adds to the figures. */
  clientLagMs: number
}

interface Waiting {
  due: number
  text: string
}

/** After the last message, for answers still on their way. */
const PATIENCE_MS = 20_000
const RETRIES = 3
const ANSWER = /^out:re:\d+:1$/

export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 256 })
  /** Each person's unanswered messages, oldest first: the bot answers a person in order. */
  private readonly waiting = new Map<string, Waiting[]>()
  private readonly closing: (() => void)[] = []
  private measured: Measured = { latencies: [], errors: [], clientLagMs: 0 }
  private expected = /(?:)/
  private said = 0

  constructor(private readonly port: number) {}

  /** Opens the streams of these people; resolves when all are open. */
  async listen(people: readonly string[]): Promise<void> {
    await Promise.all(people.map((person) => this.open(person)))
  }

  /** Says everything at a constant rate; `expected` is what every answer must match. Resolves when all are answered or patience ends. */
  async say(
    sayings: readonly Saying[],
    { perSecond, expected }: { perSecond: number; expected: RegExp },
  ): Promise<Measured> {
    this.measured = { latencies: [], errors: [], clientLagMs: 0 }
    this.expected = expected
    const start = performance.now() + 100
    for (const [i, saying] of sayings.entries()) {
      const due = start + (i * 1000) / perSecond
      const early = due - performance.now()
      if (early > 1) await wait(early)
      this.measured.clientLagMs = Math.max(this.measured.clientLagMs, performance.now() - due)
      this.post(saying, due)
    }
    const until = performance.now() + PATIENCE_MS
    while (this.unanswered().length > 0 && performance.now() < until) await wait(20)
    for (const { text } of this.unanswered()) this.measured.errors.push(`no answer: ${text}`)
    this.waiting.clear()
    return this.measured
  }

  close(): void {
    for (const close of this.closing) close()
    this.agent.destroy()
  }

  private unanswered = () => [...this.waiting.values()].flat()

  private post({ from, text }: Saying, due: number): void {
    const lane = this.waiting.get(from) ?? []
    this.waiting.set(from, lane)
    lane.push({ due, text })
    this.send(JSON.stringify({ id: `${this.port}-${++this.said}`, from, text }), text, RETRIES)
  }

  /** As a client should: when the connection breaks nobody knows whether it arrived, so it is sent again under the same id. */
  private send(body: string, text: string, retries: number): void {
    const path = '/simulator/messages'
    const sending = request(
      { port: this.port, host: '127.0.0.1', path, method: 'POST', agent: this.agent },
      (answer) => {
        answer.resume()
        if (answer.statusCode !== 200) this.measured.errors.push(`status ${answer.statusCode}: ${text}`)
      },
    )
    sending.on('error', (error) => {
      if (retries > 0) this.send(body, text, retries - 1)
      else this.measured.errors.push(`${error.message}: ${text}`)
    })
    sending.end(body)
  }

  private open(person: string): Promise<void> {
    return new Promise((opened, failed) => {
      const path = `/simulator/stream?person=${encodeURIComponent(person)}`
      const stream = get({ port: this.port, host: '127.0.0.1', path, agent: false }, (response) => {
        let rest = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          const events = (rest + chunk).split('\n\n')
          rest = events.pop() ?? ''
          for (const event of events) this.hear(person, event)
        })
        response.on('error', () => {}) // we close it ourselves
        opened()
      })
      stream.on('error', failed)
      this.closing.push(() => stream.destroy())
    })
  }

  private hear(person: string, event: string): void {
    const data = /^data: (.*)$/m.exec(event)?.[1]
    if (data === undefined) return
    const line = JSON.parse(data) as { id: string; text: string } // docs/simulator-http.md
    const first = ANSWER.test(line.id) ? this.waiting.get(person)?.shift() : undefined
    if (!first) return
    this.measured.latencies.push(performance.now() - first.due)
    if (!this.expected.test(line.text)) this.measured.errors.push(`${first.text} -> ${line.text.slice(0, 80)}`)
  }
}
