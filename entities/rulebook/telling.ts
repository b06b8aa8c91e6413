import type { SettingsView } from '../base/runtime.ts'
import type { Entry } from '../texts/rulebook/entry.ts'
import type { Answer } from './rulebook.ts'
import { citations, fill, sourceLine } from './wording.ts'

/** An entry as an answer. */
export const told = (entry: Entry, settings: SettingsView, confidence: number): Answer => ({
  answer: fill(entry, settings),
  source: sourceLine(entry, settings),
  basis: entry.on[0].kind,
  citations: citations(entry),
  confidence: Math.round(confidence * 1000) / 1000,
  handedOver: false,
  entryId: entry.id,
  topic: entry.topic,
})

const LONGEST_TITLE = 20

/** 短问 - the entry as a short question: its first way of asking that is short enough, else the first, cut. */
export function titleOf(entry: Entry): string {
  const short = entry.ask.find((way) => [...way].length <= LONGEST_TITLE)
  return short ?? `${[...(entry.ask[0] ?? entry.id)].slice(0, LONGEST_TITLE - 1).join('')}…`
}
