/** An update becomes the knowledge of a data folder, or nothing changes: everything is checked first, written apart, and switched by one rename. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import { type CurrentKnowledge, KNOWLEDGE_LIMITS } from '#app/contract/knowledge-pack.ts'
import { compareVersions } from '#app/contract/pack.ts'
import { endOf } from '#app/medication/check/index.ts'
import { fingerprintOf } from '../../exchange/signing.ts'
import { trust, trustIn } from '../../packs/publishers.ts'
import { PackRefusal } from '../../packs/refusal.ts'
import { packsFolder } from '../../packs/vouched.ts'
import { makePrivateFolder, syncFolder, writeFileAtomic } from '../../security/atomic-file.ts'
import { currentFile, editionFolder, knowledgeFolder, readCurrent } from '../local.ts'
import { openPack } from '../pack.ts'
import { HEAD_FILE, openInstalled } from './open.ts'
import { checkKnowledge, type KnowledgePack, readKnowledgePack } from './pack.ts'

export type KnowledgeInstalled = Readonly<{
  version: string
  reviewed: string
  expires: string
  rules: number
  publisher: Readonly<{ name: string; fingerprint: string; trusted: 'before' | 'now' }>
  replaces: string
}>

export type InstallOptions = Readonly<{
  file: string
  dataDir: string
  publisherKey: string | null
  nowMs: number
  /** Writes it down before anything changes; where that fails nothing is installed. */
  record: (installed: KnowledgeInstalled) => Promise<void>
}>

async function readFileOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const about = await handle.stat()
    if (!about.isFile()) throw new PackRefusal('not-a-pack', 'it is not a file')
    if (about.size > KNOWLEDGE_LIMITS.pack)
      throw new PackRefusal('too-large', `it has ${about.size} bytes, and ${KNOWLEDGE_LIMITS.pack} are allowed`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function checkNewer(version: string, inUse: string): void {
  const order = compareVersions(version, inUse)
  if (order < 0)
    throw new PackRefusal('older-version', `edition ${inUse} is in use, which is newer than ${version}`, 'Nothing was installed.')
  if (order === 0)
    throw new PackRefusal(
      'version-taken',
      `edition ${version} is in use already`,
      'Nothing was installed. An update needs a version number of its own.',
    )
}

async function layOut(dataDir: string, { head, headBytes, files }: KnowledgePack): Promise<void> {
  const root = knowledgeFolder(dataDir)
  await makePrivateFolder(root)
  const incoming = path.join(root, `.incoming-${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(incoming, { mode: 0o700 })
    for (const { name } of head.index.files) await writeSynced(path.join(incoming, name), files[name] ?? new Uint8Array())
    await writeSynced(path.join(incoming, HEAD_FILE), headBytes)
    await syncFolder(incoming)
    const target = editionFolder(dataDir, head.index.version)
    await rm(target, { recursive: true, force: true })
    await rename(incoming, target)
    await syncFolder(root)
  } finally {
    await rm(incoming, { recursive: true, force: true })
  }
}

const writeCurrent = (dataDir: string, current: CurrentKnowledge) =>
  writeFileAtomic(currentFile(dataDir), `${JSON.stringify(current, null, 2)}\n`)

/** Which installed edition is in use, as far as it can be told; a list that cannot be read is none. */
async function installedVersion(dataDir: string): Promise<string | null> {
  return (await readCurrent(dataDir).catch(() => null))?.version ?? null
}

/** @throws PackRefusal, WardlightError, and the system's errors; nothing is then installed */
export async function installKnowledge({ file, dataDir, publisherKey, nowMs, record }: InstallOptions): Promise<KnowledgeInstalled> {
  const pack = readKnowledgePack(await readFileOf(file))
  const { index } = pack.head
  const trusted = await trustIn(packsFolder(dataDir), index.publisher, publisherKey)
  const { knowledge } = checkKnowledge(pack)
  if (nowMs > endOf(index.expires)) throw new PackRefusal('manifest', `it expired on ${index.expires}`)
  const shipped = (await openPack()).knowledge.version
  const installed = await installedVersion(dataDir)
  const inUse = installed !== null && compareVersions(installed, shipped) > 0 ? installed : shipped
  checkNewer(index.version, inUse)
  const result: KnowledgeInstalled = {
    ...{ version: index.version, reviewed: index.reviewed, expires: index.expires, rules: knowledge.rules.length },
    publisher: { name: index.publisher.name, fingerprint: fingerprintOf(index.publisher.publicKey), trusted },
    replaces: inUse,
  }
  await record(result)
  if (trusted === 'now') {
    await makePrivateFolder(packsFolder(dataDir))
    await trust(packsFolder(dataDir), index.publisher)
  }
  await layOut(dataDir, pack)
  await writeCurrent(dataDir, { schema: 1, version: index.version, previous: inUse === installed ? installed : null })
  return result
}

/** Back to the edition before, or to the one that ships. @returns the version in use then @throws Conflict where nothing was installed */
export async function rollBackKnowledge(dataDir: string, record: (to: string) => Promise<void>): Promise<string> {
  const isDamaged = await readCurrent(dataDir).then(
    () => false,
    () => true,
  )
  const current = isDamaged ? null : await readCurrent(dataDir)
  if (current === null && !isDamaged)
    throw new WardlightError('Conflict', 'No update is installed here: what ships is in use.', { next: 'There is nothing to go back to.' })
  const previous = current?.previous ?? null
  const shipped = (await openPack()).knowledge.version
  if (previous !== null) await openInstalled(dataDir, previous)
  const to = previous ?? shipped
  await record(to)
  if (previous === null) await rm(currentFile(dataDir), { force: true })
  else await writeCurrent(dataDir, { schema: 1, version: previous, previous: null })
  return to
}
