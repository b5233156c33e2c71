/** Nothing leaves the program: first with the content security policy, then by the shell alone. A listening server is the witness. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { call, expect, test } from './fixture.ts'

let server: Server
let reached: string[] = []
let address = ''

test.beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`)
    response.end('reached')
  })
  server.on('connection', () => reached.push('connection'))
  server.on('upgrade', (request, socket) => {
    reached.push(`upgrade ${request.url}`)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
})

test.afterAll(() => {
  server.close()
})

test.beforeEach(() => {
  reached = []
})

type Attempt = (address: string) => Promise<string>

const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  fetch: (address) =>
    fetch(`http://${address}/`, { mode: 'no-cors' }).then(
      () => 'reached',
      () => 'refused',
    ),
  'fetch by name': () =>
    fetch('https://example.com/', { mode: 'no-cors' }).then(
      () => 'reached',
      () => 'refused',
    ),
  XMLHttpRequest: (address) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.onload = () => resolve('reached')
      request.onerror = () => resolve('refused')
      request.open('GET', `http://${address}/`)
      request.send()
    }),
  picture: (address) =>
    new Promise((resolve) => {
      const picture = new Image()
      picture.onload = () => resolve('reached')
      picture.onerror = () => resolve('refused')
      picture.src = `http://${address}/x.png`
    }),
  WebSocket: (address) =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://${address}/`)
      socket.onopen = () => resolve('reached')
      socket.onerror = () => resolve('refused')
    }),
  EventSource: (address) =>
    new Promise((resolve) => {
      const source = new EventSource(`http://${address}/`)
      source.onopen = () => resolve('reached')
      source.onerror = () => {
        source.close()
        resolve('refused')
      }
    }),
  script: (address) =>
    new Promise((resolve) => {
      const script = document.createElement('script')
      script.onload = () => resolve('reached')
      script.onerror = () => resolve('refused')
      script.src = `http://${address}/x.js`
      document.head.append(script)
    }),
  beacon: async (address) => {
    navigator.sendBeacon(`http://${address}/`, 'x')
    return 'refused'
  },
  'form in a frame': async (address) => {
    const frame = Object.assign(document.createElement('iframe'), { name: 'inside' })
    const form = Object.assign(document.createElement('form'), { action: `http://${address}/`, method: 'post', target: 'inside' })
    document.body.append(frame, form)
    form.submit()
    return 'refused'
  },
  frame: (address) =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.onload = () => resolve('refused')
      frame.src = `http://${address}/`
      document.body.append(frame)
    }),
  prefetch: async (address) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: `http://${address}/p` }))
    document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: `http://${address}` }))
    return 'refused'
  },
  'service worker': () =>
    navigator.serviceWorker
      ? navigator.serviceWorker.register('./page.js').then(
          () => 'reached',
          () => 'refused',
        )
      : Promise.resolve('refused'),
  'stun server': async (address) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `turn:${address}?transport=tcp`, username: 'u', credential: 'p' }] })
    connection.createDataChannel('x')
    await connection.setLocalDescription(await connection.createOffer())
    await new Promise((resolve) => setTimeout(resolve, 500))
    connection.close()
    return 'refused'
  },
}

for (const [name, attempt] of Object.entries(ATTEMPTS)) {
  test(`refused by the page’s policy: ${name}`, async ({ page }) => {
    expect(await page.evaluate(attempt, address)).toBe('refused')
    await settled(page)
    expect(reached).toEqual([])
  })

  test(`refused by the shell alone: ${name}`, async ({ unguarded }) => {
    expect(await unguarded.page.evaluate(attempt, address)).toBe('refused')
    await settled(unguarded.page)
    expect(reached).toEqual([])
  })
}

/** Ways of leaving. The page must still be ours, and answer, afterwards. */
const LEAVINGS: Readonly<Record<string, (address: string) => void>> = {
  'another site': (address) => location.assign(`http://${address}/`),
  'another page of ours': () => location.assign('./other.html'),
  'an empty page': () => location.assign('about:blank'),
  'a page made of data': () => location.assign('data:text/html,<h1>mine</h1>'),
  'a page made of a blob': () => location.assign(URL.createObjectURL(new Blob(['<h1>mine</h1>'], { type: 'text/html' }))),
  'a file': () => location.assign('file:///etc/hosts'),
  'a posted form': (address) => {
    const form = Object.assign(document.createElement('form'), { action: `http://${address}/`, method: 'post' })
    document.body.append(form)
    form.submit()
  },
  'a link into a new window': () => document.getElementById('out')?.click(),
  'a link to another page of ours': () => document.getElementById('other')?.click(),
  'a new window': (address) => void window.open(`http://${address}/`),
}

for (const [name, leave] of Object.entries(LEAVINGS)) {
  test(`the window stays: ${name}`, async ({ unguarded }) => {
    await unguarded.page.evaluate(leave, address).catch(() => {}) // a navigation under way ends the evaluation
    await settled(unguarded.page)
    await expect.poll(() => unguarded.page.evaluate(() => document.title).catch(() => '')).toBe('Conformance')
    expect(unguarded.page.url()).toMatch(/wardlight.*\/index\.html$/)
    expect(await call(unguarded.page, 'echo', 1)).toBe(1)
    await expect.poll(() => unguarded.app.context().pages().length).toBe(1)
    expect(reached).toEqual([])
  })
}

test('a new window is answered with null', async ({ page }) => {
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull()
})

test('the page may load itself again', async ({ page }) => {
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => location.reload())])
  expect(await call(page, 'echo', 2)).toBe(2)
})

test('a file cannot be saved by the page', async ({ unguarded }) => {
  let saved = false
  unguarded.page.once('download', async (download) => {
    saved = (await download.failure()) === null
  })
  await unguarded.page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.txt' })
    link.click()
  })
  await settled(unguarded.page)
  expect(saved).toBe(false)
})

/** Long enough for a connection on this machine to have been made. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(150)
}
