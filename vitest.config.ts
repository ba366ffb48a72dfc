import { defineConfig } from 'vitest/config'

/** `pure` needs nothing; `machine` runs against a real PostgreSQL, one throw-away cluster a run (`server/db/testing.setup.ts`). */
export default defineConfig({
  test: {
    maxWorkers: 2,
    retry: 0,
    // What is waited for comes; on a busy machine it takes longer than the second that vitest would wait.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['{lib,app,server/gate}/**/*.test.{ts,tsx}', 'scripts/mutants/index.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'machine',
          include: ['{server,drizzle,scripts}/**/*.test.ts'],
          exclude: ['server/gate/**', 'scripts/mutants/index.test.ts'],
          globalSetup: './server/db/testing.setup.ts',
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
