import { defineConfig } from 'vitest/config'

/** What starts its own clusters, or needs none: the same whatever PostgreSQL the run's own cluster is. */
const OWN = ['scripts/**/*.test.ts', 'server/env*.test.ts', 'server/db/*.integration.test.ts', 'server/chaos/*.test.ts']
const machine = {
  globalSetup: './server/db/testing.setup.ts',
  pool: 'forks',
  testTimeout: 120_000,
  hookTimeout: 60_000,
} as const

/** `pure` needs nothing; `machine` keeps its data in a real PostgreSQL, one throw-away cluster a run (`server/db/testing.setup.ts`); `own` is `OWN`. */
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
          ...machine,
          name: 'machine',
          include: ['{server,drizzle}/**/*.test.ts'],
          exclude: ['server/gate/**', ...OWN],
        },
      },
      { extends: true, test: { ...machine, name: 'own', include: OWN, exclude: ['scripts/mutants/index.test.ts'] } },
    ],
  },
})
