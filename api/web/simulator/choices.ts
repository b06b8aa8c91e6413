/** Reads out of an answer what could be replied with one tap. */
import { pageReading as reading } from '../../../entities/texts/page.ts'

export interface Choice {
  /** what is sent */
  send: string
  /** what it means; empty = the same */
  label: string
}

const MAX_CHOICES = 9

/**
 * `1 东边大棚 2 西边大棚` at the start of a line or after a question; the digits must count up from 1, so that figures in a
 * sentence are not taken for choices. And before them what the answer asks to reply with in so many words.
 */
export function choicesIn(text: string): Choice[] {
  const starts = [...text.matchAll(reading.numbered)]
  const run: Array<{ digit: string; from: number; at: number }> = []
  for (const start of starts) {
    const [all, before = '', digit = ''] = start
    const opens = run.length === 0 && digit === '1' && reading.mayOpen.test(text.slice(0, start.index + before.length))
    if (opens || (run.length > 0 && digit === String(run.length + 1)))
      run.push({ digit, from: start.index + all.length, at: start.index })
  }
  const numbered = run.map(({ digit, from }, i) => ({
    send: digit,
    label: (text.slice(from, run[i + 1]?.at).split('\n')[0] ?? '').trim(),
  }))
  const named = [...new Set([...text.matchAll(reading.named)].map(([, word]) => word ?? ''))].map((send) => ({
    send,
    label: '',
  }))
  return [...named, ...(numbered.length >= 2 ? numbered : [])].slice(0, MAX_CHOICES)
}
