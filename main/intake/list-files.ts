/** The files behind the paths a person names: folders are walked, archives opened, patients come first. */
import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { IntakeIssue } from '#app/contract/intake.ts'
import { ArchiveError, openArchive } from './archive.ts'
import { type Format, formatOf } from './formats.ts'
import type { Input } from './inputs.ts'

/** @property folder the folder it stands in, as the person knows it: what a source is called when nobody names it */
export type Found = Readonly<{ input: Input; format: Format; folder: string }>

export type FileList = {
  readonly found: Found[]
  readonly issues: IntakeIssue[]
  readonly refused: string[]
  /** Archives that are held open until the import has ended. */
  readonly close: (() => void)[]
}

const READABLE = 'Wardlight reads FHIR (JSON, NDJSON), HL7 v2, C-CDA, CSV, TSV and Excel (.xlsx), also packed with gzip or ZIP.'

const skipped = (file: string, message: string): IntakeIssue => ({
  severity: 'information',
  code: 'not-supported',
  file,
  path: '',
  message,
})

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT') return 'There is no such file or folder.'
  return code === 'EACCES' || code === 'EPERM' ? 'This may not be read.' : 'This cannot be read.'
}

function refuse(list: FileList, file: string, message: string, at = ''): void {
  list.refused.push(file)
  list.issues.push({ severity: 'error', code: 'processing', file, path: at, message })
}

const ARCHIVE_NAME = /\.(tar|tgz|tar\.gz|7z|rar|bz2|xz)$/i

async function addArchive(list: FileList, input: Input, folder: string): Promise<void> {
  try {
    const archive = await openArchive(input)
    list.close.push(archive.close)
    for (const { name, why } of archive.skipped) list.issues.push(skipped(name, why))
    for (const member of archive.inputs) await addInput(list, member, folder, false, true)
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    refuse(list, input.name, `${error.message} Nothing of it was read.`, error.path)
  }
}

/** @param asked a person named this very file */
async function addInput(list: FileList, input: Input, folder: string, asked: boolean, inside = false): Promise<void> {
  if (ARCHIVE_NAME.test(input.name)) {
    const message = 'This kind of archive is not opened. Unpack it, and import the folder.'
    if (asked) refuse(list, input.name, message)
    else list.issues.push(skipped(input.name, message))
    return
  }
  const format = await formatOf(input, asked)
  if (format === 'archive' && inside) list.issues.push(skipped(input.name, 'An archive inside an archive was left out. Unpack it first.'))
  else if (format === 'archive') await addArchive(list, input, folder)
  else if (format === 'unknown' && !asked) list.issues.push(skipped(input.name, `This was not recognised and was left out. ${READABLE}`))
  else list.found.push({ input, format, folder })
}

const fileInput = (name: string, full: string, { size, mtimeMs }: Stats): Input => ({ kind: 'file', name, size, path: full, mtimeMs })

async function addFolder(list: FileList, folder: string, name: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name)
    const shown = `${name}/${entry.name}`
    try {
      if (entry.name.startsWith('.')) list.issues.push(skipped(shown, 'A hidden file or folder was left out.'))
      else if (entry.isDirectory()) await addFolder(list, full, shown)
      else if (!entry.isFile()) list.issues.push(skipped(shown, 'This is no ordinary file (a link or a device) and was left out.'))
      else await addInput(list, fileInput(shown, full, await stat(full)), name, false)
    } catch (error) {
      refuse(list, shown, reasonOf(error))
    }
  }
}

/** NDJSON exports name their files after the type: patients, then what others refer to, then the rest. */
function rank({ input }: Found): number {
  const base = path.basename(input.name)
  if (/^Patients?[^/]*\./i.test(base)) return 0
  return /^Medication\.[^/]*json/i.test(base) ? 1 : 2
}

/**
 * @param paths files and folders. Names shown are relative to the folder named; never a whole path of the machine.
 * @param inputs dropped files and standard input
 */
export async function listFiles(paths: readonly string[], inputs: readonly Input[] = []): Promise<FileList> {
  const list: FileList = { found: [], issues: [], refused: [], close: [] }
  for (const given of paths) {
    const name = path.basename(given) || given
    try {
      const found = await stat(given)
      if (found.isDirectory()) await addFolder(list, given, name)
      else await addInput(list, fileInput(name, given, found), path.basename(path.dirname(path.resolve(given))), true)
    } catch (error) {
      refuse(list, name, reasonOf(error))
    }
  }
  for (const input of inputs) await addInput(list, input, '', true)
  list.found.sort((a, b) => rank(a) - rank(b))
  return list
}
