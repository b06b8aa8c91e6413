import type { Group } from '../match/group.ts'

/** One group as one line of JSON: {"status","fiscal","project","diffFen"?}; the difference only where it is the matter. */
export const jsonLine = ({ status, fiscal, project, diffFen }: Group): string =>
  JSON.stringify({ status, ...(status === 'amount_diff' ? { diffFen } : {}), fiscal, project })
