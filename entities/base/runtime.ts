import type { EntityManager } from 'typeorm'
import type { Clock } from './clock.ts'
import type { Logger } from './log.ts'

/** The county's settings in force (entities/settings). */
export interface SettingsView {
  value<T extends SettingValue = SettingValue>(key: string): T
  /** True when the county has decided it; false while it is our default (系统默认). */
  changed(key: string): boolean
}
export type SettingValue = string | number | boolean | number[] | string[] | null

/**
 * What every action receives. `db` reads (inside `write`: reads and writes, in the transaction). On SQLite every write goes
 * through one queue, because two transactions on TypeORM's single connection become savepoints of each other and lose rows.
 */
export interface Runtime {
  readonly db: EntityManager
  readonly clock: Clock
  readonly log: Logger
  readonly settings: SettingsView
  readonly files: FileStore
  /** Which way this came in, for the audit, when it was no message: `api:7` is API key 7 (see `through` in audit.ts). */
  readonly via?: string
  /** One transaction: all or nothing. Inside a transaction it joins it. May run again after a deadlock, so keep side effects in `afterCommit`. */
  write<T>(work: (tx: Runtime) => Promise<T>): Promise<T>
  /** Runs once the surrounding transaction is durable; at once outside of one. */
  afterCommit(then: () => void): void
}

/** Files by content hash. `put` is durable when it resolves. */
export interface FileStore {
  put(bytes: Buffer, kind?: 'file' | 'thumbnail'): Promise<string>
  path(sha256: string, kind?: 'file' | 'thumbnail'): string
}
