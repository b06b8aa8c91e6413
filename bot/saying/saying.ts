import dayjs from 'dayjs'
import { LessThan, MoreThan } from 'typeorm'
import type { Runtime } from '../../entities/base/runtime.ts'
import { isPicture } from '../../entities/message/fileKinds.ts'
import { Incoming, type KeptFile } from '../../entities/message/incoming.ts'
import { hold, queueLeased, takeBack } from '../../entities/message/outbox.ts'
import type { Button, Outgoing } from '../../entities/message/outgoing.ts'
import { botTexts } from '../../entities/texts/bot.ts'
import {
  type Asked,
  type Joined,
  mergedPhotos,
  mergedReceipt,
  type Part,
  type Question,
  type Receipt,
} from './parts.ts'
import { receiptText, tailText } from './words.ts'

/** What became of a turn's answers. */
export interface Said {
  /** Leased to the caller, to be sent at once. */
  now: Outgoing[]
  /** When what is held falls due, if something is. */
  heldUntil: Date | null
}

interface Line {
  text: string
  files?: KeptFile[]
  choices?: readonly Button[] | null
  parts: Part[]
  held: boolean
}

/**
 * 连着发 - what a turn says, put together with what the turn before it held back. People write one report as several messages within
 * seconds; so a question waits for `burst.seconds`, and whoever writes on meanwhile gets one answer for all of it. A receipt never
 * waits, except for a message that is in the inbox already.
 */
export class Saying {
  private readonly parts: Part[] = []
  private claimed = new Set<Part>()
  /** A held question that was taken back: nobody has read it. */
  readonly unread: Question | null
  /** This turn answers a question that was read, or is a command: nothing else is on its way. */
  prompted = false
  /** What was unread was read together with this message and is settled by it. */
  settled = false

  private constructor(
    private readonly tx: Runtime,
    private readonly message: Incoming,
    private readonly before: readonly Part[],
  ) {
    this.unread = before.findLast((part) => part.kind === 'question') ?? null
  }

  static async of(tx: Runtime, message: Incoming): Promise<Saying> {
    const rows = await takeBack(tx, message)
    return new Saying(
      tx,
      message,
      rows.flatMap((row) => row.parts as Part[]),
    )
  }

  say(text: string, { files = [], choices = null }: { files?: KeptFile[]; choices?: readonly Button[] | null } = {}) {
    this.parts.push({ kind: 'plain', text, files, choices })
  }

  ask({ text, about, choices = null, words = '', draftId = null, now = false }: Asked): void {
    this.parts.push({ kind: 'question', text, about, choices, words, draftId, now })
  }

  file(reports: Receipt['reports'], rest: { text: string; final: boolean }): void {
    this.parts.push({ kind: 'receipt', reports }, { kind: 'rest', ...rest })
  }

  attach(joined: Omit<Joined, 'kind' | 'opening'>, photos: Joined['opening']): void {
    this.parts.push({ kind: 'photos', ...joined, opening: photos })
  }

  /** Pictures that nobody has been told of and that came before the words of this burst: they belong to what the words are about. */
  claimPhotos(): { sha256: string; messageId: number; reportId: number }[] {
    const opening = this.before.filter((part) => part.kind === 'photos' && part.opening !== null) as Joined[]
    this.claimed = new Set(opening)
    return opening.flatMap(({ opening: photos, reportId }) => (photos ?? []).map((photo) => ({ ...photo, reportId })))
  }

  /** Nothing but pictures came in this burst so far. */
  get opens(): boolean {
    return this.before.length > 0 && this.before.every((part) => part.kind === 'photos' && part.opening !== null)
  }

  /** True when this turn asked something, so that nothing else is asked. */
  get asks(): boolean {
    return this.parts.some((part) => part.kind === 'question')
  }

  /** Writes everything into the outbox, in the turn's transaction. `photosWait`: pictures still wait for their words. */
  async finish({ photosWait }: { photosWait: boolean }): Promise<Said> {
    const lines = await this.lines(photosWait)
    const heldUntil = dayjs(this.tx.clock.now()).add(this.seconds, 'second').toDate()
    const now: Outgoing[] = []
    for (const [i, { text: words, files, choices, parts, held }] of lines.entries()) {
      const { id, channel, address, room, spoken } = this.message
      const text = spoken && i === 0 ? botTexts.heard({ text: this.message.text, answer: words }) : words
      const row = { key: `re:${id}:${i + 1}`, channel, address, room, replyTo: id, text, files: files ?? [], choices }
      if (held) await hold(this.tx, { ...row, choices: choices ?? null, parts, dueAt: heldUntil })
      else {
        const queued = await queueLeased(this.tx, { ...row, choices: choices ?? null })
        if (queued) now.push(queued)
      }
    }
    return { now, heldUntil: lines.some((line) => line.held) ? heldUntil : null }
  }

