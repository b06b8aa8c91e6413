/**
 * What was said but is not known to have arrived. Kept in the browser's database until the server has acknowledged it, so that
 * a closed window or a dead connection loses nothing; sent with the same id every time, so that nothing arrives twice.
 */
import { randomId } from './dom.ts'
import { Refused, server } from './server.ts'

export interface Pending {
  /** order of saying */
  order: number
  id: string
  person: string
  text: string
  files: File[]
  state: 'sending' | 'waiting' | 'failed'
  /** why the server does not take it */
  reason?: string
}

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000]

export class Outbox {
  private items: Pending[] = []
  private readonly store = openStore()
  private busy = false
  private attempt = 0
  /** Acknowledged ones stay on the screen until their line comes, so that nothing blinks. */
  private readonly acknowledged = new Set<string>()
  private retry: ReturnType<typeof setTimeout> | undefined

  /** One for the window, whoever is chosen in it: what somebody said goes out even when the window has turned to somebody else. */
  constructor(
    private readonly changed: () => void,
    private readonly arrived: () => void,
  ) {}

  of(person: string): readonly Pending[] {
    return this.items.filter((item) => item.person === person)
  }

  async open(): Promise<void> {
    const kept = await this.store.then((store) => store.all()).catch(() => [])
    const known = new Set(this.items.map((item) => item.id))
    this.items.unshift(
      ...kept.filter((item) => !known.has(item.id)).map((item) => ({ ...item, state: 'waiting' as const })),
    )
    this.items.sort((a, b) => a.order - b.order)
    this.changed()
    this.flush()
  }

  say(person: string, text: string, files: File[]): void {
    const order = (this.items.at(-1)?.order ?? 0) + 1
    const item: Pending = { order, id: randomId(), person, text, files, state: 'sending' }
    this.items.push(item)
    this.store.then((store) => store.put(item)).catch(() => {}) // a browser without a database still sends; it only forgets on reload
    this.changed()
    this.flush()
  }

  /** The line is there: whatever became of the request, it arrived. */
  settle(id: string): void {
    if (this.items.some((item) => item.id === id)) this.remove(id)
  }

  discard(id: string): void {
    this.remove(id)
    this.changed()
  }

  again(id: string): void {
    const item = this.items.find((item) => item.id === id)
    if (item) item.state = 'waiting'
    this.flush()
  }

  /** Sends what waits, one after the other, in the order it was said. */
  flush(): void {
    clearTimeout(this.retry)
    if (!this.busy) void this.sendAll()
  }

  private async sendAll(): Promise<void> {
    this.busy = true
    for (let item = this.next(); item; item = this.next()) {
      item.state = 'sending'
      this.changed()
      try {
        await server.say({
          id: item.id,
          from: item.person,
          text: item.text,
          files: await Promise.all(item.files.map(asBase64)),
        })
        this.attempt = 0
        this.arrived()
        this.remove(item.id, { keepShown: true })
      } catch (error) {
        if (error instanceof Refused) Object.assign(item, { state: 'failed', reason: error.message })
        else {
          item.state = 'waiting'
          this.retry = setTimeout(() => this.flush(), RETRY_MS[Math.min(this.attempt++, RETRY_MS.length - 1)])
          this.changed()
          break
        }
      }
      this.changed()
    }
    this.busy = false
  }

  private next(): Pending | undefined {
    return this.items.find((item) => item.state !== 'failed' && !this.acknowledged.has(item.id))
  }

  private remove(id: string, { keepShown = false } = {}): void {
    this.store.then((store) => store.delete(id)).catch(() => {})
    if (keepShown) this.acknowledged.add(id)
    else this.items = this.items.filter((item) => item.id !== id)
  }
}

const asBase64 = (file: File) =>
  new Promise<{ name: string; contentType: string; base64: string }>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () =>
      resolve({ name: file.name, contentType: file.type, base64: String(reader.result).replace(/^[^,]*,/, '') })
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

interface Store {
  all(): Promise<Pending[]>
  put(item: Pending): Promise<unknown>
  delete(id: string): Promise<unknown>
}

function openStore(): Promise<Store> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('simulator-outbox', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('messages', { keyPath: 'id' })
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const run = <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>) =>
        new Promise<T>((done, failed) => {
          const request = act(opening.result.transaction('messages', mode).objectStore('messages'))
          request.onsuccess = () => done(request.result)
          request.onerror = () => failed(request.error)
        })
      resolve({
        all: () => run<Pending[]>('readonly', (store) => store.getAll()),
        put: (item) => run('readwrite', (store) => store.put(item)),
        delete: (id) => run('readwrite', (store) => store.delete(id)),
      })
    }
  })
}
