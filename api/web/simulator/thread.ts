/** The conversation: lines in order, what is still on its way, scrolling, older lines, one-tap replies. */
import { pageTexts as say } from '../../../entities/texts/page.ts'
import { attached, card, words } from './bubble.ts'
import { choicesIn } from './choices.ts'
import { h, part } from './dom.ts'
import type { Outbox, Pending } from './outbox.ts'
import { face } from './people.ts'
import type { Line, LineFile, Person } from './server.ts'
import { minutesBetween, sameDay, separator } from './time.ts'

const NEAR_BOTTOM_PX = 90
/** A pause this long gets the time written above it. */
const PAUSE_MINUTES = 5

interface Shown {
  line: Line
  element: HTMLElement
}

export interface ThreadWishes {
  now(): string
  older(before: number): Promise<Line[]>
  reply(text: string): void
  open(file: LineFile): void
}

export class Thread {
  private shown: Shown[] = []
  private unread = 0
  private loadingOlder = false
  private person: Person | null = null
  private readonly frame = part('thread', HTMLElement)
  private readonly lines = part('lines', HTMLElement)
  private readonly pending = part('pending', HTMLElement)
  private readonly olderButton = part('older', HTMLButtonElement)
  private readonly pill = part('pill', HTMLButtonElement)
  private readonly quick = part('quick', HTMLElement)
  private readonly empty = part('empty', HTMLElement)

  constructor(
    private readonly wishes: ThreadWishes,
    private readonly outbox: Outbox,
  ) {
    this.frame.addEventListener('scroll', () => this.scrolled(), { passive: true })
    this.olderButton.addEventListener('click', () => void this.loadOlder())
    this.pill.addEventListener('click', () => this.toBottom('smooth'))
    let sticky = true
    this.frame.addEventListener(
      'scroll',
      () => {
        sticky = this.atBottom()
      },
      { passive: true },
    )
    new ResizeObserver(() => {
      if (sticky) this.toBottom()
    }).observe(this.frame)
    this.empty.append(
      h('img', { src: '/simulator/assets/icon.svg', alt: '', width: 56, height: 56 }),
      h('p', {}, say.emptyThread),
      h(
        'ul',
        {},
        ...say.tryThese.map((text) =>
          h('li', {}, h('button', { type: 'button', class: 'chip', click: () => wishes.reply(text) }, text)),
        ),
      ),
    )
  }

  get last(): number {
    return this.shown.at(-1)?.line.seq ?? 0
  }

  /** Starts over with somebody else; null = nobody. */
  start(person: Person | null, lines: Line[], mayHaveOlder: boolean): void {
    this.person = person
    this.shown = []
    this.unread = 0
    this.lines.replaceChildren()
    this.pending.replaceChildren()
    this.showOlderButton(mayHaveOlder)
    this.add(lines, { silent: true })
    this.toBottom()
  }

  /** New lines, in any order and possibly known already. Returns those that were not. */
  add(lines: Line[], { silent = false } = {}): Line[] {
    const fresh = lines.filter((line) => !this.shown.some(({ line: { seq } }) => seq === line.seq))
    const follow = this.atBottom()
    for (const line of fresh) {
      this.insert(line, !silent)
      if (line.direction === 'in') this.outbox.settle(line.id)
    }
    this.renderPending()
    this.renderQuick()
    if (silent || fresh.length === 0) return fresh
    if (follow || fresh.some(({ direction }) => direction === 'in')) this.toBottom()
    else this.countUnread(fresh.length)
    return fresh
  }

  /** Shows what is still on its way, below everything else. */
  renderPending(): void {
    const items = this.person ? this.outbox.of(this.person.id) : []
    this.pending.replaceChildren(...items.map((item) => this.pendingLine(item)))
    this.empty.hidden = this.shown.length > 0 || items.length > 0 || !this.person
    if (items.length) this.quick.replaceChildren()
  }

  toBottom(behavior: ScrollBehavior = 'instant'): void {
    this.frame.scrollTo({ top: this.frame.scrollHeight, behavior })
    this.countUnread(-this.unread)
  }

  /** Says the times anew: what was today may be yesterday now. */
  retime(): void {
    for (let at = 0; at < this.shown.length; at++) this.relate(at)
  }

  private insert(line: Line, animate: boolean): void {
    let at = this.shown.length
    while (at > 0 && (this.shown[at - 1]?.line.seq ?? 0) > line.seq) at--
    const element = this.row(line.direction, line.direction === 'in' ? say.youSay : say.assistantSays, [
      words(line.text, line.files.length),
      ...attached(line.files, this.wishes.open),
    ])
    element.dataset['seq'] = String(line.seq)
    if (animate) element.classList.add('new')
    this.lines.insertBefore(element, this.shown[at]?.element ?? null)
    this.shown.splice(at, 0, { line, element })
    this.relate(at)
    this.relate(at + 1)
  }

