import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { browserFlags } from './browser-flags.ts'
import { findBrowser } from './find-browser.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'wardlight-browser-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function program(name: string, mode = 0o755): string {
  const file = path.join(folder, name)
  writeFileSync(file, '')
  chmodSync(file, mode)
  return file
}

test.skipIf(process.platform === 'win32')('found by name on the path, Chromium before Chrome', () => {
  program('google-chrome')
  const chromium = program('chromium')
  expect(findBrowser({ PATH: folder }, 'linux')).toBe(chromium)
})

test('a browser that is named is used, and no other when it is not there', () => {
  const mine = program('mine')
  expect(findBrowser({ PATH: folder, WARDLIGHT_BROWSER: mine }, 'linux')).toBe(mine)
  expect(findBrowser({ PATH: folder, WARDLIGHT_BROWSER: path.join(folder, 'none') }, 'linux')).toBeNull()
})

test.skipIf(process.platform === 'win32')('a file that is not a program is none', () => {
  expect(findBrowser({ WARDLIGHT_BROWSER: program('text', 0o644) }, 'linux')).toBeNull()
})

const start = { look: { width: 1, height: 2, title: '<b>"x"', backgroundColor: '#fff' }, profile: '/p', headless: false, extra: [] }

test('the browser’s sandbox stays on unless it cannot', () => {
  expect(browserFlags({ ...start, sandbox: true })).not.toContain('--no-sandbox')
  expect(browserFlags({ ...start, sandbox: false })).toContain('--no-sandbox')
  expect(browserFlags({ ...start, sandbox: true, extra: ['--no-sandbox'] })).not.toContain('--no-sandbox')
})

test('a port is opened only where one was asked for', () => {
  expect(browserFlags({ ...start, sandbox: true }).join(' ')).not.toContain('remote-debugging-port')
  expect(browserFlags({ ...start, sandbox: true, extra: ['--remote-debugging-port=0'] })).toContain('--remote-debugging-port=0')
})

test('a title cannot add to the first page', () => {
  const page = browserFlags({ ...start, sandbox: true }).at(-1) ?? ''
  expect(decodeURIComponent(page)).toContain('<title>bx</title>')
})
