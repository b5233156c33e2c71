import { defineConfig } from 'vitest/config'

/** Of a test and of what stands before it: a busy build machine is no failure. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 30_000 } as const

export default defineConfig({
  test: { include: ['{app,main,renderer,models,knowledge,build,bench}/**/*.test.{ts,tsx}'], pool: 'forks', maxWorkers: 2, ...PATIENCE },
})
