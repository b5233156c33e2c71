/** The conformance program: one per worker for what only looks, one per test for what ends it. */
import { rmSync } from 'node:fs'
import { test as base, expect, type Page } from '@playwright/test'
import type { ShellOptions } from '../fixtures/app.ts'
import { freshFolder, type Launch, type Launched, launch } from '../fixtures/shell.ts'

/** Bundled by e2e/fixtures/global-setup.ts. */
export const PROGRAM = process.env.WARDLIGHT_CONFORMANCE_PROGRAM ?? ''

type Starter = (options?: Partial<Omit<Launch, 'shell' | 'program'>>) => Promise<Launched>
type TestFixtures = { page: Page; start: Starter; folder: string }
type WorkerFixtures = ShellOptions & { shared: Launched; unguarded: Launched }

export const test = base.extend<TestFixtures, WorkerFixtures>({
  shell: ['standin', { option: true, scope: 'worker' }],
  shared: [
    async ({ shell }, use) => {
      const launched = await launch({ shell, program: PROGRAM })
      await use(launched)
      await launched.stop()
    },
    { scope: 'worker' },
  ],
  /** Without the content security policy: what the shell refuses by itself. */
  unguarded: [
    async ({ shell }, use) => {
      const launched = await launch({ shell, program: PROGRAM, bypassCSP: true, env: { CONFORMANCE_PRELOAD: 'probe-preload.cjs' } })
      await use(launched)
      await launched.stop()
    },
    { scope: 'worker' },
  ],
  page: async ({ shared }, use) => use(shared.page),
  /** An empty folder, gone after the test. */
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
  folder: async ({}, use) => {
    const folder = freshFolder()
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  start: async ({ shell }, use) => {
    const started: Launched[] = []
    await use(async (options = {}) => {
      const one = await launch({ shell, program: PROGRAM, ...options })
      started.push(one)
      return one
    })
    await Promise.all(started.map(({ stop }) => stop()))
  },
})

/** Calls the program through the product's own bridge. */
export function call(page: Page, name: string, value: unknown = null): Promise<unknown> {
  return page.evaluate(async ([name, json]) => JSON.parse(await window.wardlight.invoke(name, json)), [
    name,
    JSON.stringify(value),
  ] as const)
}

export { expect }
