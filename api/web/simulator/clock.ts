/** The pretend clock: what time it is for the bot, and moving it on so that a quarter's reminders can be tried in a minute. */
import { pageTexts as say } from '../../../entities/texts/page.ts'
import { part } from './dom.ts'
import { Refused, server } from './server.ts'
import { day, monthAndDay, sameDay, timeOfDay } from './time.ts'

const LOOK_MS = 20_000

export class PretendClock {
  /** ISO; empty until the server was asked for the first time */
  now = ''
  private readonly button = part('clock-open', HTMLButtonElement)
  private readonly panel = part('clock-panel', HTMLElement)
  private readonly to = part('clock-to', HTMLInputElement)
  private readonly hint = part('clock-hint', HTMLElement)

  constructor(
    private readonly moved: () => void,
    private readonly dayChanged: () => void,
  ) {
    this.button.addEventListener('click', () => this.toggle(this.panel.hidden))
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.panel.hidden) return
      this.toggle(false)
      this.button.focus()
    })
    document.addEventListener('pointerdown', (event) => {
      if (event.target instanceof Element && !event.target.closest('.clock')) this.toggle(false)
    })
    for (const step of this.panel.querySelectorAll<HTMLButtonElement>('[data-days]')) {
      step.addEventListener('click', () => void this.move({ advance: { days: Number(step.dataset['days']) } }))
    }
    part('clock-form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault()
      void this.move({ now: `${this.to.value.slice(0, 16)}:00+08:00` })
    })
    setInterval(() => {
      if (!document.hidden) void this.look()
    }, LOOK_MS)
  }

  async look(): Promise<void> {
    try {
      this.show((await server.clock()).now)
    } catch {
      // offline: the banner says so
    }
  }

  /** A line that was said later than the clock shows means that somebody else moved it. */
  notBefore(at: string): void {
    if (at > this.now) this.show(at)
  }

  private show(now: string): void {
    const newDay = this.now !== '' && !sameDay(this.now, now)
    this.now = now
    if (newDay) this.dayChanged()
    part('clock-now', HTMLElement).textContent = `${monthAndDay(now)} ${timeOfDay(now)}`
    part('clock-full', HTMLElement).textContent = `${day(now, now)} ${timeOfDay(now)}`
  }

  close(): void {
    this.toggle(false)
  }

  private toggle(open: boolean): void {
    this.panel.hidden = !open
    this.button.setAttribute('aria-expanded', String(open))
    this.hint.textContent = say.clockHint
    if (!open) return
    this.to.value = this.now.slice(0, 16)
    void this.look()
  }

  private async move(change: Parameters<typeof server.moveClock>[0]): Promise<void> {
    const controls = this.panel.querySelectorAll('button')
    for (const control of controls) control.disabled = true
    this.hint.textContent = say.clockMoving
    try {
      this.show((await server.moveClock(change)).now)
      this.hint.textContent = say.clockHint
      this.to.value = this.now.slice(0, 16)
      this.moved()
    } catch (error) {
      this.hint.textContent = error instanceof Refused ? error.message : say.clockFailed
    } finally {
      for (const control of controls) control.disabled = false
    }
  }
}
