import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Input } from './inputs.ts'
import { firstBadByte, textChunks } from './text-chunks.ts'

const input = (bytes: Uint8Array, size: number): Input => {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size))
  return { kind: 'bytes', name: 'x', size: bytes.length, chunks }
}

async function textOf(bytes: Uint8Array, size: number): Promise<string> {
  let text = ''
  for await (const chunk of textChunks(input(bytes, size), () => undefined).chunks) text += chunk
  return text
}

describe('text', () => {
  it('is the same however the bytes are cut', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((s) => s.isWellFormed())
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (s, size) => {
        const bytes = Buffer.from(`{é"${s}`)
        expect(await textOf(bytes, size)).toBe(bytes.toString('utf8'))
      }),
    )
  })

  it('is refused exactly where it is not UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (tail, size) => {
        const bytes = Buffer.concat([Buffer.from('{"a":"'), tail])
        let strict = true
        try {
          new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
        } catch {
          strict = false
        }
        expect(firstBadByte(bytes) === bytes.length).toBe(strict)
        const read = textOf(bytes, size)
        if (strict) expect(await read).toBe(bytes.toString('utf8'))
        else await expect(read).rejects.toThrow(/UTF-8/)
      }),
    )
  })

  it.runIf(process.platform === 'linux')('closes the file when the reader leaves early', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'chunks-'))
    const file = path.join(folder, 'x')
    const open = () =>
      readdirSync('/proc/self/fd').filter((fd) => existsSync(`/proc/self/fd/${fd}`) && readlinkSync(`/proc/self/fd/${fd}`) === file).length
    try {
      for (const bytes of [Buffer.alloc(5_000_000, 'x'), gzipSync(randomBytes(5_000_000).toString('hex'))]) {
        writeFileSync(file, bytes)
        for await (const _ of textChunks({ kind: 'file', name: 'x', size: bytes.length, path: file }, () => undefined).chunks) {
          expect(open()).toBe(1)
          break
        }
        await expect.poll(open, { timeout: 5000 }).toBe(0)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
