/** ZIP archives for tests, also ones that no honest program writes. */
import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = Readonly<{
  name: string
  bytes: Uint8Array
  /** What the archive says of its size, where that is a lie. */
  declared?: number
  /** Upper 16 bits of the external attributes (a Unix mode). */
  mode?: number
  encrypted?: boolean
}>

function head(entry: ZipEntry, packed: Buffer, central: boolean, offset: number): Buffer {
  const name = Buffer.from(entry.name, 'utf8')
  const fixed = Buffer.alloc(central ? 46 : 30)
  let at = fixed.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0)
  if (central) at = fixed.writeUInt16LE(0x0314, at)
  at = fixed.writeUInt16LE(20, at)
  at = fixed.writeUInt16LE(0x0800 | (entry.encrypted ? 1 : 0), at)
  at = fixed.writeUInt16LE(8, at)
  at = fixed.writeUInt32LE(0, at)
  at = fixed.writeUInt32LE(crc32(entry.bytes), at)
  at = fixed.writeUInt32LE(packed.length, at)
  at = fixed.writeUInt32LE(entry.declared ?? entry.bytes.length, at)
  at = fixed.writeUInt16LE(name.length, at)
  if (central) {
    fixed.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
    fixed.writeUInt32LE(offset, 42)
  }
  return Buffer.concat([fixed, name])
}

export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const packed = deflateRawSync(entry.bytes)
    const local = Buffer.concat([head(entry, packed, false, 0), packed])
    centrals.push(head(entry, packed, true, offset))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
