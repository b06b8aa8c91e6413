/** A SimulatorHost that forgets everything at the end of the test. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type {
  IncomingMessage,
  Line,
  NewLine,
  SimulatorHost,
  SimulatorPerson,
  StoredFile,
  Upload,
} from '../../../bot/puppets/simulator/index.ts'

export const cadre: SimulatorPerson = { id: 'v1', name: '张守田', role: 'village', town: '熊河镇', village: '荆干村' }
export const specialist: SimulatorPerson = { id: 't1', name: '李青禾', role: 'town', town: '熊河镇', village: null }

export class MemoryHost implements SimulatorHost {
  readonly lines: Line[] = []
  readonly accepted = new Map<string, IncomingMessage>()
  readonly files = new Map<string, { file: StoredFile; bytes: Buffer }>()
  clock = new Date('2026-10-08T09:12:00+08:00')
  failNext: 'append' | 'receive' | null = null

  constructor(private readonly known: SimulatorPerson[] = [cadre, specialist]) {}

  now() {
    return this.clock
  }
  async people() {
    return this.known
  }

  async receive(said: NewLine, message: IncomingMessage) {
    this.trip('receive')
    const line = await this.append(said)
    if (line.person !== message.from || line.direction !== 'in') return { line, state: 'taken' as const }
    if (this.accepted.has(message.id)) return { line, state: 'duplicate' as const }
    this.accepted.set(message.id, message)
    return { line, state: 'new' as const }
  }

  async append(line: NewLine): Promise<Line> {
    this.trip('append')
    const there = this.lines.find(({ key }) => key === line.key)
    if (there) return there
    const stored = { ...line, seq: this.lines.length + 1 }
    this.lines.push(stored)
    return stored
  }

  async history(person: string, after: number, limit: number, before = Number.POSITIVE_INFINITY) {
    const lines = this.lines.filter((line) => line.person === person && line.seq > after && line.seq < before)
    return after === 0 ? lines.slice(-limit) : lines.slice(0, limit)
  }

  /** Refuses what a name asks for: too-large.jpg, broken.png, wrong-type.exe. */
  async storeFile({ name, contentType, bytes }: Upload) {
    const refused = (['too-large', 'wrong-type', 'broken'] as const).find((reason) => name.startsWith(reason))
    if (refused) return { name, refused }
    const id = createHash('sha256').update(bytes).digest('hex')
    const file = { id, name, contentType, size: bytes.length }
    this.files.set(id, { file, bytes })
    return file
  }

  async openFile(id: string) {
    const stored = this.files.get(id)
    return stored
      ? { contentType: stored.file.contentType, name: stored.file.name, stream: Readable.from(stored.bytes) }
      : null
  }

  private trip(step: 'append' | 'receive') {
    if (this.failNext !== step) return
    this.failNext = null
    throw new Error(`${step} failed`)
  }
}
