/**
 * The frame of every signed file the program takes: magic and format version, the length of the index, the index (canonical JSON), an Ed25519
 * signature over all of that, then the files end to end in the order and sizes of the index. There is no other byte, and no name in it is ever a
 * place on a disk.
 */
import { createHash } from 'node:crypto'
import type { PackPublisher } from '#app/contract/pack.ts'
import { isSigned } from '../exchange/signing.ts'
import { PackRefusal } from './refusal.ts'

const FORMAT = 1
const SIGNATURE = 64

export type FileEntry = Readonly<{ name: string; size: number; sha256: string }>
export type FrameIndex = Readonly<{ publisher: PackPublisher; files: readonly FileEntry[] }>
export type PackContent = Readonly<Record<string, Uint8Array>>

export type Frame<I extends FrameIndex> = Readonly<{
  magic: Buffer
  /** What such a file is called: "model pack". */
  called: string
  mostIndexBytes: number
  /** @throws PackRefusal where it is no index, or not in the one way it is written */
  readIndex: (bytes: Buffer) => I
  canonical: (index: I) => string
}>

/** The beginning of a pack, up to its files: what is signed, and the signature. It is kept beside what is installed. */
export type Head<I> = Readonly<{ index: I; signedBytes: Uint8Array; signature: Uint8Array; length: number }>
export type Framed<I> = Readonly<{ head: Head<I>; headBytes: Uint8Array; files: PackContent }>

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export const fileEntry = <N extends string>(name: N, bytes: Uint8Array) => ({ name, size: bytes.length, sha256: sha256(bytes) })

export function framePrefix<I extends FrameIndex>({ magic, canonical }: Frame<I>, index: I): Buffer {
  const text = Buffer.from(canonical(index), 'utf8')
  const numbers = Buffer.alloc(6)
  numbers.writeUInt16BE(FORMAT, 0)
  numbers.writeUInt32BE(text.length, 2)
  return Buffer.concat([magic, numbers, text])
}

function indexLength<I extends FrameIndex>({ magic, called, mostIndexBytes }: Frame<I>, bytes: Buffer): number {
  const prefix = magic.length + 6
  if (bytes.length < prefix + SIGNATURE || !bytes.subarray(0, magic.length).equals(magic))
    throw new PackRefusal('not-a-pack', `the file does not begin as a ${called} does`)
  const format = bytes.readUInt16BE(magic.length)
  if (format > FORMAT) throw new PackRefusal('newer-format', `it is written in format ${format}, this program reads ${FORMAT}`)
  if (format !== FORMAT) throw new PackRefusal('not-a-pack', 'the file names a format that never was')
  const length = bytes.readUInt32BE(magic.length + 2)
  if (length > mostIndexBytes) throw new PackRefusal('too-large', `its index has more than ${mostIndexBytes} bytes`)
  if (prefix + length + SIGNATURE > bytes.length) throw new PackRefusal('altered', 'the file is cut short')
  return length
}

/** Reads and verifies the head by the key it names; whether that key is trusted is another question. @throws PackRefusal */
export function readFrameHead<I extends FrameIndex>(frame: Frame<I>, bytes: Buffer): Head<I> {
  const prefix = frame.magic.length + 6
  const end = prefix + indexLength(frame, bytes)
  const index = frame.readIndex(bytes.subarray(prefix, end))
  const signature = bytes.subarray(end, end + SIGNATURE)
  if (signature.every((byte) => byte === 0)) throw new PackRefusal('unsigned', 'it carries no signature')
  const signedBytes = bytes.subarray(0, end)
  if (!isSigned(signedBytes, signature.toString('base64'), index.publisher.publicKey))
    throw new PackRefusal('altered', 'the signature does not fit: the pack was changed after it was signed')
  return { index, signedBytes, signature, length: end + SIGNATURE }
}

/** @param bytes the whole file @throws PackRefusal for anything but a file that is exactly as it was signed */
export function readFramed<I extends FrameIndex>(frame: Frame<I>, bytes: Buffer, mostBytes: number): Framed<I> {
  if (bytes.length > mostBytes) throw new PackRefusal('too-large', `it has more than ${mostBytes} bytes`)
  const head = readFrameHead(frame, bytes)
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
export function writeFramed<I extends FrameIndex>(
  frame: Frame<I>,
  index: I,
  files: PackContent,
  sign: (message: Uint8Array) => Uint8Array,
): Buffer {
  const prefix = framePrefix(frame, index)
  return Buffer.concat([prefix, sign(prefix), ...index.files.map(({ name }) => files[name] ?? Buffer.alloc(0))])
}
