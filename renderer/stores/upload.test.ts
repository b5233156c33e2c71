import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64Of, pieces } from './upload.ts'

it('pieces put together again are the file, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 70_000 }), fc.integer({ min: 1, max: 40_000 }), async (bytes, size) => {
      const sent = await Promise.all([...pieces(new Blob([bytes]), size)].map(base64Of))
      expect(Buffer.concat(sent.map((text) => Buffer.from(text, 'base64'))).equals(Buffer.from(bytes))).toBe(true)
    }),
    { numRuns: 40 },
  )
})

it('a piece of full size fits one call', async () => {
  const [first, second] = [...pieces(new Blob([new Uint8Array(3_000_001)]))]
  expect(first && (await base64Of(first)).length).toBe(4_000_000)
  expect(second?.size).toBe(1)
})
