import type { RuleDraft } from '../../../entities/rulebook/document/draft.ts'
import { isRefusal, understand } from '../../../entities/rulebook/document/understand.ts'

/** What was understood of a file; a refusal fails the test with its sentence. */
export async function understood(bytes: Buffer | string, name: string): Promise<RuleDraft> {
  const draft = await understand(Buffer.from(bytes as string), name)
  if (isRefusal(draft)) throw new Error(`${draft.refused.code}: ${draft.refused.sentence}`)
  return draft
}

export const fromText = (...lines: string[]): Promise<RuleDraft> => understood(lines.join('\n'), '文件.txt')
export const fromMarkdown = (...lines: string[]): Promise<RuleDraft> => understood(lines.join('\n'), '文件.md')

/** Clauses as one line each: label or kind, then the text with its line breaks shown as / . */
export const short = (draft: RuleDraft): string[] =>
  draft.clauses.map((clause) => `${clause.label || `(${clause.kind})`} ${clause.text.replaceAll('\n', ' / ')}`)
export const labels = (draft: RuleDraft): string[] => draft.clauses.map((clause) => clause.label || `(${clause.kind})`)
export const keys = (draft: RuleDraft): string[] => draft.clauses.map((clause) => clause.key)
export const doubts = (draft: RuleDraft): string[] => draft.doubts.map((doubt) => doubt.code)
