/** A pack becomes a model of this data folder, or nothing changes: everything is checked in a folder of its own, which is then renamed. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import { compareVersions, PACK_FILES, PACK_LIMITS, type PackIndex, type PackInstalled } from '#app/contract/pack.ts'
import { Manifest, Registry } from '#app/risk/manifest.ts'
import { fingerprintOf } from '../exchange/signing.ts'
import { makePrivateFolder, syncFolder, writeFileAtomic } from '../security/atomic-file.ts'
import { type Pack, readPack } from './container.ts'
import { checkContent } from './content.ts'
import { trust, trustIn } from './publishers.ts'
import { PackRefusal } from './refusal.ts'
import { openTrial, type Trial } from './trial.ts'
import { type Entry, folderName, HEAD_FILE, installedRegistry, packsFolder, REGISTRY_FILE } from './vouched.ts'

const INCOMING = '.incoming-'
const LOCK = '.installing'
/** What an install that died has left behind. */
const LEFT_BEHIND_MS = 10 * 60_000
const EXTENSIONS = ['jsonl', 'json', 'csv', 'md', 'txt', 'pdf', 'png'] as const

export type InstallOptions = Readonly<{
  file: string
  dataDir: string
  /** Folder of the models that ship. */
  shippedDir: string
  /** File or fingerprint of a publisher's key to trust from now on; null: only who is trusted already. */
  publisherKey: string | null
  allowDowngrade: boolean
  /** Writes it down before anything changes; where that fails nothing is installed. */
  record: (installed: PackInstalled) => Promise<void>
  trial?: Trial
}>

