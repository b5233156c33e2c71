import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, PROGRAM, test } from './fixture.ts'

const PAGES = path.join(path.dirname(PROGRAM), 'page')

/** Asks as a page without a content security policy could. */
const ask = (place: string) =>
  fetch(place).then(
    async (answer) => ({ status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }),
    (error: Error) => ({ status: 0, type: null, text: error.message }),
  )

test('serves the files of the page with their types', async ({ unguarded }) => {
  for (const [file, type] of [
    ['index.html', 'text/html; charset=utf-8'],
    ['page.js', 'text/javascript; charset=utf-8'],
    ['style.css', 'text/css; charset=utf-8'],
  ] as const) {
    expect(await unguarded.page.evaluate(ask, `./${file}`)).toMatchObject({ status: 200, type })
  }
})

test('a style sheet is applied', async ({ page }) => {
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).color)).toBe('rgb(1, 2, 3)')
})

test('answers 404 for what is not there', async ({ unguarded }) => {
  expect(await unguarded.page.evaluate(ask, './none.js')).toMatchObject({ status: 404, text: 'There is nothing here.' })
})

test('answers 403 to anything but a GET', async ({ unguarded }) => {
  const status = await unguarded.page.evaluate(() => fetch('./page.js', { method: 'POST', body: 'x' }).then((answer) => answer.status))
  expect(status).toBe(403)
})

for (const way of [
  '/../main.js',
  '/%2e%2e/main.js',
  '/..%2fmain.js',
  '/%2e%2e%2fmain.js',
  '/..%5cmain.js',
  '//etc/hosts.txt',
  '/page.js%00.html',
  '/.hidden.js',
  '/%',
]) {
  test(`no way out of the folder: ${way}`, async ({ unguarded }) => {
    writeFileSync(path.join(PAGES, '.hidden.js'), '1')
    const host = await unguarded.page.evaluate(() => `${location.protocol}//${location.host}`)
    const answer = await unguarded.page.evaluate(ask, `${host}${way}`)
    expect(answer.status).not.toBe(200)
    expect(answer.text).not.toContain('startShell')
  })
}

test('a link inside the folder does not lead out of it', async ({ unguarded }) => {
  test.skip(process.platform === 'win32', 'making a link needs rights there')
  mkdirSync(path.join(PAGES, 'links'), { recursive: true })
  const link = path.join(PAGES, 'links', `${process.pid}.js`)
  symlinkSync(PROGRAM, link)
  expect(await unguarded.page.evaluate(ask, `./links/${process.pid}.js`)).toMatchObject({ status: 404 })
})

test('every answer carries the content security policy', async ({ unguarded }) => {
  const policy = await unguarded.page.evaluate(() => fetch('./index.html').then((answer) => answer.headers.get('content-security-policy')))
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("connect-src 'none'")
  expect(policy).not.toContain('unsafe')
})

test('the browser understands every header', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.text().includes('header') && complaints.push(message.text()))
  await page.reload()
  expect(complaints).toEqual([])
})

test('a script written into the page does not run', async ({ page }) => {
  expect(await page.evaluate(() => window.inlineRan)).toBeUndefined()
})

test('an event handler written into the page does not run', async ({ page }) => {
  const ran = await page.evaluate(async () => {
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.inlineRan = true">')
    await new Promise((resolve) => setTimeout(resolve, 200))
    return window.inlineRan
  })
  expect(ran).toBeUndefined()
})

test('text is not run as code', async ({ page }) => {
  const refused = await page.addScriptTag({ url: './eval.js' }).then(
    () => 'ran',
    () => 'refused',
  )
  expect(refused).toBe('refused')
  writeFileSync(path.join(PAGES, 'evil.js'), "try { window.evalRan = eval('1 + 1') } catch (error) { window.evalRan = error.name }")
  await page.addScriptTag({ url: './evil.js' })
  expect(await page.evaluate(() => (window as unknown as { evalRan: unknown }).evalRan)).toBe('EvalError')
})

test('styles set by scripts work, as the tables and graphs need', async ({ page }) => {
  const width = await page.evaluate(() => {
    const box = document.createElement('div')
    box.style.width = '123px'
    document.body.append(box)
    return box.getBoundingClientRect().width
  })
  expect(width).toBe(123)
})
