import { expect, test } from 'vitest'
import { utf8Locale } from './locale.ts'

test.each([
  [{}, { LC_ALL: 'C.UTF-8' }],
  [{ LANG: 'C' }, { LC_ALL: 'C.UTF-8' }],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'POSIX' }, { LC_ALL: 'C.UTF-8' }],
  [{ LANG: 'de_DE.UTF-8' }, {}],
  [{ LC_ALL: 'C.utf8' }, {}],
])('%j gets %j', (env, added) => {
  expect(utf8Locale(env, 'linux')).toEqual(added)
})

test('other systems name files by themselves', () => {
  expect(utf8Locale({}, 'win32')).toEqual({})
})
