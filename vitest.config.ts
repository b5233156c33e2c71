import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['{app,main,renderer,models,build,bench}/**/*.test.{ts,tsx}'], pool: 'forks', maxWorkers: 2, testTimeout: 60_000 },
})
