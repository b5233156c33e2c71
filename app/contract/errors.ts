import { z } from 'zod'

/** Every way a call can fail, as the person who meets it would tell them apart. Each has an exit code (CLI.md) and a screen. */
export const ErrorKind = z.enum([
  'BadInput',
  'NotFound',
  'Conflict',
  'Locked',
  'WrongPassphrase',
  'NotAllowed',
  'Corrupt',
  'DbFromFuture',
  'DiskFull',
  'NoPermission',
  'Unavailable',
  'Cancelled',
  'NotBuilt',
  'Internal',
])
export type ErrorKind = z.infer<typeof ErrorKind>

export const Failure = z.object({
  kind: ErrorKind,
  /** What happened, in a sentence for the person. No patient data, no key material. */
  message: z.string(),
  /** What to do next, in a sentence. */
  next: z.string().optional(),
  /** Seconds to wait before trying again, where waiting is what helps. */
  retryAfterSeconds: z.number().optional(),
  /** Place of the trouble: a file, a JSON path, a line. */
  path: z.string().optional(),
})
export type Failure = z.infer<typeof Failure>

/** Thrown inside one process only; at a process boundary it becomes a {@link Failure}. */
export class WardlightError extends Error {
  readonly failure: Failure
  constructor(kind: ErrorKind, message: string, more: Omit<Failure, 'kind' | 'message'> = {}) {
    super(message)
    this.name = kind
    this.failure = { kind, message, ...more }
  }
}

/** Exit codes of the headless door (CLI.md): 0 done, 1 unexpected, 2 usage, 3 bad input, 4 passphrase or permission, 5 store, 6 disk. */
export const EXIT_CODE: Readonly<Record<ErrorKind, number>> = {
  BadInput: 3,
  NotFound: 3,
  Conflict: 3,
  Locked: 4,
  WrongPassphrase: 4,
  NotAllowed: 4,
  Corrupt: 5,
  DbFromFuture: 5,
  DiskFull: 6,
  NoPermission: 6,
  Unavailable: 1,
  Cancelled: 1,
  NotBuilt: 2,
  Internal: 1,
}

export function toFailure(error: unknown): Failure {
  if (error instanceof WardlightError) return error.failure
  return { kind: 'Internal', message: error instanceof Error ? error.message : String(error) }
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }
