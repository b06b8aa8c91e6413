/**
 * A Wechaty puppet without a platform behind it: people are listed by the host, what they say comes in by `receive`, what
 * the bot says is appended to the host's chat memory. It holds nothing a restart may not lose.
 */
import { randomUUID } from 'node:crypto'
import { FileBox, type FileBoxInterface } from 'file-box'
import { type payloads, types } from 'wechaty-puppet'
import type { Line, LineFile, Place, RefusedFile, SimulatorHost, SimulatorPerson, StoredFile } from './host.ts'
import { Newest } from './newest.ts'
import { PuppetWithoutExtras } from './unsupported.ts'

export interface SimulatorOptions {
  /** the bot's own contact id */
  botId?: string
  /** the bot's name as people see it */
  botName?: string
}

export interface ReceivedMessage {
  id: string
  from: string
  text: string
  files?: Array<StoredFile | RefusedFile>
  /** the text is what a machine heard */
  spoken?: boolean
  /** a location sent with it, or alone */
  place?: Place
}

/** The third argument of messageSendText, where Wechaty itself puts a list of mentioned people. */
export type KeyedSendOptions = { key?: string }

export interface KeyedMessage {
  text?: string
  files?: StoredFile[]
  /** the same key twice is one line */
  key: string
}

/** The id is already the id of another person's message. */
export class IdTakenError extends Error {
  readonly code = 'id-taken'
}

type LineListener = (line: Line) => void

/** Payloads are read right after 'message' is emitted; older ones live in the host's memory. */
const PAYLOADS_KEPT = 5_000
const OUT = 'out:'

export class PuppetSimulator extends PuppetWithoutExtras {
  static override readonly VERSION = '0.1.0'
  readonly botId: string
  readonly botName: string
  private readonly lines = new Newest<string, Line>(PAYLOADS_KEPT)
  private people = new Map<string, SimulatorPerson>()
  private readonly subscribers = new Map<string, Set<LineListener>>()

  constructor(
    private readonly host: SimulatorHost,
    options: SimulatorOptions = {},
  ) {
    super({}) // the base class logs what it is given
    this.botId = options.botId ?? 'bot'
    this.botName = options.botName ?? 'bot'
  }

  override name() {
    return 'wechaty-puppet-simulator'
  }
  override version() {
    return PuppetSimulator.VERSION
  }

  override async onStart() {
    this.login(this.botId)
    this.emit('ready', { data: 'simulator' })
  }

  /** Logging out is done by the base class. */
  override async onStop() {
    this.subscribers.clear()
  }

  override ding(data?: string) {
    this.emit('dong', { data: data ?? '' })
  }

  /**
   * Somebody said something. Resolves when the line and the message are both stored; only then may the sender be told.
   * Both are idempotent on the id, so a call that was cut off is simply made again. Throws IdTakenError.
   */
  async receive({
    id,
    from,
    text,
    files = [],
    spoken = false,
    place,
  }: ReceivedMessage): Promise<{ id: string; state: 'new' | 'duplicate' }> {
    if (id.startsWith(OUT)) throw new IdTakenError(id)
    const at = this.host.now()
    const { line, state } = await this.host.receive(
      {
        key: id,
        person: from,
        direction: 'in',
        // the chat shows text only
        text: place ? [text, `${place.label} ${place.lat},${place.lng}`.trim()].join('\n').trim() : text,
        files: files.map(asLineFile),
        at: at.toISOString(),
      },
      { id, from, text, files, spoken, at, ...(place ? { place } : {}) },
    )
    if (state === 'taken') throw new IdTakenError(id)
    if (state === 'new') {
      this.remember(line)
      this.emit('message', { messageId: id })
    }
    return { id, state }
  }

  /** Says something once: the same key again is the same line and returns the same message id. */
  async sendKeyed(conversationId: string, { text = '', files = [], key }: KeyedMessage): Promise<string> {
    const line = await this.host.append({
      key: OUT + key,
      person: conversationId,
      direction: 'out',
      text,
      files,
      at: this.host.now().toISOString(),
    })
    this.remember(line)
    return line.key
  }

  override messageSendText(
    conversationId: string,
    text: string,
    options?: string[] | KeyedSendOptions,
  ): Promise<string> {
    const key = Array.isArray(options) ? undefined : options?.key
    return this.sendKeyed(conversationId, { text, key: key ?? randomUUID() })
  }

