/** The edition in use in a data folder: the installed one while its publisher vouches for every byte of it, or the shipped one where that is newer. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import type { KnowledgeIndex } from '#app/contract/knowledge-pack.ts'
import { compareVersions } from '#app/contract/pack.ts'
import { isTrusted, trustedPublishers } from '../../packs/publishers.ts'
import { PackRefusal } from '../../packs/refusal.ts'
import { packsFolder } from '../../packs/vouched.ts'
import { editionFolder, readCurrent } from '../local.ts'
import { openPack, type Pack, packOf } from '../pack.ts'
import { readKnowledgeHead } from './pack.ts'

/** The signed beginning of the pack, kept beside its files. */
export const HEAD_FILE = 'pack.head'

const broken = (why: string) =>
  new WardlightError('Corrupt', `The installed medication knowledge cannot be used: ${why}.`, {
    next: 'Install the update again, or go back with "wardlight knowledge rollback".',
  })

async function indexIn(dataDir: string, folder: string): Promise<KnowledgeIndex> {
  try {
    const { index } = readKnowledgeHead(await readFile(path.join(folder, HEAD_FILE)))
    if (isTrusted(await trustedPublishers(packsFolder(dataDir)), index.publisher)) return index
  } catch (error) {
    throw broken(
      error instanceof PackRefusal ? `its signature does not hold (${error.code})` : 'its signature is missing or cannot be read',
    )
  }
  throw broken('its publisher is not trusted any more')
}

/** @throws WardlightError('Corrupt'): the shipped edition does not come back unasked in place of a damaged newer one */
export async function openInstalled(dataDir: string, version: string): Promise<Pack> {
  const folder = editionFolder(dataDir, version)
  const index = await indexIn(dataDir, folder)
  if (index.version !== version) throw broken('the signature in its folder is of another edition')
  const texts = new Map<string, string>()
  for (const { name, sha256 } of index.files) {
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => {
      throw broken(`${name} is missing`)
    })
    if (createHash('sha256').update(text).digest('hex') !== sha256) throw broken(`${name} was changed`)
    texts.set(name, text)
  }
  return packOf(texts)
}

/** @throws WardlightError('Corrupt') */
export async function openEdition(dataDir: string): Promise<Pack> {
  const current = await readCurrent(dataDir)
  if (current === null) return openPack()
  const shipped = await openPack()
  if (compareVersions(shipped.knowledge.version, current.version) > 0) return shipped
  return openInstalled(dataDir, current.version)
}
