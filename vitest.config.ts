import { defineConfig } from 'vitest/config'

// A slow machine takes longer to get there; no test is about how long.
const patient = { expect: { poll: { timeout: 20_000 } }, hookTimeout: 120_000 }
const jsx = { oxc: { jsx: { runtime: 'automatic' as const } } }
const wholeApp = ['packages/e2e/{,src/}{contract,journeys}/**/*.test.ts']
const needsDatabase = ['packages/*/src/**/*.int.test.ts', ...wholeApp]

export default defineConfig({
  test: {
    maxWorkers: 2,
    teardownTimeout: 60_000,
    projects: [
      {
        ...jsx,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: needsDatabase,
          testTimeout: 30_000,
          ...patient,
        },
      },
      {
        ...jsx,
        test: {
          name: 'integration',
          include: needsDatabase,
          globalSetup: 'packages/server/src/testing/global-setup.ts',
          testTimeout: 60_000,
          ...patient,
        },
      },
    ],
  },
})
