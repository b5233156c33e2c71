/** The one file of a model pack (frame.ts): what its index must name, and how much of each. */
import { canonicalIndex, PACK_FILES, PACK_LIMITS, PackIndex } from '#app/contract/pack.ts'
import { type Frame, type Framed, framePrefix, type Head, readFramed, readFrameHead, writeFramed } from './frame.ts'
import { readJson } from './json.ts'
import { PackRefusal } from './refusal.ts'

export { fileEntry, type PackContent } from './frame.ts'

export type PackHead = Head<PackIndex>
export type Pack = Framed<PackIndex>

function checkNames({ files }: PackIndex): void {
  const names = files.map(({ name }) => name)
  if (new Set(names).size !== names.length) throw new PackRefusal('duplicate-file', 'its index names a file twice')
  const evidence = names.slice(PACK_FILES.length)
  const inOrder = PACK_FILES.every((name, i) => names[i] === name) && evidence.every((name, i) => i === 0 || (evidence[i - 1] ?? '') < name)
  if (!inOrder) throw new PackRefusal('index', 'its index lacks a file, or names them in another order')
}

function checkSizes({ files }: PackIndex): void {
  for (const { name, size } of files) {
    const limit = Object.hasOwn(PACK_LIMITS.files, name) ? PACK_LIMITS.files[name as keyof typeof PACK_LIMITS.files] : PACK_LIMITS.evidence
    if (size > limit) throw new PackRefusal('too-large', `${name} has ${size} bytes, and ${limit} are allowed`)
  }
}

function readIndex(bytes: Buffer): PackIndex {
  const parsed = PackIndex.safeParse(readJson(bytes, 'the index'))
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new PackRefusal('index', `its index is not valid${place ? ` at ${place}` : ''}`)
  }
  if (!Buffer.from(canonicalIndex(parsed.data), 'utf8').equals(bytes))
    throw new PackRefusal('index', 'its index is not in the one way it is written')
  checkNames(parsed.data)
  checkSizes(parsed.data)
  return parsed.data
}

const FRAME: Frame<PackIndex> = {
  magic: Buffer.from('WARDMODEL\r\n\u001a', 'latin1'),
  called: 'model pack',
  mostIndexBytes: PACK_LIMITS.index,
  readIndex,
  canonical: canonicalIndex,
}

export const headPrefix = (index: PackIndex): Buffer => framePrefix(FRAME, index)

/** Reads and verifies the head by the key it names; whether that key is trusted is another question. @throws PackRefusal */
export const readHead = (bytes: Buffer): PackHead => readFrameHead(FRAME, bytes)

/** @param bytes the whole file @throws PackRefusal for anything but a pack that is exactly as it was signed */
export const readPack = (bytes: Buffer): Pack => readFramed(FRAME, bytes, PACK_LIMITS.pack)

/** @param sign gives 64 bytes */
export const writePack = (index: PackIndex, files: Pack['files'], sign: (message: Uint8Array) => Uint8Array): Buffer =>
  writeFramed(FRAME, index, files, sign)