/** @throws PackRefusal 'too-large', and the system's errors */
export async function readPackFile(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const about = await handle.stat()
    if (!about.isFile()) throw new PackRefusal('not-a-pack', 'it is not a file')
    if (about.size > PACK_LIMITS.pack) throw new PackRefusal('too-large', `it has ${about.size} bytes, and ${PACK_LIMITS.pack} are allowed`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function shippedManifest(shippedDir: string, id: string): Promise<Manifest | null> {
  const { models } = Registry.parse(JSON.parse(await readFile(path.join(shippedDir, REGISTRY_FILE), 'utf8')))
  const entry = models.find((one) => one.id === id)
  return entry
    ? Manifest.parse(JSON.parse(await readFile(path.join(shippedDir, path.basename(entry.folder), 'manifest.json'), 'utf8')))
    : null
}

function checkAgainstShipped({ id, version }: PackIndex, family: string, shipped: Manifest | null): void {
  if (!shipped) return
  const order = compareVersions(version, shipped.version)
  if (order === 0) throw new PackRefusal('version-taken', `${id} ${version} comes with the program`)
  if (order < 0)
    throw new PackRefusal(
      'older-version',
      `the program itself brings ${id} ${shipped.version}, which is newer than ${version}`,
      'Nothing was installed.',
    )
  if (family !== shipped.family) throw new PackRefusal('manifest', `manifest.json makes a ${family} model of a ${shipped.family} one`)
}

const manifestHash = ({ files }: PackIndex): string => files.find(({ name }) => name === 'manifest.json')?.sha256 ?? ''

function checkAgainstInstalled(index: PackIndex, installed: Entry | undefined, allowDowngrade: boolean): string | null {
  if (!installed) return null
  const version = installed.folder.slice(index.id.length + 1)
  const order = compareVersions(index.version, version)
  if (order < 0 && !allowDowngrade)
    throw new PackRefusal('older-version', `${index.id} ${version} is installed, which is newer than ${index.version}`)
  if (order === 0 && installed.manifestSha256 !== manifestHash(index))
    throw new PackRefusal('version-taken', `another pack of ${index.id} ${version} is installed already`)
  return version
}

/** The names on disk are the program's own; the pack's names only tell which is which. */
function nameOnDisk(name: string, place: number): string {
  const known = PACK_FILES.find((one) => one === name)
  return known ?? `evidence-${place - PACK_FILES.length + 1}.${EXTENSIONS.find((extension) => name.endsWith(`.${extension}`)) ?? 'txt'}`
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Lays a pack out as the loader expects it: a list of one model, and its folder. */
export async function layOut(pack: Pack, incoming: string): Promise<Entry> {
  const { index } = pack.head
  const entry: Entry = { id: index.id, folder: folderName(index.id, index.version), manifestSha256: manifestHash(index) }
  const folder = path.join(incoming, entry.folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [i, { name }] of index.files.entries())
    await writeSynced(path.join(folder, nameOnDisk(name, i)), pack.files[name] ?? new Uint8Array())
  await writeSynced(path.join(folder, HEAD_FILE), pack.headBytes)
  await syncFolder(folder)
  await writeFileAtomic(path.join(incoming, REGISTRY_FILE), JSON.stringify({ schema: 1, models: [entry] }))
  return entry
}

async function runTrial(incoming: string, given: Trial | undefined): Promise<void> {
  const trial = given ?? openTrial()
  try {
    const outcome = await trial.check(incoming)
    if (!outcome.ok) throw new PackRefusal(outcome.code, outcome.reason)
  } finally {
    if (!given) trial.close()
  }
}

async function switchTo(modelsDir: string, incoming: string, entry: Entry): Promise<void> {
  const target = path.join(modelsDir, entry.folder)
  await rm(target, { recursive: true, force: true })
  await rename(path.join(incoming, entry.folder), target)
  await syncFolder(modelsDir)
  const { models } = await installedRegistry(modelsDir)
  const next: Registry = { schema: 1, models: [...models.filter(({ id }) => id !== entry.id), entry] }
  await writeFileAtomic(path.join(modelsDir, REGISTRY_FILE), `${JSON.stringify(next, null, 2)}\n`)
}

async function readInstalled(modelsDir: string): Promise<Registry> {
  try {
    return await installedRegistry(modelsDir)
  } catch (error) {
    throw new WardlightError(
      'Corrupt',
      `${error instanceof Error ? error.message : 'The list of packs cannot be read'} (${REGISTRY_FILE}).`,
      {
        next: `Move ${REGISTRY_FILE} in the folder "models" of the data folder away, then install the packs again.`,
      },
    )
  }
}

async function installInto(modelsDir: string, options: InstallOptions): Promise<PackInstalled> {
  const pack = readPack(await readPackFile(options.file))
  const { index } = pack.head
  const trusted = await trustIn(modelsDir, index.publisher, options.publisherKey)
  const manifest = checkContent(index, pack.files)
  const shipped = await shippedManifest(options.shippedDir, index.id)
  checkAgainstShipped(index, manifest.family, shipped)
  const installed = (await readInstalled(modelsDir)).models.find(({ id }) => id === index.id)
  const before = checkAgainstInstalled(index, installed, options.allowDowngrade)
  const incoming = path.join(modelsDir, `${INCOMING}${randomBytes(6).toString('hex')}`)
  try {
    const entry = await layOut(pack, incoming)
    await runTrial(incoming, options.trial)
    const golden = Buffer.from(pack.files['golden.jsonl'] ?? [])
      .toString('utf8')
      .trim()
      .split('\n').length
    const result: PackInstalled = {
      ...{ id: index.id, version: index.version, title: manifest.title, family: manifest.family, signOff: manifest.signOff },
      publisher: { name: index.publisher.name, fingerprint: fingerprintOf(index.publisher.publicKey), trusted },
      replaces: before ?? shipped?.version ?? null,
      golden: { passed: golden, total: golden },
      folder: entry.folder,
    }
    await options.record(result)
    if (trusted === 'now') await trust(modelsDir, index.publisher)
    await switchTo(modelsDir, incoming, entry)
    return result
  } finally {
    await rm(incoming, { recursive: true, force: true })
  }
}

async function tidy(modelsDir: string): Promise<void> {
  const names = (await readdir(modelsDir)).filter((name) => name.startsWith(INCOMING) || name === LOCK)
  for (const name of names) {
    const place = path.join(modelsDir, name)
    const about = await stat(place).catch(() => null)
    if (about && Date.now() - about.mtimeMs > LEFT_BEHIND_MS) await rm(place, { recursive: true, force: true })
  }
}

async function lock(modelsDir: string): Promise<void> {
  try {
    await mkdir(path.join(modelsDir, LOCK))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    throw new WardlightError('Conflict', 'Another install is running in this data folder.', {
      next: 'Wait until it has ended, at most ten minutes, then try again.',
    })
  }
}

/** @throws PackRefusal, WardlightError, and the system's errors; nothing is then installed */
export async function installPack(options: InstallOptions): Promise<PackInstalled> {
  const modelsDir = packsFolder(options.dataDir)
  await makePrivateFolder(modelsDir)
  await tidy(modelsDir)
  await lock(modelsDir)
  try {
    return await installInto(modelsDir, options)
  } finally {
    await rm(path.join(modelsDir, LOCK), { recursive: true, force: true })
  }
}
