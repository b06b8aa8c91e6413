import { join } from 'node:path'
import Database from 'better-sqlite3'
import { startTexts } from '../entities/texts/api.ts'
import { ConfigError } from './config.ts'

/**
 * One program per data folder: SQLite's queue of writes and the outbox's leases count on it. The lock is the operating
 * system's, so it goes with the process, however it ends. Throws ConfigError when another program has it.
 */
export function own(folder: string): { release(): void } {
  const lock = new Database(join(folder, 'owner.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new ConfigError(startTexts.folderTaken({ folder }))
  }
  return { release: () => void lock.close() }
}
