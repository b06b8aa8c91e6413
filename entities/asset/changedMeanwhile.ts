import { DomainError } from '../base/errors.ts'
import { conflictText, type ConflictWords } from '../texts/assetChange.ts'
import type { FieldKey } from './fields.ts'

/** One field somebody else changed since the editor looked: the three values, and whose the middle one is. */
export interface Conflict {
  field: FieldKey
  seen: unknown
  now: unknown
  wanted: unknown
  /** Who changed it, as others are told. */
  by: string
  at: Date
  words: ConflictWords
}

/** 已被别人改过 - nothing was written; the second editor sees what the first did. */
export class ChangedMeanwhile extends DomainError {
  constructor(
    name: string,
    readonly conflicts: readonly Conflict[],
    /** The proposal that met it, when it was one. */
    proposal = '',
  ) {
    super('asset/changed-meanwhile', { name, proposal, changes: conflictText(conflicts.map(({ words }) => words)) })
  }
}
