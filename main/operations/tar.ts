/**
 * The POSIX tar format (ustar, IEEE 1003.1-2001), plain files only: a backup can be listed and unpacked with tools every system has.
 * A file over 8 GiB has its size in base 256, as GNU tar and bsdtar write it.
 */
import { WardlightError } from '#app/contract/errors.ts'

export const BLOCK = 512
const SIZE_AT = 124
const SIZE_LENGTH = 12
const CHECKSUM_AT = 148
const CHECKSUM_LENGTH = 8
const LARGEST_OCTAL = 8 ** 11 - 1

export type TarEntry = Readonly<{ name: string; bytes: number }>

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`

function writeSize(block: Buffer, bytes: number): void {
  if (bytes <= LARGEST_OCTAL) block.write(octal(bytes, SIZE_LENGTH), SIZE_AT, 'latin1')
  else {
    block.writeBigUInt64BE(BigInt(bytes), SIZE_AT + SIZE_LENGTH - 8)
    block[SIZE_AT] = 0x80
  }
}

function readSize(block: Buffer): number {
  if ((block[SIZE_AT] ?? 0) & 0x80) return Number(block.readBigUInt64BE(SIZE_AT + SIZE_LENGTH - 8))
  return Number.parseInt(block.toString('latin1', SIZE_AT, SIZE_AT + SIZE_LENGTH - 1), 8)
}

/** The sum of all bytes of the header, its own field counted as spaces. */
function checksum(block: Buffer): number {
  let sum = 0
  for (let at = 0; at < BLOCK; at += 1) sum += at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM_LENGTH ? 0x20 : (block[at] ?? 0)
  return sum
}

/** @param entry name of at most 100 ASCII characters @param atMs epoch ms, for the listing only */
export function tarHeader(entry: TarEntry, atMs: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(entry.name, 0, 100, 'latin1')
  block.write(octal(0o600, 8), 100, 'latin1')
  block.write(octal(0, 8), 108, 'latin1')
  block.write(octal(0, 8), 116, 'latin1')
  writeSize(block, entry.bytes)
  block.write(octal(Math.floor(atMs / 1000), 12), 136, 'latin1')
  block.write('0', 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, CHECKSUM_AT, 'latin1')
  return block
}

/** Zeros that fill the last block of a file. */
export const paddingOf = (bytes: number): number => (BLOCK - (bytes % BLOCK)) % BLOCK
export const TAR_END = Buffer.alloc(2 * BLOCK)

/** @returns null at the end mark. @throws WardlightError('Corrupt') on anything that is not the header of a plain file */
export function readTarHeader(block: Buffer): TarEntry | null {
  if (block.length === BLOCK && block.every((byte) => byte === 0)) return null
  const sum = Number.parseInt(block.toString('latin1', CHECKSUM_AT, CHECKSUM_AT + 6), 8)
  const bytes = block.length === BLOCK ? readSize(block) : Number.NaN
  const plain = block[156] === 0x30 && block.toString('latin1', 257, 262) === 'ustar'
  if (!plain || sum !== checksum(block) || !Number.isSafeInteger(bytes) || bytes < 0)
    throw new WardlightError('Corrupt', 'The backup file is damaged.')
  return { name: block.toString('latin1', 0, 100).replace(/\0.*$/s, ''), bytes }
}
