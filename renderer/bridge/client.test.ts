import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bridge, PushEvent } from '#app/contract/events.ts'
import { call, onLockedAnswer, onPush } from './client.ts'

const asked: [string, string][] = []
let pushers: ((json: string) => void)[] = []

/** A bridge that answers with this text: the boundary itself, as the preload makes it. */
function bridgeSaying(answer: string | Error): Bridge {
  return {
    invoke: async (name, json) => {
      asked.push([name, json])
      if (answer instanceof Error) throw answer
      return answer
    },
    onPush: (listener) => {
      pushers.push(listener)
      return () => undefined
    },
  }
}

const setBridge = (bridge: Bridge | undefined) => vi.stubGlobal('window', { wardlight: bridge })

beforeEach(() => {
  asked.length = 0
  setBridge(undefined)
})

const failureOf = async () => {
  const result = await call('settings.get', {})
  return result.ok ? null : result.error
}

describe('call', () => {
  it('carries JSON text and gives the value', async () => {
    setBridge(bridgeSaying('{"ok":true,"value":{"theme":"dark","idleMinutes":5,"learnedModels":[]}}'))
    expect(await call('settings.set', { theme: 'dark' })).toEqual({ ok: true, value: { theme: 'dark', idleMinutes: 5, learnedModels: [] } })
    expect(asked).toEqual([['settings.set', '{"theme":"dark"}']])
  })
  it('gives a failure as main said it', async () => {
    setBridge(bridgeSaying('{"ok":false,"error":{"kind":"DiskFull","message":"The disk is full.","next":"Free some space."}}'))
    expect(await failureOf()).toEqual({ kind: 'DiskFull', message: 'The disk is full.', next: 'Free some space.' })
  })
  it.each(['', 'null', '{}', '{"ok":true}', '{"ok":false}', '{"ok":false,"error":{"kind":"Strange"}}', 'not json'])(
    'turns %j into a failure with a next step',
    async (answer) => {
      setBridge(bridgeSaying(answer))
      expect(await failureOf()).toMatchObject({ kind: 'Internal', next: expect.any(String) })
    },
  )
  it('never throws: a bridge that does, and no bridge at all, are failures', async () => {
    setBridge(bridgeSaying(new Error('gone')))
    expect(await failureOf()).toMatchObject({ kind: 'Internal' })
    setBridge(undefined)
    expect(await failureOf()).toMatchObject({ kind: 'Unavailable' })
  })
  it('refuses an answer that breaks the contract, in development', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    setBridge(bridgeSaying('{"ok":true,"value":{"theme":"pink","idleMinutes":5}}'))
    expect(await failureOf()).toMatchObject({ kind: 'Internal', path: 'settings.get: theme' })
    vi.restoreAllMocks()
  })
  it('tells of a locked store, whoever asked', async () => {
    let told = 0
    const stop = onLockedAnswer(() => {
      told += 1
    })
    setBridge(bridgeSaying('{"ok":false,"error":{"kind":"Locked","message":"Locked."}}'))
    await failureOf()
    stop()
    await failureOf()
    expect(told).toBe(1)
  })
})

describe('onPush', () => {
  it('gives readable events to all listeners, drops the rest, and stops', () => {
    pushers = []
    setBridge(bridgeSaying(''))
    const heard: PushEvent[] = []
    const stop = onPush((event) => heard.push(event))
    onPush(() => undefined)
    expect(pushers).toHaveLength(1)
    for (const json of ['{"type":"worklist.changed"}', 'not json', '{"type":"strange"}']) pushers[0]?.(json)
    stop()
    pushers[0]?.('{"type":"worklist.changed"}')
    expect(heard).toEqual([{ type: 'worklist.changed' }])
  })
})
