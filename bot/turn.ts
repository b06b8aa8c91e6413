import type { DomainError } from '../entities/base/errors.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import type { Talk } from '../entities/dialog/talk.ts'
import type { Incoming, KeptFile } from '../entities/message/incoming.ts'
import type { Button } from '../entities/message/outgoing.ts'
import type { Person } from '../entities/person/person.ts'
import type { Library } from '../entities/rulebook/library/library.ts'
import type { ReturnedForm } from '../entities/report/form/read.ts'
import type { Consulted } from '../entities/rulebook/model/consult.ts'
import type { Saying } from './saying/saying.ts'

/**
 * One message being answered. Everything a turn does (records, replies, news to others, where the talk stands) is in one
 * transaction with the inbox row, so a crash leaves either all of it or none.
 */
export interface Turn {
  /** The transaction. Its clock stands still at the moment the message came in. */
  readonly tx: Runtime
  readonly message: Incoming
  /** The words, trimmed; empty when only files came. */
  readonly text: string
  /** Null when the assistant does not know the sender, or the sender waits to be confirmed. */
  readonly person: Person | null
  /** Running exchange and memory of this talker; saved at the end of the turn. */
  readonly talk: Talk
  readonly rulebook: Library
  /** What an outside model made of this message, when one is used and it was a question. */
  readonly advice: Consulted | null
  /** What the channel's directory says of somebody unknown, as he might introduce himself; null when it says nothing. */
  readonly listed: string | null
  /** The first table that came with this message, read; null when none did. */
  readonly table: TableRead | null
  /** Every command there is, for 帮助. */
  readonly commands: readonly Command[]
  /** What is said to the sender in this turn; `reply` for everything that is neither a receipt nor a question about a report. */
  readonly saying: Saying
  /** Answers the sender: one thought, one message. Sent after commit. */
  reply(text: string, more?: ReplyMore): Promise<void>
}

/** A table as it was read before the turn, or the sentence that says why it cannot be. */
export type TableRead = { file: KeptFile } & ({ form: ReturnedForm | 'ledger' | 'foreign' } | { refused: DomainError })

export interface ReplyMore {
  files?: KeptFile[]
  /** What may be answered by pressing a button, where the channel has buttons; the text says it all. */
  choices?: readonly Button[]
}

/** A turn of somebody the assistant knows. */
export type KnownTurn = Turn & { readonly person: Person }

/** A command a user may type. Its words, example and help line stand in texts/commands.ts under its name. */
export interface Command {
  /** Pattern of the whole message; its groups are handed to `run`. */
  readonly words: RegExp
  allowed(who: Person): boolean
  /** Line in 帮助; null keeps it out. */
  readonly help: string | null
  run(turn: KnownTurn, groups: Record<string, string | undefined>): Promise<void>
}

/**
 * An exchange of several steps. `step` gets the next message while the exchange runs: it answers and continues
 * (`turn.talk.begin`), ends (`turn.talk.end`), or returns 'pass' when the message is about something else; a passed exchange
 * stays open, so it can be resumed.
 */
export interface Dialogue {
  readonly name: string
  step(turn: KnownTurn): Promise<'done' | 'pass'>
}

/** A periodic job. The tick only asks; what is due stands in rows. */
export interface Job {
  readonly name: string
  /** Cron expression with seconds, Asia/Shanghai. */
  readonly every: string
  /** When this job has something to do next; lets the pretend clock stop there on its way. */
  nextDue?(runtime: Runtime): Promise<Date | null>
  run(runtime: Runtime): Promise<void>
}
