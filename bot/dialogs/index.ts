import type { Dialogue } from '../turn.ts'

/** Every exchange of several steps. */
export const dialogs: readonly Dialogue[] = []
