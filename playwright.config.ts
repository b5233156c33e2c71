import { defineConfig } from '@playwright/test'
import { installedElectron } from './build/find-shell.ts'
import type { ShellOptions } from './e2e/fixtures/app.ts'

/** The same tests on both shells; Electron's only where its binary is. */
export default defineConfig<object, ShellOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/fixtures/global-setup.ts',
  reporter: [['list'], ['./e2e/fixtures/shells-reporter.ts']],
  workers: 2,
  fullyParallel: false,
  timeout: 45_000,
  expect: { timeout: 8_000 },
  forbidOnly: Boolean(process.env.CI),
  // A busy build machine may miss a wait once; the run then lists the test as flaky, which is a bug to look into.
  retries: process.env.CI ? 1 : 0,
  projects: [
    { name: 'standin', use: { shell: 'standin' } },
    ...(installedElectron() === null ? [] : [{ name: 'electron', use: { shell: 'electron' as const } }]),
  ],
})
