import type { Entry } from '../../texts/rulebook/entry.ts'

/** Entries with the wordings people agreed on; an entry nothing was learnt of stays the very same. */
export function withWays(
  entries: readonly Entry[],
  ways: readonly { readonly question: string; readonly target: string }[],
): Entry[] {
  const byTarget = new Map<string, string[]>()
  for (const { question, target } of ways) byTarget.set(target, [...(byTarget.get(target) ?? []), question])
  return entries.map((entry) => {
    const learnt = byTarget.get(entry.id)
    return learnt ? { ...entry, ask: [...entry.ask, ...learnt] } : entry
  })
}
