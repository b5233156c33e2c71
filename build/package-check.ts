/**
 * Packs the program as an installer would hold it, without a network, looks at what is in it, and runs what was packed.
 * Where Electron's binary is not to be had, a stand-in takes its place in the tree: the check then says what it could not try.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { bundle } from './bundle.ts'
import { installedElectron } from './find-shell.ts'
import { extractAsar, listAsar } from './packaging/asar.ts'
import { checkContents } from './packaging/contents.ts'
import { fusesAreSet } from './packaging/fuses.ts'
import { makeStandinDist } from './packaging/standin-dist.ts'
import { tryProgram } from './packaging/try-program.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const run = promisify(execFile)
const MB = 1024 * 1024
/** Nobody listens on the discard port: whatever is fetched in spite of everything fails, and the packing with it. */
const NO_NETWORK = 'http://127.0.0.1:9'

/** Every file below a folder, by its path from there with forward slashes. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}

async function megabytes(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).size))
  return sizes.reduce((sum, size) => sum + size, 0) / MB
}

/** @returns the folder of the packed program */
async function pack(electronDist: string, work: string): Promise<string> {
  const cache = path.join(work, 'cache')
  await mkdir(cache)
  const env = {
    ...process.env,
    ELECTRON_BUILDER_CACHE: cache,
    ELECTRON_CACHE: cache,
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
    npm_config_offline: 'true',
    HTTP_PROXY: NO_NETWORK,
    HTTPS_PROXY: NO_NETWORK,
    http_proxy: NO_NETWORK,
    https_proxy: NO_NETWORK,
    NO_PROXY: '',
  }
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js')
  const out = path.join(work, 'out')
  const args = [builder, '--dir', '--config', 'electron-builder.yml', `-c.electronDist=${electronDist}`, `-c.directories.output=${out}`]
  const { stdout } = await run(process.execPath, args, { cwd: root, env, maxBuffer: 64 * MB }).catch(
    (error: { stdout?: string; stderr?: string }) => {
      throw new Error(`electron-builder failed:\n${error.stdout ?? ''}\n${error.stderr ?? ''}`)
    },
  )
  for (const line of stdout.split('\n').filter((text) => text.startsWith('Fuses:'))) console.log(line)
  const fetched = await filesBelow(cache)
  if (fetched.length > 0) throw new Error(`Packing fetched something: ${fetched.slice(0, 5).join(', ')}`)
  const [folder] = (await readdir(out, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  if (!folder) throw new Error('electron-builder left no folder.')
  return path.join(out, folder.name)
}

async function resourcesOf(packed: string): Promise<string> {
  const app = (await readdir(packed)).find((name) => name.endsWith('.app'))
  return app ? path.join(packed, app, 'Contents', 'Resources') : path.join(packed, 'resources')
}

async function report(resources: string): Promise<void> {
  const [packed, inArchive] = await Promise.all([filesBelow(resources), listAsar(path.join(resources, 'app.asar'))])
  const problems = checkContents(
    inArchive.map(({ name }) => name),
    packed,
  )
  if (problems.length > 0) throw new Error(`The packed program is not as it should be:\n- ${problems.join('\n- ')}`)
  const size = await megabytes(resources, packed)
  console.log(
    `Contents: ${inArchive.length} files in the archive, ${packed.length} in the resources, ${size.toFixed(1)} MB without Electron itself.`,
  )
}

/** @throws Error with every finding when the packed program is not as it should be, or does not work */
export async function packageCheck(): Promise<void> {
  await bundle()
  const electron = installedElectron()
  if (electron === null && process.platform !== 'linux') {
    throw new Error(
      `The packing for ${process.platform} can be checked only with Electron's binary, and it is not here. Nothing was checked.`,
    )
  }
  const work = await mkdtemp(path.join(tmpdir(), 'wardlight-package-'))
  try {
    const electronDist =
      electron === null ? await makeStandinDist(root, path.join(work, 'electron')) : path.join(root, 'node_modules', 'electron', 'dist')
    const packed = await pack(electronDist, work)
    const resources = await resourcesOf(packed)
    await report(resources)
    if (electron !== null) await fusesAreSet(packed)
    // Plain Node cannot read an archive, so what was packed is unpacked beside its resources, away from any other node_modules.
    const app = path.join(resources, 'app.unpacked-for-check')
    await extractAsar(path.join(resources, 'app.asar'), app)
    await tryProgram(path.join(app, 'dist', 'main', 'cli.js'), path.join(root, 'build', 'packaging', 'fixtures'), path.join(work, 'data'))
    console.log(
      electron === null
        ? 'Package check passed with the stand-in: contents and headless program. Not tried here: fuses, archive integrity and the window under Electron.'
        : 'Package check passed with Electron: contents, fuses and headless program.',
    )
  } finally {
    if (existsSync(work)) await rm(work, { recursive: true, force: true })
  }
}
