/**
 * Folders of tests that never open a store: the run on MariaDB leaves them out, because they would only say the same again.
 * test/architecture/storeless.test.ts keeps the list true.
 */
export const storeless = [
  'test/funding/match',
  'test/language',
  'test/puppets',
  'test/rulebook/evaluation',
  'test/rulebook/model',
  'test/rulebook/rank',
  'test/rulebook/search',
] as const
