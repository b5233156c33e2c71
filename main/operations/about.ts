/** What runs here, in which versions, on whose work. */
import type { AboutInfo } from '#app/contract/operations.ts'
import { VERSION } from '../version.ts'
import { LICENCES } from './licences.ts'
import { packageVersion, probeStore } from './probes.ts'

let sqlite: Promise<string> | undefined

/** Asked of the library itself, once; a library that does not load is said so, not an error. */
function sqliteVersion(): Promise<string> {
  sqlite ??= probeStore().then(
    ({ version }) => version,
    () => 'does not load',
  )
  return sqlite
}

export async function aboutInfo({ dataDir, shell }: Readonly<{ dataDir: string; shell: AboutInfo['shell'] }>): Promise<AboutInfo> {
  return {
    version: VERSION,
    shell,
    node: process.versions.node,
    sqlite: await sqliteVersion(),
    onnxruntime: packageVersion('onnxruntime-node'),
    platform: `${process.platform} ${process.arch}`,
    dataFolder: dataDir,
    licences: [...LICENCES],
  }
}
