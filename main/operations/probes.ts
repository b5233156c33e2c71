/** Small real uses of what the program stands on: a library that is present and does not work is worth knowing about before the day it is needed. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '../db/open.ts'
import { fromPassphrase } from '../security/keys.ts'

const require = createRequire(import.meta.url)

/** The version in a package's own package.json; 'not installed' when it is not there. */
export function packageVersion(name: string): string {
  try {
    const { version } = require(`${name}/package.json`) as { version: string }
    return version
  } catch {
    return 'not installed'
  }
}

function writeAndReadBack(file: string, key: Uint8Array): string {
  const db = openDatabase({ file, key, mode: 'writer', create: true })
  try {
    db.exec("CREATE TABLE probe (word TEXT); INSERT INTO probe VALUES ('wardlight-probe')")
    db.pragma('wal_checkpoint(TRUNCATE)')
    return String(db.prepare('SELECT sqlite_version()').pluck().get())
  } finally {
    db.close()
  }
}

function opensWith(file: string, key: Uint8Array): boolean {
  try {
    openDatabase({ file, key, mode: 'reader' }).close()
    return true
  } catch {
    return false
  }
}

export type CipherProbe = Readonly<{ version: string; encrypted: boolean; wrongKeyRefused: boolean }>

/** Writes a small store with a throw-away key: is the word unreadable in the file, is another key refused? */
export async function probeStore(): Promise<CipherProbe> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wardlight-probe-'))
  try {
    const file = path.join(folder, 'probe.db')
    const version = writeAndReadBack(file, randomBytes(32))
    const bytes = await readFile(file)
    const encrypted = !bytes.includes('wardlight-probe') && !bytes.subarray(0, 16).includes('SQLite format 3')
    return { version, encrypted, wrongKeyRefused: !opensWith(file, randomBytes(32)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Argon2id (RFC 9106) of "wardlight" at the program's least cost, as OpenSSL (through Python's `cryptography`) and Node's own `crypto.argon2` give it. */
const ARGON2_EXPECTED = '048e887b8d1067af34eeebe6da34f0a9c9d1a92889d0e7b25561a36782164852'

export async function probeArgon2(): Promise<boolean> {
  const key = await fromPassphrase('wardlight', { memoryKiB: 19_456, passes: 2, lanes: 1 })(Buffer.from('0123456789abcdef'))
  return key.toString('hex') === ARGON2_EXPECTED
}
