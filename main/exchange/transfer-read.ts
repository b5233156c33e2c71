/** Reads a transfer file from end to end: frames, chain, counts and signature. Whoever reads must reach the end before believing any of it. */
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { z } from 'zod'
import { WardlightError } from '#app/contract/errors.ts'
import { isObj, type Obj } from '#app/fhir/reading.ts'
import { isSigned } from './signing.ts'
import { damaged, type OpenFile, readFrames } from './transfer-frames.ts'
import { Carried, Census, Chain, Closing, type Manifest, Opening, signedMessage } from './transfer-payload.ts'

/** Bytes of one line: a resource of 64 million characters (app/fhir/bundle-scanner.ts) with its quotes escaped. */
const MAX_LINE = 130_000_000
/** Clinical JSON shrinks ten- to thirtyfold; what grows more than this was made to fill a disk. */
const MAX_GROWTH = 300
const GROWTH_FREE = 64_000_000

async function* unpacked(file: FileHandle, open: OpenFile): AsyncGenerator<Buffer> {
  const most = GROWTH_FREE + MAX_GROWTH * (await file.stat()).size
  const gunzip = createGunzip()
  const fed = pipeline(readFrames(file, open), gunzip).catch(() => undefined)
  let bytes = 0
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > most) throw damaged('it grows beyond measure')
      yield piece
    }
  } catch (error) {
    throw error instanceof WardlightError || !isZlibError(error) ? error : damaged('compressed part')
  } finally {
    gunzip.destroy()
    await fed
  }
}

const isZlibError = (error: unknown): boolean => error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))

const NEWLINE = 10

/** Whole lines; what follows the last line break is no line. */
async function* lines(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = []
  let length = 0
  for await (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...parts, piece.subarray(from, end)]).toString('utf8')
      parts = []
      length = 0
      from = end + 1
    }
    parts.push(piece.subarray(from))
    length += piece.length - from
    if (length > MAX_LINE) throw damaged('a line is too long')
  }
  if (length > 0) throw damaged('the last line')
}

function parseLine<T extends z.ZodType>(schema: T, text: string, place: string): z.output<T> {
  let json: unknown = null
  try {
    json = JSON.parse(text)
  } catch {
    throw damaged(place)
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw damaged(place)
  return parsed.data
}

export type Received = Carried & Readonly<{ json: Obj }>

function received(text: string, place: string): Received {
  const carried = parseLine(Carried, text, place)
  let json: unknown = null
  try {
    json = JSON.parse(carried.raw)
  } catch {
    throw damaged(place)
  }
  const slash = carried.ref.indexOf('/')
  const [type, id] = [carried.ref.slice(0, slash), carried.ref.slice(slash + 1)]
  if (!isObj(json) || json.resourceType !== type || (json.id !== undefined && json.id !== id)) throw damaged(place)
  return { ...carried, json }
}

function checkEnd(text: string, opening: Opening, chain: Chain, census: Census): Manifest {
  const { manifest, signature } = parseLine(Closing, text, 'the last line')
  const counted = census.manifest(chain.hex)
  if (!signedMessage(counted).equals(signedMessage(manifest))) throw damaged('its counts')
  if (!isSigned(signedMessage(manifest), signature, opening.sender.publicKey)) throw damaged('its signature')
  return manifest
}

export type Verified = Readonly<{ opening: Opening; manifest: Manifest }>

/**
 * Each resource of the file in turn.
 * @returns at its end: who made it and what it holds, all of it verified
 * @throws WardlightError 'BadInput' with the place of the damage
 */
export async function* readTransfer(file: FileHandle, open: OpenFile): AsyncGenerator<Received, Verified> {
  const chain = new Chain(open.seal.headerHash)
  const census = new Census()
  let opening: Opening | null = null
  // The line before the one that was just read: only the end tells which line is the last.
  let held: string | null = null
  let number = 0
  for await (const next of lines(unpacked(file, open))) {
    if (held !== null) {
      chain.add(held)
      if (opening === null) opening = parseLine(Opening, held, 'line 1')
      else {
        const resource = received(held, `line ${number}`)
        census.add(resource.ref, resource.patient)
        yield resource
      }
    }
    held = next
    number += 1
  }
  if (opening === null || held === null) throw damaged('its end is missing')
  return { opening, manifest: checkEnd(held, opening, chain, census) }
}
