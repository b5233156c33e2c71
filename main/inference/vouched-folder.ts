/** The folder of a learned helper that is no risk model: its manifest vouches for its files, and golden rows for its graph. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { hasExternalData } from './external-data.ts'
import { loadGraph, type RunGraph } from './session.ts'

const FILES = ['model.onnx', 'card.md', 'golden.jsonl', 'verification.json'] as const

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
export const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** Said instead of thrown at: the caller gives the error its own words. */
export type Refuse = (reason: string) => Error

async function read(folder: string, name: string, refuse: Refuse): Promise<Uint8Array> {
  try {
    return await readFile(path.join(folder, name))
  } catch {
    throw refuse(`${name} is missing or cannot be read`)
  }
}

/** @throws what `refuse` makes, where it is missing or not valid */
export async function manifestIn<M>(folder: string, schema: z.ZodType<M>, refuse: Refuse): Promise<M> {
  let json: unknown
  const bytes = await read(folder, 'manifest.json', refuse)
  try {
    json = JSON.parse(textOf(bytes))
  } catch {
    throw refuse('manifest.json is not valid (no JSON)')
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw refuse(`manifest.json is not valid (${parsed.error.issues[0]?.path.join('.')})`)
  return parsed.data
}

/** @returns the graph and the lines of its golden rows @throws what `refuse` makes, where a file is not the one the manifest names */
export async function vouchedGraph(
  folder: string,
  hashes: Readonly<Record<string, string>>,
  refuse: Refuse,
): Promise<Readonly<{ run: RunGraph; golden: readonly string[] }>> {
  const files = new Map<string, Uint8Array>()
  for (const name of FILES) {
    const bytes = await read(folder, name, refuse)
    if (sha256(bytes) !== hashes[name]) throw refuse(`${name} is not the one the manifest names (hash differs)`)
    files.set(name, bytes)
  }
  const graph = files.get('model.onnx') ?? new Uint8Array()
  if (hasExternalData(graph)) throw refuse('model.onnx asks for data outside the file')
  const golden = textOf(files.get('golden.jsonl') ?? new Uint8Array())
    .trim()
    .split('\n')
  return { run: await loadGraph(graph), golden }
}

/** A row of mostly zeros as its places and values. */
export function denseRow(sparse: readonly (readonly [number, number])[], width: number): readonly number[] {
  const x = new Array<number>(width).fill(0)
  for (const [i, value] of sparse) if (i < width) x[i] = value
  return x
}
