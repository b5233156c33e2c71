import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileFor, isOurs, serveFrom } from './protocol.ts'

let folder = ''
let secret = ''

beforeAll(() => {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'wardlight-protocol-'))
  folder = path.join(parent, 'page')
  secret = path.join(parent, 'secret.txt')
  mkdirSync(path.join(folder, 'assets'), { recursive: true })
  writeFileSync(secret, 'secret')
  writeFileSync(path.join(folder, 'index.html'), '<p>page</p>')
  writeFileSync(path.join(folder, 'assets', 'a b.js'), '1')
})

afterAll(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

describe('fileFor', () => {
  test.each([
    ['app://wardlight/index.html', 'index.html'],
    ['app://wardlight/', 'index.html'],
    ['app://wardlight/index.html?x=1#y', 'index.html'],
    ['app://wardlight/assets/a%20b.js', 'assets/a b.js'],
    ['app://wardlight/assets/../index.html', 'index.html'],
  ])('%s is %s', (url, file) => {
    expect(fileFor(url, folder)).toBe(path.join(folder, file))
  })

  test.each([
    'app://wardlight/../secret.txt/..%2f..%2fsecret.txt',
    'app://wardlight/..%2fsecret.txt',
    'app://wardlight/%2e%2e%2fsecret.txt',
    'app://wardlight/..%5csecret.txt',
    'app://wardlight//etc/hosts.txt',
    'app://wardlight/c:/x.txt',
    'app://wardlight/index.html%00.js',
    'app://wardlight/.env.txt',
    'app://wardlight/assets/',
    'app://wardlight/vault.db',
    'app://wardlight/%',
    'app://elsewhere/index.html',
    'app://user@wardlight/index.html',
    'https://wardlight/index.html',
    'file:///etc/hosts.txt',
    'not a url',
  ])('%s is nothing of ours', (url) => {
    expect(fileFor(url, folder)).toBeNull()
  })

  test('never leaves the folder, whatever the path', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', '%00', 'a', '.txt', 'secret.txt', '%25', ':'),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = fileFor(`app://wardlight/${parts.join('')}`, folder)
        expect(file === null || file.startsWith(folder + path.sep)).toBe(true)
        expect(file).not.toBe(secret)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('serveFrom', () => {
  const get = (url: string, method = 'GET') => serveFrom(folder)(new Request(url, { method }))

  test('gives the file with its type and the policy', async () => {
    const answer = await get('app://wardlight/index.html')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('<p>page</p>')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
  })

  test('says 404 to what is missing and 403 to another method', async () => {
    expect((await get('app://wardlight/none.js')).status).toBe(404)
    expect((await get('app://wardlight/index.html', 'POST')).status).toBe(403)
  })

  test.skipIf(process.platform === 'win32')('does not follow a link out of the folder', async () => {
    symlinkSync(secret, path.join(folder, 'link.txt'))
    expect((await get('app://wardlight/link.txt')).status).toBe(404)
  })
})

test.each([
  ['app://wardlight/x', true],
  ['app://wardlight.evil/x', false],
  ['app://wardlight:1/x', false],
  ['https://wardlight/', false],
  ['', false],
])('isOurs(%s) is %s', (url, ours) => {
  expect(isOurs(url)).toBe(ours)
})
