import { expect, test } from 'vitest'
import { connectPeer } from './bridge-peer.ts'

type Page = Record<string, never> & { api: { [name: string]: (...args: unknown[]) => unknown } }

function twoWorlds(api: object): Page['api'] {
  const node = new EventTarget()
  const page = {} as Page
  connectPeer(node, 'to-page', 'to-preload', page)
  connectPeer(node, 'to-preload', 'to-page', {}).expose('api', api)
  return page.api
}

test('values go over and come back', () => {
  const api = twoWorlds({ add: (a: number, b: number) => a + b, list: () => [1, { a: null }], nothing: () => undefined })
  expect(api.add?.(1, 2)).toBe(3)
  expect(api.list?.()).toEqual([1, { a: null }])
  expect(api.nothing?.()).toBeUndefined()
})

test('promises settle on the other side', async () => {
  const api = twoWorlds({
    later: async () => 'done',
    fail: async () => {
      throw new Error('not done')
    },
  })
  await expect(api.later?.()).resolves.toBe('done')
  await expect(api.fail?.()).rejects.toThrow('not done')
})

test('what is thrown is thrown on the other side, as text', () => {
  const api = twoWorlds({
    fail: () => {
      throw new RangeError('too far')
    },
  })
  expect(() => api.fail?.()).toThrow('too far')
})

test('a listener is called, and the function that was returned takes it away', () => {
  const listeners = new Set<(text: string) => void>()
  const api = twoWorlds({
    on: (listener: (text: string) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  })
  const heard: unknown[] = []
  const stop = api.on?.((text: unknown) => heard.push(text)) as () => void
  for (const listener of listeners) listener('one')
  stop()
  for (const listener of listeners) listener('two')
  expect(heard).toEqual(['one'])
})

test('what is exposed cannot be changed', () => {
  const node = new EventTarget()
  const page: Record<string, unknown> = {}
  connectPeer(node, 'a', 'b', page)
  connectPeer(node, 'b', 'a', {}).expose('api', { f: () => 1 })
  expect(Object.isFrozen(page.api)).toBe(true)
  expect(() => {
    page.api = 'mine'
  }).toThrow()
})

test('it is whole when sent as source', () => {
  const again = new Function(`return ${connectPeer}`)() as typeof connectPeer
  const node = new EventTarget()
  const page: Record<string, () => unknown> = {}
  again(node, 'a', 'b', page)
  again(node, 'b', 'a', {}).expose('f', () => 'whole')
  expect(page.f?.()).toBe('whole')
})