  override async messageSendFile(
    conversationId: string,
    file: FileBoxInterface,
    options?: KeyedSendOptions,
  ): Promise<string> {
    const stored = await this.host.storeFile({
      name: file.name,
      contentType: file.mediaType,
      bytes: await file.toBuffer(),
    })
    if ('refused' in stored) throw new Error(`puppet simulator: file refused (${stored.refused})`)
    return this.sendKeyed(conversationId, { files: [stored], key: options?.key ?? randomUUID() })
  }

  override async messageForward(conversationId: string, messageId: string): Promise<string> {
    const { text, files } = await this.messageRawPayload(messageId)
    return this.sendKeyed(conversationId, { text, files: files.filter((file) => !file.refused), key: randomUUID() })
  }

  /** Live lines to and from one person; returns how to stop. Lines of another process do not come this way. */
  subscribe(person: string, listener: LineListener): () => void {
    const set = this.subscribers.get(person) ?? new Set()
    this.subscribers.set(person, set.add(listener))
    return () => {
      set.delete(listener)
      if (set.size === 0 && this.subscribers.get(person) === set) this.subscribers.delete(person)
    }
  }

  override async messageRawPayload(messageId: string): Promise<Line> {
    const line = this.lines.get(messageId)
    if (!line) throw new Error(`puppet simulator: no message ${messageId}`)
    return line
  }

  override async messageRawPayloadParser(line: Line): Promise<payloads.Message> {
    const [first] = line.files
    const [talkerId, listenerId] = line.direction === 'in' ? [line.person, this.botId] : [this.botId, line.person]
    return {
      id: line.key,
      talkerId,
      listenerId,
      text: line.text,
      timestamp: Math.floor(Date.parse(line.at) / 1000),
      ...(first ? { filename: first.name } : {}),
      type:
        line.text || !first
          ? types.Message.Text
          : first.contentType.startsWith('image/')
            ? types.Message.Image
            : types.Message.Attachment,
    }
  }

  /** The first file of a message; the others are in its raw payload. */
  override messageFile(messageId: string): Promise<FileBoxInterface> {
    return this.fileBox(messageId, false)
  }

  override messageImage(messageId: string, size: types.Image): Promise<FileBoxInterface> {
    return this.fileBox(messageId, size === types.Image.Thumbnail)
  }

  override async contactList(): Promise<string[]> {
    return [...(await this.askPeople()).keys()]
  }

  override async contactRawPayload(contactId: string): Promise<SimulatorPerson> {
    if (contactId === this.botId) return { id: contactId, name: this.botName, role: null, town: null, village: null }
    // Wechaty asks for everybody who speaks for the first time; in a busy minute that is the whole county, one by one.
    const known = this.people.get(contactId) ?? (await this.askPeople()).get(contactId)
    return known ?? { id: contactId, name: contactId, role: null, town: null, village: null }
  }

  override async contactRawPayloadParser(person: SimulatorPerson): Promise<payloads.Contact> {
    return {
      id: person.id,
      name: person.name,
      gender: types.ContactGender.Unknown,
      type: types.Contact.Individual,
      avatar: '',
      phone: [],
      friend: true,
      ...(person.role ? { title: person.role } : {}),
    }
  }

  /** There are no groups here. */
  override async roomList(): Promise<string[]> {
    return []
  }

  private async askPeople(): Promise<Map<string, SimulatorPerson>> {
    this.people = new Map((await this.host.people()).map((person) => [person.id, person]))
    return this.people
  }

  private async fileBox(messageId: string, thumbnail: boolean): Promise<FileBoxInterface> {
    const file = (await this.messageRawPayload(messageId)).files.find(({ refused }) => !refused)
    const open = file && (await this.host.openFile(file.id, { thumbnail }))
    if (!open) throw new Error(`puppet simulator: no file in message ${messageId}`)
    return 'path' in open ? FileBox.fromFile(open.path, open.name) : FileBox.fromStream(open.stream, open.name)
  }

  private remember(line: Line) {
    this.lines.set(line.key, line)
    for (const listener of this.subscribers.get(line.person) ?? []) listener(line)
  }
}

function asLineFile(file: StoredFile | RefusedFile): LineFile {
  return 'refused' in file ? { id: '', name: file.name, contentType: '', size: 0, refused: file.refused } : file
}
