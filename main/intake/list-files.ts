/** The files behind the paths a person names: folders are walked, patients come first. */
import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { IntakeIssue } from '#app/contract/intake.ts'
import type { Input } from './inputs.ts'

export type FileList = { readonly inputs: Input[]; readonly issues: IntakeIssue[]; readonly refused: string[] }

const JSON_NAME = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i
const GZIP = [0x1f, 0x8b] as const
const SNIFFED = 512

const skipped = (file: string, message: string): IntakeIssue => ({
  severity: 'information',
  code: 'not-supported',
  file,
  path: '',
  message,
})

/** Whether a file found in a folder looks like JSON by its name or its first sign. */
async function looksLikeJson(file: string): Promise<boolean> {
  if (JSON_NAME.test(file)) return true
  const handle = await open(file, 'r')
  try {
    const start = Buffer.alloc(SNIFFED)
    const { bytesRead } = await handle.read(start, 0, SNIFFED)
    const gzipped = start[0] === GZIP[0] && start[1] === GZIP[1]
    return (
      !gzipped &&
      start
        .subarray(0, bytesRead)
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .trimStart()
        .startsWith('{')
    )
  } finally {
    await handle.close()
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT') return 'There is no such file or folder.'
  return code === 'EACCES' || code === 'EPERM' ? 'This may not be read.' : 'This cannot be read.'
}

function cannotRead(list: FileList, name: string, error: unknown): void {
  list.refused.push(name)
  list.issues.push({ severity: 'error', code: 'processing', file: name, path: '', message: reasonOf(error) })
}

async function addFolder(list: FileList, folder: string, name: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name)
    const shown = `${name}/${entry.name}`
    try {
      if (entry.name.startsWith('.')) list.issues.push(skipped(shown, 'A hidden file or folder was left out.'))
      else if (entry.isDirectory()) await addFolder(list, full, shown)
      else if (!entry.isFile()) list.issues.push(skipped(shown, 'This is no ordinary file (a link or a device) and was left out.'))
      else if (!(await looksLikeJson(full))) list.issues.push(skipped(shown, 'This is not JSON and was left out.'))
      else list.inputs.push({ kind: 'file', name: shown, size: (await stat(full)).size, path: full })
    } catch (error) {
      cannotRead(list, shown, error)
    }
  }
}

/** NDJSON exports name their files after the type: patients, then what others refer to, then the rest. */
function rank({ name }: Input): number {
  const base = path.basename(name)
  if (/^Patient[^/]*\.(?:nd)?json/i.test(base)) return 0
  return /^Medication\.[^/]*json/i.test(base) ? 1 : 2
}

/** @param paths files and folders. Names shown are relative to the folder named; never a whole path of the machine. */
export async function listFiles(paths: readonly string[]): Promise<FileList> {
  const list: FileList = { inputs: [], issues: [], refused: [] }
  for (const given of paths) {
    const name = path.basename(given) || given
    try {
      const found = await stat(given)
      if (found.isDirectory()) await addFolder(list, given, name)
      else list.inputs.push({ kind: 'file', name, size: found.size, path: given })
    } catch (error) {
      cannotRead(list, name, error)
    }
  }
  list.inputs.sort((a, b) => rank(a) - rank(b))
  return list
}
