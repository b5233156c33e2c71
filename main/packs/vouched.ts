/** The packs of a data folder as they may be loaded: each vouched for by its publisher's signature, or named with what is wrong. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { PackModelId, type PackPublisher, PackVersion } from '#app/contract/pack.ts'
import { Registry } from '#app/risk/manifest.ts'
import { readHead } from './container.ts'
import { isTrusted, trustedPublishers } from './publishers.ts'
import { PackRefusal } from './refusal.ts'

export const REGISTRY_FILE = 'registry.json'
/** The signed beginning of the pack, kept beside its files. */
export const HEAD_FILE = 'pack.head'

export type Entry = Registry['models'][number]
/** `problem`: why it must not be loaded; null where its publisher vouches for it. */
export type InstalledPack = Readonly<{ entry: Entry; version: string; problem: string | null }>

/** Where the packs of a data folder live. */
export const packsFolder = (dataDir: string): string => path.resolve(dataDir, 'models')
export const folderName = (id: string, version: string): string => `${id}-${version}`

/** Empty where nothing was ever installed. @throws where the list cannot be read */
export async function installedRegistry(modelsDir: string): Promise<Registry> {
  try {
    return Registry.parse(JSON.parse(await readFile(path.join(modelsDir, REGISTRY_FILE), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { schema: 1, models: [] }
    throw new Error('the list of installed packs cannot be read')
  }
}

const versionOf = ({ id, folder }: Entry): string | null => {
  const version = folder.startsWith(`${id}-`) ? folder.slice(id.length + 1) : ''
  return PackModelId.safeParse(id).success && PackVersion.safeParse(version).success ? version : null
}

async function problemOf(modelsDir: string, entry: Entry, version: string, trusted: readonly PackPublisher[]): Promise<string | null> {
  try {
    const { index } = readHead(await readFile(path.join(modelsDir, folderName(entry.id, version), HEAD_FILE)))
    if (index.id !== entry.id || index.version !== version) return 'the signature in its folder is of another pack'
    const manifest = index.files.find(({ name }) => name === 'manifest.json')
    if (manifest?.sha256 !== entry.manifestSha256)
      return 'the list of installed packs was changed: it names another manifest than the publisher signed'
    return isTrusted(trusted, index.publisher) ? null : 'its publisher is not trusted any more'
  } catch (error) {
    return error instanceof PackRefusal ? `its signature does not hold (${error.code})` : 'its signature is missing or cannot be read'
  }
}

/** @throws Error where the list itself, or that of the publishers, cannot be read */
export async function installedPacks(modelsDir: string): Promise<readonly InstalledPack[]> {
  const { models } = await installedRegistry(modelsDir)
  if (models.length === 0) return []
  const trusted = await trustedPublishers(modelsDir)
  return Promise.all(
    models.map(async (entry) => {
      const version = versionOf(entry)
      if (version === null) return { entry, version: '', problem: 'the list of installed packs names a folder that no pack has' }
      return { entry, version, problem: await problemOf(modelsDir, entry, version, trusted) }
    }),
  )
}
