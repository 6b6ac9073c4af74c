import { defineConfig } from 'vitest/config'

const common = {
  // A file would load the thousand modules of the server for itself alone, for longer than its tests take.
  isolate: false,
  // A slow machine takes longer to get there; no test is about how long.
  expect: { poll: { timeout: 20_000 } },
  hookTimeout: 120_000,
}
const jsx = { oxc: { jsx: { runtime: 'automatic' as const } } }
const wholeApp = ['packages/e2e/{,src/}{contract,journeys}/**/*.test.ts']
const integration = ['packages/*/src/**/*.int.test.ts']

export default defineConfig({
  test: {
    // More than two cores: every worker waits for its PostgreSQL, its desk or its browser half of the time.
    maxWorkers: 3,
    teardownTimeout: 60_000,
    // Under node_modules, by what is in a file: the next run translates only what has changed.
    experimental: { fsModuleCache: true },
    projects: [
      {
        ...jsx,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: [...integration, ...wholeApp],
          testTimeout: 30_000,
          ...common,
        },
      },
      {
        ...jsx,
        test: {
          name: 'integration',
          include: integration,
          globalSetup: 'packages/server/src/testing/global-setup.ts',
          testTimeout: 60_000,
          ...common,
        },
      },
      {
        ...jsx,
        test: {
          name: 'whole app',
          include: wholeApp,
          globalSetup: 'packages/server/src/testing/global-setup.ts',
          testTimeout: 60_000,
          ...common,
        },
      },
    ],
  },
})
