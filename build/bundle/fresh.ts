/** Says whether an output still belongs to its inputs, by their names, sizes and times of change. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

const STAMP = '.stamp'

/** Tests are not part of the program. */
const IGNORED = /\.test\.tsx?$|(^|[\\/])fixtures([\\/]|$)|\.md$/

/** @returns a hash over every input file that exists; `inputs` are files or folders below `root` */
export async function freshnessOf(root: string, inputs: readonly string[]): Promise<string> {
  const files = (await Promise.all(inputs.map((input) => filesOf(path.join(root, input)))))
    .flat()
    .filter((file) => !IGNORED.test(path.relative(root, file)))
  const lines = await Promise.all(files.sort().map((file) => describe(root, file)))
  return createHash('sha256')
    .update([process.version, ...lines].join('\n'))
    .digest('hex')
}

async function filesOf(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => null)
  if (found === null) return []
  if (found.isFile()) return [place]
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

async function describe(root: string, file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file)
  return `${path.relative(root, file)} ${size} ${mtimeMs}`
}

export async function isFresh(output: string, stamp: string): Promise<boolean> {
  return (await readFile(path.join(output, STAMP), 'utf8').catch(() => '')) === stamp
}

export async function remember(output: string, stamp: string): Promise<void> {
  await mkdir(output, { recursive: true })
  await writeFile(path.join(output, STAMP), stamp)
}

/** An output that is being made again is nobody's until it is done. */
export async function forget(output: string): Promise<void> {
  await rm(path.join(output, STAMP), { force: true })
}
