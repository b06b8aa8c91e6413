import type { Job } from '../turn.ts'

/** Every periodic job. */
export const jobs: readonly Job[] = []
