import { defineConfig } from 'vitest/config'

/** Of a test and of what stands before it: a busy build machine is no failure. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 30_000 } as const
const FORKS = { pool: 'forks', maxWorkers: 2, ...PATIENCE } as const

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Pure code keeps nothing between tests that could be seen: its files share a process, which is quicker.
      { test: { name: 'core', include: ['app/**/*.test.ts'], isolate: false, ...FORKS } },
      { test: { name: 'edges', include: ['{main,renderer,models,knowledge,build,bench}/**/*.test.{ts,tsx}'], ...FORKS } },
    ],
  },
})
