/**
 * Keeps a chat up to date. In a visible window by server-sent events; in a hidden one by asking now and then, because a browser
 * gives one server six connections and the seventh window would stand still.
 */
import { type Line, server } from './server.ts'

const HIDDEN_LOOK_MS = 5_000
const RECONNECT_MS = 2_000
/** A connection that is back this soon was never worth mentioning. */
const OFFLINE_AFTER_MS = 1_200

export class Live {
  private source: EventSource | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private alarm: ReturnType<typeof setTimeout> | undefined
  private closed = false
  private readonly wake = () => this.start()

  constructor(
    private readonly person: string,
    private readonly last: () => number,
    private readonly show: (lines: Line[]) => void,
    private readonly online: (yes: boolean) => void,
  ) {
    document.addEventListener('visibilitychange', this.wake)
    window.addEventListener('online', this.wake)
    this.start()
  }

  /** Asks for what is new right now. */
  async look(): Promise<void> {
    try {
      const { messages } = await server.lines(this.person, { after: this.last(), limit: 500 })
      if (!this.closed) this.show(messages)
    } catch {
      this.away()
    }
  }

  close(): void {
    this.closed = true
    document.removeEventListener('visibilitychange', this.wake)
    window.removeEventListener('online', this.wake)
    clearTimeout(this.alarm)
    this.hangUp()
  }

  private start(): void {
    this.hangUp()
    if (this.closed) return
    if (document.hidden) {
      const again = () => {
        this.timer = setTimeout(() => void this.look().then(again), HIDDEN_LOOK_MS)
      }
      again()
      return
    }
    this.source = server.stream(this.person, this.last())
    this.source.onopen = () => this.back()
    this.source.onmessage = (event) => this.show([JSON.parse(String(event.data)) as Line]) // our own server's line
    this.source.onerror = () => {
      this.away()
      this.hangUp()
      this.timer = setTimeout(this.wake, RECONNECT_MS)
    }
  }

  private away(): void {
    this.alarm ??= setTimeout(() => this.online(false), OFFLINE_AFTER_MS)
  }

  private back(): void {
    clearTimeout(this.alarm)
    this.alarm = undefined
    this.online(true)
  }

  private hangUp(): void {
    clearTimeout(this.timer)
    this.source?.close()
    this.source = null
  }
}
