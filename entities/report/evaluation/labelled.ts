import type { LedgerEntry } from '../read/index.ts'
import type { Labelled } from './judge.ts'

export type Ledgers = Record<string, LedgerEntry[]>

/** The messages of a JSON Lines file; instead of a bad line its number, from 1. A ledger may be named: it then stands in `ledgers`. */
export function labelledIn(text: string, ledgers: Ledgers = {}): { messages: Labelled[]; bad: number[] } {
  const messages: Labelled[] = []
  const bad: number[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const message = labelled(parsed(line), ledgers)
    if (message) messages.push(message)
    else bad.push(i + 1)
  }
  return { messages, bad }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function labelled(given: unknown, ledgers: Ledgers): Labelled | null {
  if (!isObject(given)) return null
  const { text, context, expected } = given
  if (typeof text !== 'string' || !isObject(context) || !isObject(expected)) return null
  const named = context['ledger'] ?? []
  const ledger = typeof named === 'string' ? ledgers[named] : named
  if (!Array.isArray(ledger)) return null
  // the reader checks every part of the context itself
  return { ...given, context: { ...context, ledger } } as unknown as Labelled
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
