/** Files that ship beside the code: models, demo set, licences. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The nearest folder upwards that holds `models/registry.json`: the source tree, or the packaged program's resources folder. */
function findRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  for (;;) {
    for (const candidate of [folder, path.join(folder, 'resources')]) {
      if (existsSync(path.join(candidate, 'models', 'registry.json'))) return candidate
    }
    const parent = path.dirname(folder)
    if (parent === folder) return path.dirname(fileURLToPath(import.meta.url))
    folder = parent
  }
}

let root: string | undefined

export function resourcePath(...parts: string[]): string {
  root ??= findRoot()
  return path.join(root, ...parts)
}
