/** A file of HL7 v2 messages: read once to its end before anything is stored, then message by message. Each message stands for itself. */

import { exactJson } from '#app/chart/made.ts'
import type { ReaderIssue } from '#app/fhir/reading.ts'
import { readMessage } from '#app/hl7v2/read.ts'
import { createHl7Splitter, type RawMessage } from '#app/hl7v2/split.ts'
import { base64 } from './base64.ts'
import { type FileRun, Refused } from './file-run.ts'
import { Preparer, sha256 } from './prepare.ts'
import { TextError, textChunks } from './text-chunks.ts'

/** What feeds send where they do not say UTF-8 (HL7 table 0211, 8859/1 and its superset). */
const OTHER_ENCODING = 'windows-1252'

const NOT_UTF8 = 'This file is not UTF-8; it was read as Western European text (windows-1252). Check names with accents.'

function refusal(error: unknown): unknown {
  return error instanceof TextError ? new Refused({ code: error.code, path: error.path, message: error.message }) : error
}

async function* messages(
  run: FileRun,
  encoding: string | null,
  onBytes: (count: number) => void,
  onIssue: (issue: ReaderIssue) => void = () => undefined,
): AsyncGenerator<readonly RawMessage[], string> {
  const splitter = createHl7Splitter()
  const { chunks, sha256: digest } = textChunks(run.input, onBytes, encoding)
  try {
    for await (const chunk of chunks) {
      run.check()
      yield splitter.push(chunk)
      splitter.takeIssues().forEach(onIssue)
    }
    yield splitter.end()
    splitter.takeIssues().forEach(onIssue)
  } catch (error) {
    throw refusal(error)
  }
  return digest()
}

type Surveyed = Readonly<{ encoding: string | null; sha256: string; messages: number }>

async function survey(run: FileRun, encoding: string | null, onBytes: (count: number) => void): Promise<Surveyed> {
  const all = messages(run, encoding, onBytes)
  let count = 0
  for (;;) {
    const next = await all.next()
    if (next.done) return { encoding, sha256: next.value, messages: count }
    count += next.value.length
  }
}

async function encodingOf(run: FileRun): Promise<Surveyed> {
  try {
    return await survey(run, null, run.onBytes)
  } catch (error) {
    if (!(error instanceof Refused) || error.trouble.code !== 'value') throw error
    run.onIssue('warning', { code: 'value', path: error.trouble.path, message: NOT_UTF8 })
    return survey(run, OTHER_ENCODING, () => undefined)
  }
}

/** @throws {Refused} when there is no message in the file, or it cannot be read to its end: nothing of it is stored */
export async function readHl7(run: FileRun): Promise<void> {
  const found = await encodingOf(run)
  if (found.messages === 0)
    throw new Refused({ code: 'structure', path: 'line 1', message: 'There is no HL7 v2 message here: none begins with MSH.' })
  const preparer = new Preparer(run.bench)
  const flush = () => run.store(preparer.take(), 'hl7v2', found.sha256)
  const named = run.bench.origin
  for await (const batch of messages(
    run,
    found.encoding,
    () => undefined,
    (issue) => preparer.prepared.issues.push(issue),
  )) {
    for (const raw of batch) {
      const message = readMessage(raw, { hash: sha256, base64 })
      if (named === '' && message.sender !== null) run.bench.origin = message.sender
      preparer.prepared.issues.push(...message.issues)
      for (const made of message.made) preparer.addMade(made, exactJson(made))
      run.onLinks(
        message.links.flatMap(({ kind, from, to }) => (kind === 'merge' || kind === 'change' || kind === 'link' ? [{ from, to }] : [])),
      )
      if (preparer.prepared.read >= run.limits.piece) await flush()
    }
  }
  await flush()
}