  /** How a line follows the one before it: a time between them, or close together without a face. */
  private relate(at: number): void {
    const here = this.shown[at]
    if (!here) return
    const before = this.shown[at - 1]?.line
    const apart =
      !before || !sameDay(before.at, here.line.at) || Math.abs(minutesBetween(before.at, here.line.at)) >= PAUSE_MINUTES
    here.element.querySelector('.when')?.remove()
    if (apart)
      here.element.prepend(
        h('time', { class: 'when', datetime: here.line.at }, separator(here.line.at, this.wishes.now())),
      )
    here.element.classList.toggle('follows', !apart && before?.direction === here.line.direction)
  }

  private row(direction: 'in' | 'out', who: string, parts: Array<Node | null>): HTMLElement {
    const mine = direction === 'in' && this.person
    const picture = mine ? face(mine) : h('img', { class: 'mark', src: '/simulator/assets/icon.svg', alt: '' })
    return h(
      'li',
      { class: 'line', 'data-direction': direction },
      h(
        'div',
        { class: 'turn' },
        picture,
        h('div', { class: 'said' }, h('span', { class: 'sr' }, `${who}：`), ...parts),
      ),
    )
  }

  private pendingLine({ id, text, files, state, reason }: Pending): HTMLElement {
    const photos = files.filter((file) => file.type.startsWith('image/')).map(previewed)
    const others = files
      .filter((file) => !file.type.startsWith('image/'))
      .map((file) => card({ name: file.name, size: file.size, url: null }))
    const failed = state === 'failed'
    const status = failed
      ? h(
          'div',
          { class: 'state failed', role: 'alert' },
          `${say.notSent}：${reason ?? ''}`,
          h('button', { type: 'button', click: () => this.outbox.again(id) }, say.resend),
          h('button', { type: 'button', click: () => this.outbox.discard(id) }, say.discard),
        )
      : h(
          'div',
          { class: 'state' },
          ...(state === 'sending'
            ? [h('span', { class: 'spin', 'aria-hidden': 'true' }), h('span', { class: 'sr' }, say.sending)]
            : [say.waiting, h('button', { type: 'button', click: () => this.outbox.flush() }, say.resend)]),
        )
    const row = this.row('in', say.youSay, [
      words(text, files.length),
      photos.length ? (attached(photos, this.wishes.open)[0] ?? null) : null,
      ...others,
      status,
    ])
    row.dataset['id'] = id
    return row
  }

  private renderQuick(): void {
    const last = this.shown.at(-1)?.line
    const choices = last?.direction === 'out' ? choicesIn(last.text) : []
    this.quick.replaceChildren(
      ...choices.map(({ send, label }) =>
        h(
          'button',
          { type: 'button', class: 'chip', title: label || undefined, click: () => this.wishes.reply(send) },
          ...(label ? [h('b', {}, send), label] : [send]),
        ),
      ),
    )
  }

  private async loadOlder(): Promise<void> {
    const first = this.shown[0]?.line.seq
    if (this.loadingOlder || first === undefined || this.olderButton.disabled) return
    this.loadingOlder = true
    const person = this.person
    try {
      const lines = await this.wishes.older(first)
      if (person !== this.person) return
      const fromBottom = this.frame.scrollHeight - this.frame.scrollTop
      const added = this.add(lines, { silent: true })
      this.showOlderButton(added.length > 0)
      this.frame.scrollTop = this.frame.scrollHeight - fromBottom
    } catch {
      // offline: the banner says so, and the button stays to be pressed again
    } finally {
      this.loadingOlder = false
    }
  }

  private showOlderButton(mayHaveOlder: boolean): void {
    this.olderButton.hidden = !mayHaveOlder && this.shown.length === 0
    this.olderButton.disabled = !mayHaveOlder
    this.olderButton.textContent = mayHaveOlder ? say.older : say.oldest
  }

  private scrolled(): void {
    if (this.unread > 0 && this.atBottom()) this.countUnread(-this.unread)
    if (this.frame.scrollTop < 60 && !this.olderButton.hidden) void this.loadOlder()
  }

  private atBottom(): boolean {
    return this.frame.scrollHeight - this.frame.scrollTop - this.frame.clientHeight < NEAR_BOTTOM_PX
  }

  private countUnread(change: number): void {
    this.unread += change
    this.pill.hidden = this.unread === 0
    this.pill.textContent = say.newMessages(this.unread)
  }
}

/** Object URLs by file, so that re-drawing a waiting message does not read its photos again. */
const previews = new WeakMap<File, string>()

function previewed(file: File): LineFile {
  const url = previews.get(file) ?? URL.createObjectURL(file)
  previews.set(file, url)
  return { id: '', name: file.name, contentType: file.type, size: file.size, url, thumbnailUrl: url }
}
