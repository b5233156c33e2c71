import { expect, test } from 'vitest'
import { WardlightError } from '#app/contract/errors.ts'
import { CALL_CHANNEL } from './channels.ts'
import { type Call, installDoor, MAX_CALL_CHARACTERS } from './ipc.ts'
import type { InvokeEvent, WindowSubset } from './subset.ts'

const OURS = { url: 'app://wardlight/index.html', parent: null }

function door(call: Call = async (name, json) => `${name} ${json}`, destroyed = false) {
  const webContents = {}
  const window = { webContents, isDestroyed: () => destroyed } as WindowSubset
  let handler: (event: InvokeEvent, ...args: unknown[]) => Promise<string> = async () => ''
  installDoor(
    {
      handle: (channel, listener) => {
        expect(channel).toBe(CALL_CHANNEL)
        handler = listener
      },
    },
    () => window,
    call,
  )
  return {
    ask: (event: Partial<InvokeEvent>, ...args: unknown[]) => handler({ sender: webContents, senderFrame: OURS, ...event }, ...args),
  }
}

const refusalKind = (json: string) => JSON.parse(json).error?.kind

test('our main frame is answered', async () => {
  expect(await door().ask({}, 'a', '{}')).toBe('a {}')
})

test.each<[string, Partial<InvokeEvent>]>([
  ['a frame inside the page', { senderFrame: { ...OURS, parent: {} } }],
  ['a page that is not ours', { senderFrame: { url: 'https://example.com/', parent: null } }],
  ['a page that only looks like ours', { senderFrame: { url: 'app://wardlight.example/index.html', parent: null } }],
  ['an empty page', { senderFrame: { url: 'about:blank', parent: null } }],
  ['a frame that has gone', { senderFrame: null }],
  ['another window', { sender: {} }],
])('%s is refused, and nothing is called', async (_who, event) => {
  let called = false
  const { ask } = door(async () => {
    called = true
    return ''
  })
  expect(refusalKind(await ask(event, 'a', '{}'))).toBe('NotAllowed')
  expect(called).toBe(false)
})

test('a window that has closed is nobody', async () => {
  expect(refusalKind(await door(undefined, true).ask({}, 'a', '{}'))).toBe('NotAllowed')
})

test.each([
  [[]],
  [['a']],
  [[1, '{}']],
  [['a', {}]],
  [['a', null]],
  [['a'.repeat(201), '{}']],
  [['a', 'x'.repeat(MAX_CALL_CHARACTERS + 1)]],
])('arguments of the wrong shape or size are refused (%#)', async (args) => {
  expect(refusalKind(await door().ask({}, ...args))).toBe('BadInput')
})

test('what is thrown inside comes out as a failure of its kind', async () => {
  const { ask } = door(async () => {
    throw new WardlightError('DiskFull', 'The disk is full.')
  })
  expect(JSON.parse(await ask({}, 'a', '{}'))).toEqual({ ok: false, error: { kind: 'DiskFull', message: 'The disk is full.' } })
})
