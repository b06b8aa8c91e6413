import type { Labelled } from './judge.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The messages of a JSON Lines file; instead of a bad line its number, from 1. */
export function labelledIn(text: string): { messages: Labelled[]; bad: number[] } {
  const messages: Labelled[] = []
  const bad: number[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const given = parsed(line)
    if (
      isObject(given) &&
      typeof given['text'] === 'string' &&
      isObject(given['context']) &&
      isObject(given['expected'])
    )
      messages.push(given as unknown as Labelled) // the reader checks every part of the context itself
    else bad.push(i + 1)
  }
  return { messages, bad }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
