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
import { VERSION } from '../version.ts'

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

async function checked(folder: string, name: string, sum: string | undefined): Promise<string> {
  const text = await load(folder, name)
  if (sumOf(text) !== sum) throw damaged(`The knowledge pack is damaged: ${name} was changed after it was made.`)
  return text
}

/** @throws WardlightError('Corrupt') naming the file that is missing, changed, or not of its shape */
export async function readPack(folder: string): Promise<Pack> {
  const { files } = parsed(HEAD, Head, await load(folder, HEAD))
  const texts = new Map<string, string>()
  for (const [name, sum] of Object.entries(files)) {
    texts.set(name, await checked(folder, name, sum))
  }
  return packOf(texts)
}

/** @param texts every file of a pack by its name @throws WardlightError('Corrupt') */
export function packOf(texts: ReadonlyMap<string, string>): Pack {
  const rules = texts.get(MEDICATION)
  if (rules === undefined) throw damaged(`The knowledge pack is not whole: ${MEDICATION} is missing.`)
  return { knowledge: parsed(MEDICATION, Knowledge, rules), tables: new Map([...texts].filter(([name]) => name !== MEDICATION)) }
}

/** Every file of the pack that ships, by its name: what an update is exported from. @throws WardlightError('Corrupt') */
export async function packTexts(): Promise<ReadonlyMap<string, string>> {
  const { knowledge, tables } = await openPack()
  return new Map([...tables, [MEDICATION, JSON.stringify(knowledge)]])
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

/** The tables of names alone, whose edition is known before they are read. */
export type NameTables = Readonly<{ edition: string; open: () => Promise<ReadonlyMap<string, string>> }>

const TABLES_OF_NAMES = ['names.tsv', 'codes.tsv'] as const

/** Names are read by this program, so its version is part of the edition. */
const editionOf = (sums: readonly (string | undefined)[]): string => `${VERSION} ${sumOf(sums.join(' ')).slice(0, 16)}`

/** @throws WardlightError('Corrupt') naming the file that is missing or changed */
export async function openNames(): Promise<NameTables> {
  const folder = packFolder()
  if (isSource && !(await isFresh(folder))) {
    const { readTables }: Compiler = await import(/* @vite-ignore */ pathToFileURL(COMPILER).href)
    const tables = await readTables()
    return { edition: editionOf(TABLES_OF_NAMES.map((name) => sumOf(tables.get(name) ?? ''))), open: async () => tables }
  }
  if (folder === null) throw damaged('There is no knowledge pack.')
  const { files } = parsed(HEAD, Head, await load(folder, HEAD))
  const open = async () =>
    new Map(await Promise.all(TABLES_OF_NAMES.map(async (name) => [name, await checked(folder, name, files[name])] as const)))
  return { edition: editionOf(TABLES_OF_NAMES.map((name) => files[name])), open }
}

let shipped: Promise<Pack> | null = null

/** What ships does not change while the program runs: it is read once. @throws WardlightError('Corrupt') */
export function openPack(): Promise<Pack> {
  shipped ??= readShipped().catch((error: unknown) => {
    shipped = null
    throw error
  })
  return shipped
}

async function readShipped(): Promise<Pack> {
  if (isSource && !(await isFresh(packFolder()))) {
    const { compileMedication, readTables }: Compiler = await import(/* @vite-ignore */ pathToFileURL(COMPILER).href)
    return { knowledge: await compileMedication(), tables: await readTables() }
  }
  const folder = packFolder()
  if (folder === null) throw damaged('There is no knowledge pack.')
  return readPack(folder)
}
