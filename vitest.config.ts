import { configDefaults, defineConfig } from 'vitest/config'
import { databaseKind } from './test/support/databases.ts'
import { storeless } from './test/support/storeless.ts'

/**
 * Three kinds of tests, one name ending each: `npx vitest run` runs them all, `--project unit` only the quick ones.
 * Which database they use is said by scripts/test.ts (test/support/databases.ts); SQLite when nobody says anything.
 */
const shared = { environment: 'node', setupFiles: ['test/support/no-network.ts'] }

export default defineConfig({
  test: {
    // Two cores: a third worker only makes the others slower.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            ...configDefaults.exclude,
            ...(databaseKind() === 'mariadb' ? storeless.map((folder) => `${folder}/**`) : []),
          ],
          // every file has its own county; reading the program anew for each would take longer than the tests
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'page',
          include: ['test/page/*.page.ts'],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'crash',
          include: ['test/crash/*.crash.ts'],
          testTimeout: 300_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['entities/**', 'bot/**', 'api/**'],
      exclude: ['**/*.html'],
      reporter: ['text-summary', 'html'],
    },
  },
})
