/** Bundles the program into dist/: main and its workers, the preload, the page, the knowledge. Does nothing when nothing has changed. */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeKnowledge } from '../knowledge/compile.ts'
import { forget, freshnessOf, isFresh, remember } from './bundle/fresh.ts'
import { bundleForNode, bundlePage, bundlePreload, leavingEnvironmentAlone } from './bundle/outputs.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Output name -> source. Flat, because main/worker-url.ts looks for a worker beside the chunk it stands in. */
const ENTRIES = {
  index: 'main/index.ts',
  cli: 'main/cli/index.ts',
  'db-worker': 'main/db/worker.ts',
  'inference-worker': 'main/inference/worker.ts',
  'intake-worker': 'main/intake/worker.ts',
} as const
const PRELOAD = 'main/shell/preload.ts'
const PAGE = 'renderer/index.html'

/** What the outputs are made of; a change in any of these makes them stale. */
const INPUTS = ['app', 'main', 'renderer', 'knowledge', 'build/bundle.ts', 'build/bundle', 'package.json', 'package-lock.json']

export type BundleOptions = Readonly<{ force?: boolean; log?: boolean }>

/** @throws Error naming every entry that is missing */
export async function bundle({ force = false, log = true }: BundleOptions = {}): Promise<void> {
  const begun = performance.now()
  const dist = path.join(root, 'dist')
  const stamp = await freshnessOf(root, INPUTS)
  if (!force && (await isFresh(dist, stamp))) {
    if (log) console.log('Bundle: up to date.')
    return
  }
  complainAboutMissing([...Object.values(ENTRIES), PRELOAD, PAGE])
  await forget(dist)
  await rm(path.join(dist, 'main'), { recursive: true, force: true })
  const main = path.join(dist, 'main')
  await leavingEnvironmentAlone(async () => {
    await bundleForNode(root, absolute(ENTRIES), main)
    await Promise.all([
      bundlePreload(root, path.join(root, PRELOAD), main),
      bundlePage(path.join(root, 'renderer'), path.join(dist, 'renderer')),
      writeKnowledge(path.join(dist, 'knowledge')),
    ])
  })
  await remember(dist, stamp)
  if (log)
    console.log(`Bundle: dist/main, dist/renderer and dist/knowledge written in ${((performance.now() - begun) / 1000).toFixed(1)} s.`)
}

function absolute(entries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(root, file)]))
}

function complainAboutMissing(files: readonly string[]): void {
  const missing = files.filter((file) => !existsSync(path.join(root, file)))
  if (missing.length > 0)
    throw new Error(`The bundle cannot be made: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle({ force: process.argv.includes('--force') })
