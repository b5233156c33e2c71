import { call, expect, test } from './fixture.ts'

test('the page has two functions and no more', async ({ page }) => {
  expect(await page.evaluate(() => Object.entries(window.wardlight).map(([name, value]) => [name, typeof value]))).toEqual([
    ['invoke', 'function'],
    ['onPush', 'function'],
  ])
})

test('the preload has run before the first script of the page', async ({ page }) => {
  expect(await page.evaluate(() => window.bridgeAtStart)).toBe('function')
})

test('nothing of Node, Electron or the shell shows in the page', async ({ page }) => {
  const names = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', 'standinSend', 'standinReceive']
  expect(await page.evaluate((names) => names.filter((name) => name in globalThis), names)).toEqual([])
})

test('the page cannot put its own bridge in place of ours', async ({ page }) => {
  const changed = await page.evaluate(() => {
    try {
      Object.assign(window, { wardlight: { invoke: () => 'mine' } })
    } catch {
      return 'refused'
    }
    return String(window.wardlight.invoke)
  })
  expect(changed).toBe('refused')
})

test('what the page does to its own world does not reach the preload', async ({ start }) => {
  const { page } = await start()
  await page.evaluate(() => {
    JSON.stringify = () => 'spoiled'
    JSON.parse = () => 'spoiled'
    document.addEventListener = () => {}
    document.dispatchEvent = () => false
  })
  expect(await page.evaluate(() => window.wardlight.invoke('echo', '"whole"'))).toBe('"whole"')
})

test('a frame inside the page has no bridge', async ({ unguarded }) => {
  const kinds = await unguarded.page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const kind = typeof frame.contentWindow?.wardlight
    frame.remove()
    return kind
  })
  expect(kinds).toBe('undefined')
})

test('the page is a secure context with an origin of its own', async ({ page }) => {
  expect(await page.evaluate(() => [isSecureContext, origin.endsWith('localhost') || origin === 'app://wardlight'])).toEqual([true, true])
})

test('a page’s own script that tries to be clever still gets an answer', async ({ page }) => {
  expect(await call(page, 'echo', { __proto__: null, text: '\u0000\ud800 ‮' })).toEqual({ text: '\u0000\ud800 ‮' })
})
