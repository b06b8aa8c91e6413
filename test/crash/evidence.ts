/** What is there after a crash, read past the product: from its database file and, when it runs, over HTTP. */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { ChatLine, Evidence, InboxRow, OutboxRow, ReportRow, Sent } from './verdict.ts'

/** What one kill left half done: the points of a message's way at which the process died. */
export interface Interrupted {
  /** In the chat, not yet in the inbox: not acknowledged either. */
  saidOnly: number
  /** In the inbox, not handled. */
  unhandled: number
  /** Handled and answered, the answer not shown yet. */
  unsent: number
  /** Handled, and what follows waits a moment for what else is said. */
  held: number
  /** Shown, not yet marked as sent. */
  unmarked: number
}

/** Looks at a copy, so that what the kill left is recovered by the product and by nobody else. */
export function interrupted(file: string): Interrupted {
  const copy = `${file}.look`
  for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, copy + part)
  const db = new Database(copy)
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0
  const shown = `EXISTS (SELECT 1 FROM simulator_line l WHERE l.key = 'out:' || o.key)`
  try {
    return {
      saidOnly: count(
        `SELECT COUNT(*) FROM simulator_line l WHERE l.direction = 'in' AND NOT EXISTS (SELECT 1 FROM incoming i WHERE i.externalId = l.key)`,
      ),
      unhandled: count(`SELECT COUNT(*) FROM incoming WHERE state = 'received'`),
      unsent: count(`SELECT COUNT(*) FROM outgoing o WHERE state = 'queued' AND NOT ${shown}`),
      held: count(`SELECT COUNT(*) FROM outgoing WHERE state = 'held'`),
      unmarked: count(`SELECT COUNT(*) FROM outgoing o WHERE state = 'queued' AND ${shown}`),
    }
  } finally {
    db.close()
    for (const part of ['', '-wal', '-shm']) rmSync(copy + part, { force: true })
  }
}

/** True when nothing waits any more. Opened beside the running product. */
export function isQuiet(file: string): boolean {
  const db = new Database(file, { readonly: true })
  try {
    const waiting = `SELECT EXISTS (SELECT 1 FROM incoming WHERE state = 'received') OR EXISTS (SELECT 1 FROM outgoing WHERE state IN ('queued', 'held'))`
    return db.prepare<[], number>(waiting).pluck().get() === 0
  } finally {
    db.close()
  }
}

/** Everything the verdict needs, of a product that runs and has nothing left to do. */
export async function evidence(file: string, address: string, sent: Sent[]): Promise<Evidence> {
  const db = new Database(file, { readonly: true })
  try {
    const outbox = db.prepare<[], OutboxRow>('SELECT key, address, text, state FROM outgoing ORDER BY id').all()
    const people = new Set([...sent.map((message) => message.from), ...outbox.map((row) => row.address)])
    const lines: ChatLine[] = []
    for (const person of people) lines.push(...(await chatOf(address, person)))
    return {
      sent,
      outbox,
      lines,
      inbox: db.prepare<[], InboxRow>('SELECT id, externalId, address, text, state FROM incoming ORDER BY id').all(),
      reports: db
        .prepare<[], ReportRow>(
          `SELECT id, receiptNo, assetId || '@' || period AS about, state, messageId,
             (SELECT COUNT(*) FROM photo p WHERE p.reportId = r.id) AS photos
           FROM report r WHERE messageId IS NOT NULL ORDER BY id`,
        )
        .all(),
      receiptNos: db.prepare<[], string>('SELECT receiptNo FROM report').pluck().all(),
    }
  } finally {
    db.close()
  }
}

async function chatOf(address: string, person: string): Promise<ChatLine[]> {
  const response = await fetch(`${address}/simulator/messages?person=${encodeURIComponent(person)}`)
  const { messages } = (await response.json()) as { messages: Omit<ChatLine, 'person'>[] } // docs/simulator-http.md
  return messages.map((line) => ({ ...line, person }))
}
