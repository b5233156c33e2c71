/**
 * The head of the audit chain, kept outside the database: a chain alone does not notice that its end was cut off.
 * It is written after the commit, so it is never ahead of the database; being behind is fine as long as the chain still
 * holds the anchored hash at that sequence number (the store's `verify` checks it).
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { WardlightError } from '#app/contract/errors.ts'
import { explainError } from '../operations/errors.ts'
import { writeFileAtomic } from './atomic-file.ts'
import { ANCHOR_FILE } from './data-folder.ts'
import { deriveKey, macOf, sameText } from './keys.ts'

export type Head = Readonly<{ seq: number; hash: string }>

const AnchorFile = z.strictObject({
  format: z.literal('wardlight-anchor'),
  version: z.literal(1),
  seq: z.number().int().min(0),
  hash: z.string().max(256),
  mac: z.string(),
})

export type Anchor = Readonly<{
  /** The newest committed head. Written soon, at most once per interval; a head lower than one already noted is reported, not written. */
  note(head: Head): void
  /** Resolves when everything noted is on disk. @throws WardlightError 'DiskFull', 'NoPermission' … */
  flush(): Promise<void>
  /** What is on disk. null: there is no anchor (right only for a store whose chain is empty or was just restored). */
  read(): Head | null | 'tampered'
}>

export type AnchorOptions = Readonly<{
  /** Milliseconds between writes. */
  everyMs?: number
  /** A write in the background that failed; it is tried again with the next head. */
  onError?: (error: WardlightError) => void
}>

const macText = (head: Head): string => `wardlight-anchor/1 ${head.seq} ${head.hash}`

function readAnchor(file: string, key: Uint8Array): Head | null | 'tampered' {
  try {
    const { seq, hash, mac } = AnchorFile.parse(JSON.parse(readFileSync(file, 'utf8')))
    return sameText(mac, macOf(key, macText({ seq, hash }))) ? { seq, hash } : 'tampered'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : 'tampered'
  }
}

export function createAnchor(dir: string, dataKey: Uint8Array, options: AnchorOptions = {}): Anchor {
  const file = path.join(dir, ANCHOR_FILE)
  const key = deriveKey(dataKey, 'audit anchor')
  const { everyMs = 200, onError = () => undefined } = options
  const onDisk = readAnchor(file, key)
  let noted: Head | null = onDisk === 'tampered' ? null : onDisk
  let written = noted
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const writeNoted = async (): Promise<void> => {
    const head = noted
    if (!head || head === written) return
    const content = { format: 'wardlight-anchor', version: 1, ...head, mac: macOf(key, macText(head)) }
    await writeFileAtomic(file, `${JSON.stringify(content)}\n`)
    written = head
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.catch(() => undefined).then(writeNoted)
    return writing.catch((error: unknown) => {
      throw explainError(error, 'Audit anchor')
    })
  }
  const flushInBackground = (): void => {
    flush().catch((error: unknown) => onError(explainError(error)))
  }

  return {
    note({ seq, hash }) {
      if (noted && seq < noted.seq) {
        onError(
          new WardlightError('Corrupt', `The audit log went back from entry ${noted.seq} to ${seq}.`, { next: 'Run "wardlight verify".' }),
        )
        return
      }
      if (noted?.seq === seq && noted.hash === hash) return
      noted = { seq, hash }
      timer ??= setTimeout(flushInBackground, everyMs).unref()
    },
    flush,
    read: () => readAnchor(file, key),
  }
}
