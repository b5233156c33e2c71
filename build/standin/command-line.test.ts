import { expect, test } from 'vitest'
import { parseCommandLine } from './command-line.ts'

test('as a person starts it', () => {
  expect(parseCommandLine(['.', '--data', '/tmp/x'])).toEqual({ program: '.', inspectPort: null, browserSwitches: [] })
})

test('as Playwright starts it', () => {
  expect(parseCommandLine(['--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '/app', '--data', 'x'])).toEqual({
    program: '/app',
    inspectPort: 0,
    browserSwitches: ['--no-sandbox', '--remote-debugging-port=0'],
  })
})

test('switches after the program are the program’s own, and no others reach the browser', () => {
  expect(parseCommandLine(['--user-data-dir=/x', '/app', '--remote-debugging-port=9222', '--no-sandbox'])).toEqual({
    program: '/app',
    inspectPort: null,
    browserSwitches: [],
  })
})

test('without a program', () => {
  expect(parseCommandLine(['--inspect=0']).program).toBeNull()
})
