import dayjs from 'dayjs'
import type { Runtime } from '../base/runtime.ts'
import { Dialog } from './dialog.ts'

/** Where a talker stands, for the length of one turn. Changes are kept by `save`, in the turn's transaction. */
export class Talk {
  private changed = false
  private constructor(
    private readonly tx: Runtime,
    private readonly row: Dialog,
    private readonly isNew: boolean,
  ) {}

  static async of(tx: Runtime, talker: string): Promise<Talk> {
    const row = await tx.db.findOneBy(Dialog, { talker })
    if (row) return new Talk(tx, row, false)
    return new Talk(
      tx,
      tx.db.create(Dialog, { talker, name: '', state: null, memory: null, expiresAt: null, updatedAt: tx.clock.now() }),
      true,
    )
  }

  /** Name of the running exchange; empty when there is none or it expired. */
  get name(): string {
    const { name, expiresAt } = this.row
    return expiresAt !== null && expiresAt <= this.tx.clock.now() ? '' : name
  }

  /** The state the exchange left; the exchange that wrote it knows its shape. */
  state<S>(): S {
    return this.row.state as S
  }

  begin(name: string, state: unknown): void {
    const hours = this.tx.settings.value<number>('dialog.keepHours')
    Object.assign(this.row, { name, state, expiresAt: dayjs(this.tx.clock.now()).add(hours, 'hour').toDate() })
    this.changed = true
  }

  end(): void {
    if (this.row.name === '') return
    Object.assign(this.row, { name: '', state: null, expiresAt: null })
    this.changed = true
  }

  /** What was remembered under a name; the writer knows its shape. */
  recall<M>(name: string): M | null {
    return (this.row.memory?.[name] as M | undefined) ?? null
  }

  remember(name: string, what: unknown): void {
    this.row.memory = { ...this.row.memory, [name]: what }
    this.changed = true
  }

  forget(name: string): void {
    if (this.row.memory?.[name] === undefined) return
    const { [name]: _, ...rest } = this.row.memory
    this.row.memory = rest
    this.changed = true
  }

  async save(): Promise<void> {
    if (!this.changed) return
    this.row.updatedAt = this.tx.clock.now()
    const { talker, ...values } = this.row
    // TypeORM's deep-partial type does not accept open records
    if (this.isNew) await this.tx.db.insert(Dialog, this.row as never)
    else await this.tx.db.update(Dialog, { talker }, values as never)
  }
}
