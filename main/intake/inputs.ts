/** What an import reads: files, standard input, and dropped files that came through the bridge. */
import { createDecipheriv } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

export type Input = Readonly<
  | { kind: 'file'; name: string; size: number; path: string; mtimeMs?: number }
  | { kind: 'bytes'; name: string; size: number; chunks: readonly Uint8Array[] }
  /** Encrypted frames in a temporary file; the key is in memory only. */
  | { kind: 'spool'; name: string; size: number; path: string; key: Uint8Array }
  /** A file inside an archive that is held open (archive.ts); lives in the thread that opened it. */
  | { kind: 'member'; name: string; size: number; stream: () => AsyncIterable<Uint8Array> }
>

/** Bytes read at a time. */
const CHUNK = 1 << 20

/** A frame of a spool file: length of the cipher text (4 bytes), iv (12), tag (16), cipher text. AES-256-GCM. */
export const FRAME = { length: 4, iv: 12, tag: 16, cipher: 'aes-256-gcm' } as const
const HEAD = FRAME.length + FRAME.iv + FRAME.tag

async function* spooled(path: string, key: Uint8Array): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(HEAD)
    for (;;) {
      const { bytesRead } = await file.read(head, 0, HEAD)
      if (bytesRead === 0) return
      const body = Buffer.alloc(head.readUInt32BE(0))
      await file.read(body, 0, body.length)
      const decipher = createDecipheriv(FRAME.cipher, key, head.subarray(FRAME.length, FRAME.length + FRAME.iv))
      decipher.setAuthTag(head.subarray(FRAME.length + FRAME.iv))
      yield Buffer.concat([decipher.update(body), decipher.final()])
    }
  } finally {
    await file.close()
  }
}

async function* listed(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

/** @param chunk bytes read at a time; the bytes of an input may be asked for again */
export function openInput(input: Input, chunk = CHUNK): AsyncIterable<Uint8Array> {
  switch (input.kind) {
    case 'file':
      return createReadStream(input.path, { highWaterMark: chunk })
    case 'bytes':
      return listed(input.chunks)
    case 'spool':
      return spooled(input.path, input.key)
    case 'member':
      return input.stream()
  }
}

/** The first bytes of an input, at most `most`. */
export async function startOf(input: Input, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of openInput(input, most)) {
    parts.push(chunk)
    length += chunk.length
    if (length >= most) break
  }
  return Buffer.concat(parts).subarray(0, most)
}

/** All bytes of an input. @returns null where there are more than `most` */
export async function wholeOf(input: Input, most: number): Promise<Buffer | null> {
  if (input.size > most) return null
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of openInput(input)) {
    parts.push(chunk)
    length += chunk.length
    if (length > most) return null
  }
  return Buffer.concat(parts)
}
