/** Packs for tests: an honest one, and the means to change it and sign the change all the way up, as its own publisher could. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { onnx as Onnx } from 'onnx-proto'
import { PACK_FILES, type PackIndex } from '#app/contract/pack.ts'
import type { Manifest, Verification } from '#app/risk/manifest.ts'
import { fingerprintOf } from '../exchange/signing.ts'
import { fileEntry, writePack } from './container.ts'

export const MODELS = fileURLToPath(new URL('../../models', import.meta.url))
export const { onnx } = createRequire(import.meta.url)('onnx-proto') as { onnx: typeof Onnx }

export type Files = Readonly<Record<string, Uint8Array>>
export type Key = Readonly<{ privateKey: KeyObject; publicKey: string; fingerprint: string }>

export function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const text = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  return { privateKey, publicKey: text, fingerprint: fingerprintOf(text) }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
export const textOf = (files: Files, name: string): string => Buffer.from(files[name] ?? []).toString('utf8')
const jsonBytes = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8')

/** Hashes right all the way up: the record speaks of this graph, the manifest of these files. */
export function consistent(files: Files, change: (manifest: Manifest) => unknown = (manifest) => manifest): Files {
  const manifest: Manifest = JSON.parse(textOf(files, 'manifest.json'))
  const record: Verification = JSON.parse(textOf(files, 'verification.json'))
  const graphSha256 = sha256(files['model.onnx'] ?? new Uint8Array())
  const next: Files = { ...files, 'verification.json': jsonBytes({ ...record, version: manifest.version, graphSha256 }) }
  return { ...next, 'manifest.json': jsonBytes(change({ ...manifest, files: hashes(next) })) }
}

export const hashes = (files: Files): Record<string, string> =>
  Object.fromEntries(PACK_FILES.filter((name) => name !== 'manifest.json').map((name) => [name, sha256(files[name] ?? new Uint8Array())]))

/** A shipped model under another version. */
export function modelFiles(id: string, version: string): Files {
  const files = Object.fromEntries(PACK_FILES.map((name) => [name, readFileSync(path.join(MODELS, id, name))]))
  const manifest = { ...JSON.parse(textOf(files, 'manifest.json')), version }
  return consistent({ ...files, 'manifest.json': jsonBytes(manifest) })
}

export const withFile = (files: Files, name: string, bytes: Uint8Array | string): Files =>
  consistent({ ...files, [name]: typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes })

export type Graph = Onnx.IGraphProto & { node: Onnx.INodeProto[]; initializer: Onnx.ITensorProto[] }

export function withGraph(files: Files, change: (graph: Graph, model: Onnx.ModelProto) => void): Files {
  const model = onnx.ModelProto.decode(files['model.onnx'] ?? new Uint8Array())
  change(model.graph as Graph, model)
  return withFile(files, 'model.onnx', onnx.ModelProto.encode(model).finish())
}

export function indexOf(files: Files, { publicKey }: Key): PackIndex {
  const { id, version } = JSON.parse(textOf(files, 'manifest.json'))
  const listed = Object.entries(files).map(([name, bytes]) => fileEntry(name, bytes))
  return { format: 1, id, version, created: '2026-01-05T10:00:00Z', publisher: { name: 'Test house', publicKey }, files: listed }
}

/** @param change what a publisher might write into the index that does not belong there */
export function sealed(files: Files, key: Key, change: (index: PackIndex) => PackIndex = (index) => index): Buffer {
  return writePack(change(indexOf(files, key)), files, (message) => sign(null, message, key.privateKey))
}
