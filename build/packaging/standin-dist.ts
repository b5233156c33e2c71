/** A folder that looks like Electron's to electron-builder, and is none. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { STANDIN_MARK } from './after-pack.ts'

const EXECUTABLE = `#!/bin/sh
echo 'This tree was packed for checking, without Electron. Install Wardlight from an installer.' >&2
exit 1
`

/** @param root the repository @returns `folder`, filled */
export async function makeStandinDist(root: string, folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(root, 'node_modules', 'electron', 'package.json'), 'utf8')) as { version: string }
  await mkdir(path.join(folder, 'resources'), { recursive: true })
  await mkdir(path.join(folder, 'locales'))
  const note = 'No Electron is in this folder.\n'
  for (const name of [STANDIN_MARK, 'LICENSE', 'LICENSES.chromium.html']) await writeFile(path.join(folder, name), note)
  await writeFile(path.join(folder, 'locales', 'en-US.pak'), '')
  await writeFile(path.join(folder, 'version'), version)
  await writeFile(path.join(folder, 'electron'), EXECUTABLE)
  await chmod(path.join(folder, 'electron'), 0o755)
  return folder
}
