/** The conformance program: one per worker for what only looks, one per test for what ends it. */
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import type { ShellOptions } from '../fixtures/app.ts'
import { type Launch, type Launched, launch, ROOT } from '../fixtures/shell.ts'

export const PROGRAM = path.join(ROOT, 'dist', 'conformance', 'main.js')

type Starter = (options?: Partial<Omit<Launch, 'shell' | 'program'>>) => Promise<Launched>
type TestFixtures = { page: Page; start: Starter }
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