  private get seconds(): number {
    // what a machine heard is shown with what was made of it, at once
    return this.message.spoken ? 0 : this.tx.settings.value<number>('burst.seconds')
  }

  /** What is said, in order: plain lines and receipts at once, then what follows a receipt and the one question. */
  private async lines(photosWait: boolean): Promise<Line[]> {
    const all = [...this.before.filter((part) => part.kind !== 'question' && !this.claimed.has(part)), ...this.parts]
    const question = this.question(photosWait)
    const plain = all.filter((part) => part.kind === 'plain')
    const receipt = mergedReceipt(all.filter((part) => part.kind === 'receipt'))
    const filed = new Set(receipt?.reports.map((report) => report.id))
    const joined = mergedPhotos(all.filter((part) => part.kind === 'photos')).filter(
      (part) => !filed.has(part.reportId),
    )
    const newest = all.findLast((part) => part.kind === 'rest') ?? null
    const more = this.seconds > 0 && (await this.nextWaits())
    const burst = this.seconds > 0 && (more || this.before.length > 0 || (await this.followsClosely()))
    // with a question to come, what is open is told with the receipt after it
    const rest = question !== null && burst ? null : newest
    const restNow = rest !== null && (!burst || rest.final || rest.text === '') && receipt !== null
    const receiptHeld = more && plain.length === 0

    const lines: Line[] = plain.map((part) => ({ ...part, parts: [part], held: false }))
    const firstReceipt = all.findIndex((part) => part.kind === 'receipt')
    const at = all.slice(0, Math.max(0, firstReceipt)).filter((part) => part.kind === 'plain').length
    if (receipt && receiptHeld) {
      const parts = [receipt, ...joined, ...(rest ? [rest] : [])]
      lines.push({ text: await tailText(this.tx, parts), parts, held: true })
    } else {
      if (receipt)
        lines.splice(at, 0, {
          text: await receiptText(this.tx, receipt, restNow ? rest.text : null),
          parts: [receipt],
          held: false,
        })
      const tail = [...joined, ...(rest && !restNow ? [rest] : [])]
      const held = burst || (this.seconds > 0 && joined.some((part) => part.opening !== null))
      if (tail.length > 0) lines.push({ text: await tailText(this.tx, tail), parts: tail, held })
    }
    if (question) {
      const { text, choices, now } = question
      lines.push({ text, choices, parts: [question], held: this.seconds > 0 && !now })
    }
    return lines
  }

  /** One question at a time: the newest of this turn, or one nobody has read yet that still holds. */
  private question(photosWait: boolean): Question | null {
    const asked = this.parts.findLast((part) => part.kind === 'question')
    if (asked || !this.unread || this.settled) return asked ?? null
    if (this.unread.about === 'photos') return photosWait ? this.unread : null
    // a draft's question is asked again by whoever knows whether it is still open
    return this.unread.about === 'words' ? this.unread : null
  }

  /** The next message of the same talk is here already, and nothing of it must be fetched or listened to: it is read on together with this one. */
  private async nextWaits(): Promise<boolean> {
    const { channel, address, id } = this.message
    const next = await this.tx.db.findOne(Incoming, {
      where: { channel, address, state: 'received', id: MoreThan(id) },
      order: { id: 'ASC' },
    })
    return next !== null && next.room === this.message.room && next.attempts === 0 && next.files.every(isPicture)
  }

  /** He wrote something else just before. */
  async followsClosely(): Promise<boolean> {
    const { channel, address, id, receivedAt } = this.message
    const last = await this.tx.db.findOne(Incoming, {
      where: { channel, address, id: LessThan(id) },
      order: { id: 'DESC' },
      select: { id: true, receivedAt: true },
    })
    return last !== null && receivedAt.getTime() - last.receivedAt.getTime() < this.seconds * 1000
  }
}
