/** Turns what Node and the system throw into the kinds a person can act on (app/contract/errors.ts). SQLite's own errors never leave main/db. */
import type { ErrorKind } from '#app/contract/errors.ts'
import { WardlightError } from '#app/contract/errors.ts'

type Meaning = Readonly<{ kind: ErrorKind; message: string; next: string }>

const FULL: Meaning = {
  kind: 'DiskFull',
  message: 'The disk is full.',
  next: 'Free some space on this disk, then try again. Nothing that was saved is lost.',
}
const DENIED: Meaning = {
  kind: 'NoPermission',
  message: 'The system does not allow this file to be read or written.',
  next: 'Ask whoever looks after this computer for access to the folder, or choose another folder.',
}
const READ_ONLY: Meaning = {
  ...DENIED,
  message: 'This disk or folder is read-only.',
  next: 'Choose a folder that can be written to, or unlock the disk.',
}
const MISSING: Meaning = {
  kind: 'NotFound',
  message: 'The file or folder is not there.',
  next: 'Check the name and that the disk or stick is connected.',
}
const BUSY: Meaning = { kind: 'Conflict', message: 'Another program is using this file.', next: 'Close the other program, then try again.' }
const DEVICE: Meaning = {
  kind: 'Unavailable',
  message: 'The disk did not answer as it should.',
  next: 'Check the connection of the disk. If it is built in, back up at once and have it checked.',
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  ENOSPC: FULL,
  EDQUOT: { ...FULL, message: 'The disk quota of this account is used up.' },
  EFBIG: {
    ...FULL,
    message: 'This disk cannot hold a file of this size.',
    next: 'Use a disk formatted for large files (NTFS, APFS, ext4).',
  },
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: READ_ONLY,
  ENOENT: MISSING,
  ENOTDIR: MISSING,
  EBUSY: BUSY,
  ETXTBSY: BUSY,
  EMFILE: { kind: 'Unavailable', message: 'Too many files are open.', next: 'Close other programs, then try again.' },
  ENFILE: { kind: 'Unavailable', message: 'Too many files are open on this computer.', next: 'Close other programs, then try again.' },
  EISDIR: { kind: 'BadInput', message: 'This is a folder, and a file is needed.', next: 'Choose a file.' },
  EEXIST: { kind: 'Conflict', message: 'A file of this name is already there.', next: 'Choose another name.' },
  ENAMETOOLONG: { kind: 'BadInput', message: 'The file name is too long for this disk.', next: 'Choose a shorter name.' },
  EIO: DEVICE,
  ENODEV: DEVICE,
  ENXIO: DEVICE,
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/**
 * The error a person can act on. A {@link WardlightError} stays what it is; an unknown error becomes 'Internal' with its own text.
 * @param place what was being done, put before the message ("Backup: The disk is full.")
 */
export function explainError(error: unknown, place?: string): WardlightError {
  if (error instanceof WardlightError) return error
  const meaning = MEANINGS[codeOf(error) ?? '']
  const before = place === undefined ? '' : `${place}: `
  if (meaning) return new WardlightError(meaning.kind, before + meaning.message, { next: meaning.next })
  return new WardlightError('Internal', before + (error instanceof Error ? error.message : String(error)))
}

/** Runs `work`; whatever it throws comes out explained. */
export async function explained<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw explainError(error, place)
  }
}
