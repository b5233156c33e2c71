/**
 * The one file of a pack, strictly: magic and format version, the length of the index, the index (canonical JSON), an Ed25519
 * signature over all of that, then the files end to end in the order and sizes of the index. There is no other byte, and no name
 * in it is ever a place on a disk.
 */
import { createHash } from 'node:crypto'
import { canonicalIndex, PACK_FILES, PACK_LIMITS, PackIndex } from '#app/contract/pack.ts'
import { isSigned } from '../exchange/signing.ts'
import { readJson } from './json.ts'
import { PackRefusal } from './refusal.ts'

const MAGIC = Buffer.from('WARDMODEL\r\n\u001a', 'latin1')
const FORMAT = 1
const PREFIX = MAGIC.length + 2 + 4
const SIGNATURE = 64

/** The beginning of a pack, up to its files: what is signed, and the signature. It is kept beside an installed model. */
export type PackHead = Readonly<{ index: PackIndex; signedBytes: Uint8Array; signature: Uint8Array; length: number }>
export type PackContent = Readonly<Record<string, Uint8Array>>
export type Pack = Readonly<{ head: PackHead; headBytes: Uint8Array; files: PackContent }>

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export function headPrefix(index: PackIndex): Buffer {
  const text = Buffer.from(canonicalIndex(index), 'utf8')
  const numbers = Buffer.alloc(6)
  numbers.writeUInt16BE(FORMAT, 0)
  numbers.writeUInt32BE(text.length, 2)
  return Buffer.concat([MAGIC, numbers, text])
}

function indexLength(bytes: Buffer): number {
  if (bytes.length < PREFIX + SIGNATURE || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    throw new PackRefusal('not-a-pack', 'the file does not begin as a model pack does')
  const format = bytes.readUInt16BE(MAGIC.length)
  if (format > FORMAT) throw new PackRefusal('newer-format', `it is written in format ${format}, this program reads ${FORMAT}`)
  if (format !== FORMAT) throw new PackRefusal('not-a-pack', 'the file names a format that never was')
  const length = bytes.readUInt32BE(MAGIC.length + 2)
  if (length > PACK_LIMITS.index) throw new PackRefusal('too-large', `its index has more than ${PACK_LIMITS.index} bytes`)
  if (PREFIX + length + SIGNATURE > bytes.length) throw new PackRefusal('altered', 'the file is cut short')
  return length
}

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

/** Reads and verifies the head by the key it names; whether that key is trusted is another question. @throws PackRefusal */
export function readHead(bytes: Buffer): PackHead {
  const end = PREFIX + indexLength(bytes)
  const index = readIndex(bytes.subarray(PREFIX, end))
  const signature = bytes.subarray(end, end + SIGNATURE)
  if (signature.every((byte) => byte === 0)) throw new PackRefusal('unsigned', 'it carries no signature')
  const signedBytes = bytes.subarray(0, end)
  if (!isSigned(signedBytes, signature.toString('base64'), index.publisher.publicKey))
    throw new PackRefusal('altered', 'the signature does not fit: the pack was changed after it was signed')
  return { index, signedBytes, signature, length: end + SIGNATURE }
}

/** @param bytes the whole file @throws PackRefusal for anything but a pack that is exactly as it was signed */
export function readPack(bytes: Buffer): Pack {
  if (bytes.length > PACK_LIMITS.pack) throw new PackRefusal('too-large', `it has more than ${PACK_LIMITS.pack} bytes`)
  const head = readHead(bytes)
  const total = head.index.files.reduce((sum, { size }) => sum + size, head.length)
  if (total !== bytes.length) throw new PackRefusal('altered', 'its length is not the one its index gives')
  const files: Record<string, Uint8Array> = {}
  let at = head.length
  for (const { name, size, sha256: expected } of head.index.files) {
    const file = bytes.subarray(at, at + size)
    if (sha256(file) !== expected) throw new PackRefusal('altered', `${name} is not the one its index names`)
    files[name] = file
    at += size
  }
  return { head, headBytes: bytes.subarray(0, head.length), files }
}

/** @param sign gives 64 bytes */
export function writePack(index: PackIndex, files: PackContent, sign: (message: Uint8Array) => Uint8Array): Buffer {
  const prefix = headPrefix(index)
  return Buffer.concat([prefix, sign(prefix), ...index.files.map(({ name }) => files[name] ?? Buffer.alloc(0))])
}

export const fileEntry = (name: string, bytes: Uint8Array): PackIndex['files'][number] => ({
  name,
  size: bytes.length,
  sha256: sha256(bytes),
})
