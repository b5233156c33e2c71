/** The knowledge pack as files: beside the installed program, or compiled from the readable knowledge in the source tree. Nothing of it is used unchecked. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { WardlightError } from '#app/contract/errors.ts'
import { Knowledge } from '#app/medication/knowledge.ts'
import { resourcePath } from '../resources.ts'

const HEAD = 'knowledge.json'
const MEDICATION = 'medication.json'

const Head = z.object({
  schema: z.literal(1),
  version: z.string(),
  files: z.record(z.string().regex(/^[\w-]+\.(json|tsv)$/), z.string().regex(/^[0-9a-f]{64}$/)),
})

/** Tables of names by their file, and the rules. */
export type Pack = Readonly<{ knowledge: Knowledge; tables: ReadonlyMap<string, string> }>

const damaged = (message: string) => new WardlightError('Corrupt', message, { next: 'Install Wardlight again.' })

function parsed<T>(name: string, schema: z.ZodType<T>, text: string): T {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw damaged(`The knowledge pack is damaged: ${name} is not JSON.`)
  }
  const result = schema.safeParse(json)
  if (result.success) return result.data
  throw damaged(`The knowledge pack is damaged: ${name}, ${result.error.issues[0]?.path.join('.') || 'whole'}, is not as it should be.`)
}

const sumOf = (text: string) => createHash('sha256').update(text).digest('hex')

async function load(folder: string, name: string): Promise<string> {
  return readFile(path.join(folder, name), 'utf8').catch(() => {
    throw damaged(`The knowledge pack is not whole: ${name} is missing.`)
  })
}

/** @throws WardlightError('Corrupt') naming the file that is missing, changed, or not of its shape */
export async function readPack(folder: string): Promise<Pack> {
  const { files } = parsed(HEAD, Head, await load(folder, HEAD))
  const texts = new Map<string, string>()
  for (const [name, sum] of Object.entries(files)) {
    const text = await load(folder, name)
    if (sumOf(text) !== sum) throw damaged(`The knowledge pack is damaged: ${name} was changed after it was made.`)
    texts.set(name, text)
  }
  const rules = texts.get(MEDICATION)
  if (rules === undefined) throw damaged(`The knowledge pack is not whole: ${MEDICATION} is missing.`)
  texts.delete(MEDICATION)
  return { knowledge: parsed(MEDICATION, Knowledge, rules), tables: texts }
}

type Compiler = Readonly<{ compileMedication: () => Promise<Knowledge>; readTables: () => Promise<ReadonlyMap<string, string>> }>

/** Where a build has put it, or the installer; null where neither has. */
function packFolder(): string | null {
  const places = [resourcePath('dist', 'knowledge'), resourcePath('knowledge')]
  return places.find((place) => existsSync(path.join(place, HEAD))) ?? null
}

/** In the source tree what is being edited counts, not what was built last. */
const COMPILER = resourcePath('knowledge', 'compile.ts')
const SOURCES = [resourcePath('knowledge'), resourcePath('app', 'medication')]
const isSource = import.meta.url.endsWith('.ts') && existsSync(COMPILER)

/** Newest change below the folders, ms. */
async function changedMs(folders: readonly string[]): Promise<number> {
  const files = (await Promise.all(folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })))).flat()
  const times = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).mtimeMs))
  return Math.max(0, ...times)
}

/** A pack that was built after the last change of what it is made of. */
async function isFresh(folder: string | null): Promise<boolean> {
  return folder !== null && (await stat(path.join(folder, HEAD))).mtimeMs > (await changedMs(SOURCES))
}

/** @throws WardlightError('Corrupt') */
export async function openPack(): Promise<Pack> {
  if (isSource && !(await isFresh(packFolder()))) {
    const { compileMedication, readTables }: Compiler = await import(/* @vite-ignore */ pathToFileURL(COMPILER).href)
    return { knowledge: await compileMedication(), tables: await readTables() }
  }
  const folder = packFolder()
  if (folder === null) throw damaged('There is no knowledge pack.')
  return readPack(folder)
}
