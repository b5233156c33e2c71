import { call, expect, test } from './fixture.ts'

test('a call comes back with its answer', async ({ page }) => {
  expect(await call(page, 'echo', { text: 'å “quoted” \u2028 \u0000', list: [1, null] })).toEqual({
    text: 'å “quoted” \u2028 \u0000',
    list: [1, null],
  })
})

test('a handler that throws answers with a failure and does not reject', async ({ page }) => {
  expect(await call(page, 'fail')).toEqual({ ok: false, error: { kind: 'Internal', message: 'not possible' } })
})

test('a call that does not exist answers with a failure', async ({ page }) => {
  expect(await call(page, 'no.such.call')).toMatchObject({ ok: false })
})

test('what is not text is made text before it leaves the page', async ({ page }) => {
  const json = await page.evaluate(() => (window.wardlight.invoke as (name: unknown, json: unknown) => Promise<string>)('echo', 42))
  expect(json).toBe('42')
})

test('a channel without a handler rejects', async ({ unguarded }) => {
  const message = await unguarded.page.evaluate(() => window.probe.invoke('other:channel', 'x').catch((error: Error) => error.message))
  expect(message).toContain("No handler registered for 'other:channel'")
})

test('a call too large is refused before it is looked at', async ({ page }) => {
  const before = await call(page, 'calls')
  const answer = await page.evaluate(async () => JSON.parse(await window.wardlight.invoke('echo', 'x'.repeat(32_000_001))))
  expect(answer).toMatchObject({ ok: false, error: { kind: 'BadInput' } })
  expect(await call(page, 'calls')).toBe(Number(before) + 1)
})

test('five million characters go up and come back whole', async ({ page }) => {
  const same = await page.evaluate(async () => {
    const text = JSON.stringify('0123456789'.repeat(500_000))
    return (await window.wardlight.invoke('echo', text)) === text
  })
  expect(same).toBe(true)
})

test('calls at the same time each get their own answer, the quick before the slow', async ({ page }) => {
  const order = await page.evaluate(async () => {
    const done: unknown[] = []
    await Promise.all([300, 0, 100].map(async (wait) => done.push(await window.call('later', wait))))
    return done
  })
  expect(order).toEqual([0, 100, 300])
})

test('two hundred calls at once', async ({ page }) => {
  const answers = await page.evaluate(() => Promise.all(Array.from({ length: 200 }, (_, n) => window.call('echo', n))))
  expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => n))
})

test('a thousand events arrive in the order they were sent', async ({ page }) => {
  await page.evaluate(() => {
    window.pushed.length = 0
  })
  await call(page, 'pushes', 1000)
  await expect.poll(() => page.evaluate(() => window.pushed.length)).toBe(1000)
  expect(await page.evaluate(() => window.pushed.every((value, index) => value === index))).toBe(true)
})

test('events sent before there is a page are not delivered later', async ({ page }) => {
  expect(await page.evaluate(() => window.pushed.includes('too early'))).toBe(false)
})

test('a listener can be taken away', async ({ page }) => {
  await page.evaluate(() => {
    window.pushed.length = 0
    window.stopPushes()
  })
  await call(page, 'pushes', 3)
  await call(page, 'echo')
  expect(await page.evaluate(() => window.pushed.length)).toBe(0)
})

test('calls and events work after the page has loaded again', async ({ page }) => {
  await page.reload()
  expect(await call(page, 'echo', 7)).toBe(7)
  await call(page, 'pushes', 2)
  await expect.poll(() => page.evaluate(() => window.pushed)).toEqual([0, 1])
})

test('the shell says truthfully what it is', async ({ page, shell }) => {
  expect(await call(page, 'info')).toMatchObject({ name: shell, browser: expect.stringMatching(/^Chromium \d+\./) })
})

test('going to sleep reaches the program', async ({ shared }) => {
  await shared.page.reload()
  await shared.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  await expect.poll(() => shared.page.evaluate(() => window.pushed)).toEqual(['suspended'])
})
