import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schemeOf, toBrowser, toProgram } from './urls.ts'

const schemes = new Set(['app'])

test.each([
  ['app://wardlight/index.html?a#b', 'https://wardlight.app.localhost/index.html?a#b'],
  ['app://wardlight/', 'https://wardlight.app.localhost/'],
])('%s stands at %s', (program, inside) => {
  expect(toBrowser(program, schemes)).toBe(inside)
  expect(toProgram(inside, schemes)).toBe(program)
})

test.each([
  'https://example.com/',
  'https://wardlight.app.localhost.evil.com/',
  'https://wardlight.other.localhost/',
  'https://wardlight.app.localhost:8080/',
  'http://wardlight.app.localhost/',
  'https://a@wardlight.app.localhost/',
  'about:blank',
])('%s is not taken for a page of the program', (url) => {
  expect(toProgram(url, schemes)).toBe(url)
})

test('there and back is the same', () => {
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      const url = `app://wardlight/${path}`
      expect(toProgram(toBrowser(url, schemes), schemes)).toBe(url)
    }),
  )
})

test('the scheme of an address', () => {
  expect(schemeOf('blob:https://x/1')).toBe('blob')
  expect(schemeOf('nothing')).toBe('')
})
