import type { RuleDraft } from './draft.ts'
import { allDates } from './structure/dates.ts'

/** What tells a version from the others in a few words: its last amendment, 试行, or the year it was issued. */
export function versionLabel(draft: Pick<RuleDraft, 'history' | 'title' | 'number' | 'passedOn' | 'issuedOn'>): string {
  const amended = draft.history
    .flatMap((line) => {
      const verb = /修订|修正|修改/.exec(line.replace(/《[^》]*》/g, ''))?.[0]
      const date = allDates(line).at(-1)
      return verb && date ? [{ date, verb }] : []
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1)
  if (amended) return `${amended.date}${amended.verb}`
  const trial = /[（(](试行|暂行)[)）]/.exec(draft.title)?.[1]
  const year = (draft.passedOn ?? draft.issuedOn)?.slice(0, 4)
  return [year, trial].filter(Boolean).join(' ') || draft.number.slice(0, 60)
}
