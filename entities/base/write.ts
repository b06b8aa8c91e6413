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

interface Waiting {
  work: (manager: EntityManager) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}
/** Milliseconds of work that share a commit: more, and the first would wait for the last. */
const TOGETHER = 40

/**
 * One FIFO queue: a second transaction on TypeORM's one SQLite connection would become a savepoint of the first. What waits
 * meanwhile is committed together, each in a savepoint of its own: a failed one leaves nothing, and the disc is waited for
 * once. Nobody is told before the common commit is durable.
 */
function oneAtATime({ source }: Database): Transaction {
  const queue: Waiting[] = []
  let draining = false

  async function drain(): Promise<void> {
    for (;;) {
      // SQLite never waits, so without this a burst of messages would be read, and committed, one by one
      await new Promise(setImmediate)
      if (queue.length === 0) break
      if (queue.length === 1) await alone(queue.shift()!)
      else await together()
    }
    draining = false
  }

  const alone = ({ work, resolve, reject }: Waiting) => source.transaction(work).then(resolve, reject)

  async function together(): Promise<void> {
    const batch: Waiting[] = []
    const settled: (() => void)[] = []
    const start = performance.now()
    try {
      await source.transaction(async (outer) => {
        while (queue.length > 0 && performance.now() - start < TOGETHER) {
          const waiting = queue.shift()!
          batch.push(waiting)
          try {
            const value = await outer.transaction(waiting.work)
            settled.push(() => waiting.resolve(value))
          } catch (error) {
            settled.push(() => waiting.reject(error))
          }
        }
      })
      for (const settle of settled) settle()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return <T>(work: (manager: EntityManager) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      // the queue holds writes of every type; each resolves with what its own work returned
      queue.push({ work, resolve: resolve as (value: unknown) => void, reject })
      if (draining) return
      draining = true
      void drain()
    })
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
