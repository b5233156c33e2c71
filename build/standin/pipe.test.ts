import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DevToolsPipe, type ProtocolEvent } from './pipe.ts'

function connected() {
  const out = new PassThrough()
  const incoming = new PassThrough()
  return { pipe: new DevToolsPipe(out, incoming), out, incoming, say: (message: object) => incoming.write(`${JSON.stringify(message)}\0`) }
}

test('an answer goes to its question, in whatever order', async () => {
  const { pipe, say } = connected()
  const first = pipe.send('A')
  const second = pipe.send('B')
  say({ id: 2, result: { b: 1 } })
  say({ id: 1, result: { a: 1 } })
  expect(await Promise.all([first, second])).toEqual([{ a: 1 }, { b: 1 }])
})

test('an error names the question', async () => {
  const { pipe, say } = connected()
  const question = pipe.send('Page.navigate')
  say({ id: 1, error: { message: 'no' } })
  await expect(question).rejects.toThrow('Page.navigate: no')
})

test('a question is written with its session and ended by a zero', async () => {
  const { pipe, out } = connected()
  pipe.send('A', { text: 'å' }, 'S').catch(() => {})
  const [chunk] = await once(out, 'data')
  expect(String(chunk)).toBe('{"id":1,"method":"A","params":{"text":"å"},"sessionId":"S"}\0')
})

test('events come whole and in order, however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 10 }),
      fc.integer({ min: 1, max: 7 }),
      async (texts, size) => {
        const { pipe, incoming } = connected()
        const got: unknown[] = []
        pipe.on('event', (event: ProtocolEvent) => got.push(event.params.text))
        const bytes = Buffer.from(texts.map((text) => `${JSON.stringify({ method: 'M', params: { text } })}\0`).join(''))
        for (let at = 0; at < bytes.length; at += size) incoming.write(bytes.subarray(at, at + size))
        incoming.end()
        await once(incoming, 'close')
        expect(got).toEqual(texts)
      },
    ),
    { numRuns: 50 },
  )
})

test('when the browser goes, every question is answered with that', async () => {
  const { pipe, incoming } = connected()
  const open = pipe.send('A')
  incoming.destroy()
  await expect(open).rejects.toThrow('the browser has gone')
  await expect(pipe.send('B')).rejects.toThrow('the browser has gone')
})
