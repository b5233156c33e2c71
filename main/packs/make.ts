/** For publishers: a model's folder becomes a signed pack, and only one that could be installed. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import { PACK_FILES, PackIndex } from '#app/contract/pack.ts'
import { Manifest } from '#app/risk/manifest.ts'
import { fingerprintOf } from '../exchange/signing.ts'
import { writeFileAtomic } from '../security/atomic-file.ts'
import { fileEntry, readPack, writePack } from './container.ts'
import { checkContent } from './content.ts'
import { layOut } from './install.ts'
import { readJson } from './json.ts'
import { publisherKey } from './publishers.ts'
import { PackRefusal } from './refusal.ts'
import { openTrial } from './trial.ts'

export type MakeOptions = Readonly<{ folder: string; keyPem: string; publisher: string; out: string /** ISO 8601. */; created: string }>
export type PackMade = Readonly<{ file: string; id: string; version: string; bytes: number; publicKey: string; fingerprint: string }>

async function evidenceOf(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(path.join(folder, 'evidence'))).sort().map((name) => `evidence/${name}`)
  } catch {
    return []
  }
}

async function filesOf(folder: string): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {}
  for (const name of [...PACK_FILES, ...(await evidenceOf(folder))]) files[name] = await readFile(path.join(folder, name))
  return files
}

function indexOf(files: Readonly<Record<string, Uint8Array>>, publisher: PackIndex['publisher'], created: string): PackIndex {
  const manifest = Manifest.safeParse(readJson(files['manifest.json'] ?? new Uint8Array(), 'manifest.json'))
  if (!manifest.success) throw new PackRefusal('manifest', `manifest.json is not valid at ${manifest.error.issues[0]?.path.join('.')}`)
  const { id, version } = manifest.data
  const listed = Object.entries(files).map(([name, bytes]) => fileEntry(name, bytes))
  const index = PackIndex.safeParse({ format: 1, id, version, created, publisher, files: listed })
  if (index.success) return index.data
  throw new PackRefusal('index', `this cannot stand in a pack: ${index.error.issues[0]?.path.join('.')}`)
}

/** The whole way an install would go, without a place to install it to. */
async function prove(bytes: Buffer): Promise<void> {
  const pack = readPack(bytes)
  checkContent(pack.head.index, pack.files)
  const incoming = await mkdtemp(path.join(os.tmpdir(), 'wardlight-pack-'))
  const trial = openTrial()
  try {
    await layOut(pack, incoming)
    const outcome = await trial.check(incoming)
    if (!outcome.ok) throw new PackRefusal(outcome.code, outcome.reason)
  } finally {
    trial.close()
    await rm(incoming, { recursive: true, force: true })
  }
}

/** @throws PackRefusal for a folder that no installation would take */
export async function makePack({ folder, keyPem, publisher, out, created }: MakeOptions): Promise<PackMade> {
  const { privateKey, publicKey } = publisherKey(keyPem)
  const files = await filesOf(folder)
  const index = indexOf(files, { name: publisher, publicKey }, created)
  const bytes = writePack(index, files, (message) => sign(null, message, privateKey))
  await prove(bytes)
  await writeFileAtomic(out, bytes)
  return { file: out, id: index.id, version: index.version, bytes: bytes.length, publicKey, fingerprint: fingerprintOf(publicKey) }
}

/** A publisher's key pair: the private key in a new file that only its owner can read, the public one beside it. */
export async function makeKey(file: string): Promise<Readonly<{ key: string; publicKeyFile: string; fingerprint: string }>> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new WardlightError('Conflict', 'A file of this name is already there.', {
        next: 'Choose another name; a key is never written over.',
      })
    throw error
  })
  try {
    await handle.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }))
    await handle.sync()
  } finally {
    await handle.close()
  }
  const publicKeyFile = `${file}.pub`
  await writeFileAtomic(publicKeyFile, publicKey.export({ format: 'pem', type: 'spki' }))
  return { key: file, publicKeyFile, fingerprint: fingerprintOf(publicKey.export({ format: 'der', type: 'spki' }).toString('base64')) }
}
