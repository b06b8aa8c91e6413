/** What was asked about a process. */
export const PROCESS_TALK = 'process'
export type ProcessTalk =
  | { what: 'asset'; act: 'title' | 'handover' | 'disposal'; ids: number[]; words: string }
  | { what: 'confirm'; processId: number; step: string; facts: Record<string, unknown>; seen: number }
  | { what: 'sign'; processId: number; seen: number }
  | { what: 'dispose'; assetId: number; words: string }
  | { what: 'paper'; processId: number; photos: string[] }
