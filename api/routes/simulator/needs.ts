/** What the simulator's routes need; scripts/start.ts joins them with the puppet, the chat memory and the file store. */
import type { Readable } from 'node:stream'

export interface SimulatorPerson {
  id: string
  name: string
  role: string | null
  town: string | null
  village: string | null
}

export interface StoredFile {
  id: string
  name: string
  contentType: string
  size: number
}

export type Refusal = 'too-large' | 'wrong-type' | 'broken'
export interface RefusedFile {
  name: string
  refused: Refusal
}

export interface Line {
  seq: number
  key: string
  person: string
  direction: 'in' | 'out'
  text: string
  files: Array<StoredFile & { refused?: Refusal }>
  at: string
}

export type OpenFile = { contentType: string; name: string } & ({ path: string } | { stream: Readable })

export interface SimulatorDeps {
  channel: {
    /** Resolves when stored. Throws an error with code `id-taken` when the id belongs to another message. */
    receive(message: {
      id: string
      from: string
      text: string
      files: Array<StoredFile | RefusedFile>
      spoken: boolean
      place?: { lat: number; lng: number; label: string }
    }): Promise<{ id: string }>
    subscribe(person: string, listener: (line: Line) => void): () => void
  }
  host: {
    people(): Promise<SimulatorPerson[]>
    /** In order of seq. After 0: from the start, and the limit keeps the newest. `before` leaves out seq >= before. */
    history(person: string, after: number, limit: number, before?: number): Promise<Line[]>
  }
  storeFile(upload: { name: string; contentType: string; bytes: Buffer }): Promise<StoredFile | RefusedFile>
  openFile(id: string, options: { thumbnail?: boolean }): Promise<OpenFile | null>
  clock: {
    read(): Date
    /** Resolves after everything that became due has been done. */
    set(to: Date): Promise<void>
  }
}
