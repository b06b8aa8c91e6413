import type { EntityManager } from 'typeorm'
import type { Database } from './database.ts'
import type { Runtime } from './runtime.ts'

type Transaction = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>

const ATTEMPTS = 8

/** Joins store, clock, log, settings and files into the runtime every action receives. */
export function createRuntime(
  database: Database,
  parts: Pick<Runtime, 'clock' | 'log' | 'settings' | 'files'>,
): Runtime {
  const transaction = database.dialect === 'sqlite' ? oneAtATime(database) : withRetry(database)
  return {
    ...parts,
    db: database.reader,
    afterCommit: (then) => then(),
    write: async (work) => {
      let committed: (() => void)[] = []
      const result = await transaction(async (manager) => {
        committed = []
        const tx: Runtime = {
          ...parts,
          db: manager,
          write: (inner) => inner(tx),
          afterCommit: (then) => void committed.push(then),
        }
        return work(tx)
      })
      for (const then of committed) then()
      return result
    },
  }
}

/** One FIFO queue: a second transaction on TypeORM's one SQLite connection would become a savepoint of the first. */
function oneAtATime({ source }: Database): Transaction {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(() => source.transaction(work))
    last = next.catch(() => undefined)
    return next
  }
}

/** READ COMMITTED, because what two people can edit carries a version or a row lock, and gap locks would only add deadlocks. */
function withRetry({ source }: Database): Transaction {
  return async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await source.transaction('READ COMMITTED', work)
      } catch (error) {
        if (attempt === ATTEMPTS || !isLockConflict(error)) throw error
      }
    }
  }
}

function isLockConflict(error: unknown): boolean {
  const code =
    (error as { driverError?: { code?: string }; code?: string } | null)?.driverError?.code ??
    (error as { code?: string } | null)?.code
  return code === 'ER_LOCK_DEADLOCK' || code === 'ER_LOCK_WAIT_TIMEOUT' || code === 'ER_CHECKREAD'
}
