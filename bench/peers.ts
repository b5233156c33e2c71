/** Other stores over the same resources, each in a process of its own (bench/peers, with its own packages). */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { perSecond, type Row } from './table.ts'

const FOLDER = path.join(import.meta.dirname, 'peers')
const PEERS = [
  { what: "Medplum's mock client 5.2.13, in memory, not on disk", script: 'medplum.mjs', package: '@medplum/mock' },
  { what: 'PouchDB 9.0.0, in memory, not on disk', script: 'pouchdb.mjs', package: 'pouchdb-adapter-memory' },
] as const

type Measured = Readonly<{ resources: number; refused: number; firstRefusal: string | null; seconds: number }>

async function measured(script: string, file: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(FOLDER, script), file], { maxBuffer: 1 << 24 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured
}

/** @param ours resources a second of the full import in this run */
async function peerRow(peer: (typeof PEERS)[number], file: string, ours: number): Promise<Row> {
  const what = `${peer.what}, same resources`
  if (!existsSync(path.join(FOLDER, 'node_modules', peer.package)))
    return { what, value: 'not installed', beside: 'npm ci --prefix bench/peers', bar: '', met: null }
  const { resources, refused, firstRefusal, seconds } = await measured(peer.script, file)
  if (firstRefusal !== null) console.error(`${peer.what}: ${refused} refused, the first with: ${firstRefusal.slice(0, 200)}`)
  const theirs = resources / seconds
  const share = refused > 0 ? `; it refused ${refused} of ${resources}` : ''
  return { what, value: perSecond(theirs), beside: `full import: ${(ours / theirs).toFixed(2)} times that${share}`, bar: '', met: null }
}

/** @param lines resources, each once */
export async function peerRows(lines: Iterable<string>, ours: number): Promise<Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-bench-peers-'))
  try {
    const file = path.join(folder, 'resources.ndjson')
    await writeFile(file, [...lines].join('\n'))
    const rows: Row[] = []
    for (const peer of PEERS) rows.push(await peerRow(peer, file, ours))
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
