/** A C-CDA document: one file, one batch. */
import { readCcda } from '#app/ccda/read.ts'
import { exactJson } from '#app/chart/made.ts'
import { base64 } from './base64.ts'
import { type FileRun, Refused } from './file-run.ts'
import { Preparer, sha256 } from './prepare.ts'
import { TextError, textChunks } from './text-chunks.ts'

/** Characters one document may have. */
const MAX_LENGTH = 64_000_000

/** `<?xml … encoding="ISO-8859-1"?>`: what the document says of itself, where it is not UTF-8. */
const DECLARED = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/

async function textIn(run: FileRun, encoding: string | null): Promise<Readonly<{ text: string; sha256: string }>> {
  const { chunks, sha256: digest } = textChunks(run.input, encoding === null ? run.onBytes : () => undefined, encoding)
  const parts: string[] = []
  let length = 0
  for await (const chunk of chunks) {
    run.check()
    length += chunk.length
    if (length > MAX_LENGTH) throw new TextError('too-long', 'This document is longer than 64 million characters and is refused.')
    parts.push(chunk)
  }
  return { text: parts.join(''), sha256: digest() }
}

function known(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== ''
  } catch {
    return false
  }
}

async function whole(run: FileRun): Promise<Readonly<{ text: string; sha256: string }>> {
  try {
    return await textIn(run, null)
  } catch (error) {
    if (!(error instanceof TextError) || error.code !== 'value') throw error
    const declared = DECLARED.exec((await textIn(run, 'latin1')).text)?.[1]
    if (declared === undefined || /^utf-?8$/i.test(declared) || !known(declared)) throw error
    return textIn(run, declared)
  }
}

/** @throws {Refused} when it is no C-CDA document, or not safe to read: nothing of it is stored */
export async function readDocument(run: FileRun): Promise<void> {
  const { text, sha256: digest } = await whole(run).catch((error: unknown) => {
    throw error instanceof TextError ? new Refused({ code: error.code, path: error.path, message: error.message }) : error
  })
  const document = readCcda(text, { hash: sha256, base64 })
  if (run.bench.origin === '' && document.sender !== null) run.bench.origin = document.sender
  const first = document.issues.find(({ severity }) => severity === 'error')
  if (document.made.length === 0 && first) throw new Refused(first)
  const preparer = new Preparer(run.bench)
  preparer.prepared.issues.push(...document.issues)
  for (const made of document.made) preparer.addMade(made, exactJson(made))
  await run.store(preparer.take(), 'ccda', digest)
}
