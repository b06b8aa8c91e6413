/**
 * What the simulator puppet needs from the program it runs in. A real platform keeps its own accounts, chat memory and
 * media; a simulated one has to be lent them. Every id is a plain string, every instant a Date or an ISO string.
 */
import type { Readable } from 'node:stream'

export interface SimulatorPerson {
  id: string
  name: string
  /** null = nobody knows this person (yet) */
  role: string | null
  town: string | null
  village: string | null
}

/** A location, in degrees. */
export interface Place {
  lat: number
  lng: number
  label: string
}

/** A file that is already stored by the host, by content: the same bytes have the same id. */
export interface StoredFile {
  id: string
  name: string
  contentType: string
  /** bytes */
  size: number
}

export type Refusal = 'too-large' | 'wrong-type' | 'broken'

/** A file the host did not take. It travels with the message, so that the bot can say so. */
export interface RefusedFile {
  name: string
  refused: Refusal
}

export interface IncomingMessage {
  id: string
  from: string
  text: string
  files: Array<StoredFile | RefusedFile>
  place?: Place
  /** the text is what a machine heard */
  spoken: boolean
  at: Date
}

/** `refused` is set and `id` is empty for a file that was sent but not taken. */
export interface LineFile extends StoredFile {
  refused?: Refusal
}

export interface NewLine {
  /** unique over all lines: the message id of an incoming line, `out:` + key of an outgoing one */
  key: string
  person: string
  direction: 'in' | 'out'
  text: string
  files: LineFile[]
  /** ISO instant */
  at: string
}

export interface Line extends NewLine {
  /** grows with time, never reused, from 1 */
  seq: number
}

export interface Upload {
  name: string
  contentType: string
  bytes: Buffer
}

export type OpenFile = { contentType: string; name: string } & ({ path: string } | { stream: Readable })

export interface SimulatorHost {
  people(): Promise<SimulatorPerson[]>
  /**
   * Keeps what somebody said, in the chat memory and for the bot, both or neither; durable before it resolves. The same id
   * again is `duplicate` and gives the line that is there; an id that is not this person's to use keeps nothing.
   */
  receive(line: NewLine, message: IncomingMessage): Promise<{ line: Line; state: 'new' | 'duplicate' | 'taken' }>
  /** The chat memory; durable before it resolves; the same key again returns the line that is there. */
  append(line: NewLine): Promise<Line>
  /** In order of seq. After 0 means from the start, and then the limit keeps the newest; `before` leaves out seq >= before. */
  history(person: string, after: number, limit: number, before?: number): Promise<Line[]>
  storeFile(upload: Upload): Promise<StoredFile | RefusedFile>
  openFile(id: string, options: { thumbnail?: boolean }): Promise<OpenFile | null>
  now(): Date
}
