import { expect, test } from 'vitest'
import { hardenedPreferences, mayNavigate, mayRequest, PARTITION } from './policy.ts'

test.each([
  ['app://wardlight/assets/index.js', true],
  ['data:image/png;base64,AA', true],
  ['blob:app://wardlight/1', true],
  ['blob:https://example.com/1', false],
  ['https://example.com/', false],
  ['http://127.0.0.1:1/', false],
  ['ws://127.0.0.1:1/', false],
  ['file:///etc/hosts', false],
  ['app://elsewhere/', false],
])('a request to %s: %s', (url, may) => {
  expect(mayRequest(url)).toBe(may)
})

test.each([
  ['app://wardlight/index.html', true],
  ['app://wardlight/index.html#chart', true],
  ['app://wardlight/index.html?x', true],
  ['app://wardlight/other.html', false],
  ['app://wardlight/index.html.evil', false],
  ['about:blank', false],
  ['https://example.com/', false],
])('going to %s: %s', (url, may) => {
  expect(mayNavigate(url)).toBe(may)
})

test('the page’s process is sandboxed, isolated, and without Node', () => {
  expect(hardenedPreferences('/preload.cjs', true)).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false,
  })
})

test('the session is kept in memory', () => {
  expect(PARTITION.startsWith('persist:')).toBe(false)
})
