/** Reads an asar archive: a length-prefixed JSON header, then the files one after the other (github.com/electron/asar). */
import { cp, mkdir, open, writeFile } from 'node:fs/promises'
import path from 'node:path'

type Node = Readonly<{ files?: Readonly<Record<string, Node>>; size?: number; offset?: string; unpacked?: boolean }>
export type AsarFile = Readonly<{ name: string; bytes: number; offset: number; unpacked: boolean }>

const PREFIX_BYTES = 16

function walk(node: Node, below: string): AsarFile[] {
  return Object.entries(node.files ?? {}).flatMap(([name, child]) => {
    const place = below === '' ? name : `${below}/${name}`
    if (child.files) return walk(child, place)
    return [{ name: place, bytes: child.size ?? 0, offset: Number(child.offset ?? 0), unpacked: child.unpacked === true }]
  })
}

/** @returns every file of the archive, and where the first one begins */
async function readHeader(archive: string): Promise<Readonly<{ files: AsarFile[]; begin: number }>> {
  const handle = await open(archive, 'r')
  try {
    const prefix = Buffer.alloc(PREFIX_BYTES)
    await handle.read(prefix, 0, PREFIX_BYTES, 0)
    const text = Buffer.alloc(prefix.readUInt32LE(12))
    await handle.read(text, 0, text.length, PREFIX_BYTES)
    return { files: walk(JSON.parse(text.toString('utf8')) as Node, ''), begin: 8 + prefix.readUInt32LE(4) }
  } finally {
    await handle.close()
  }
}

export async function listAsar(archive: string): Promise<AsarFile[]> {
  return (await readHeader(archive)).files
}

/** The archive as a folder, the files that were left outside of it included. */
export async function extractAsar(archive: string, folder: string): Promise<void> {
  const { files, begin } = await readHeader(archive)
  const handle = await open(archive, 'r')
  try {
    for (const file of files) {
      const to = path.join(folder, file.name)
      await mkdir(path.dirname(to), { recursive: true })
      if (file.unpacked) await cp(path.join(`${archive}.unpacked`, file.name), to)
      else {
        const content = Buffer.alloc(file.bytes)
        await handle.read(content, 0, file.bytes, begin + file.offset)
        await writeFile(to, content)
      }
    }
  } finally {
    await handle.close()
  }
}
