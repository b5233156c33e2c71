/** What goes between the client and the store's threads. Errors cross as failures, never as exceptions. */

import type { MessagePort } from 'node:worker_threads'
import type { Result } from '#app/contract/errors.ts'
import type { ApartCopy } from '#app/ports/store.ts'
import type { Head } from './queries/audit.ts'

/** `writer` holds the one writing connection; `reader` reads beside it; `checker` lives for one long check or copy. */
export type Mode = 'writer' | 'reader' | 'checker'

export type WorkerInput = Readonly<{ file: string; key: Uint8Array; mode: Mode; create: boolean }>

/** `kind` is what the thread does with it; `name` a key of StoreReads or StoreWrites. */
export type Request =
  | Readonly<{ kind: 'read' | 'write'; id: number; name: string; input: unknown }>
  | Readonly<{ kind: 'copy'; id: number; file: string; apart: ApartCopy | null }>
  | Readonly<{ kind: 'connect'; port: MessagePort }>
  | Readonly<{ kind: 'close'; id: number }>

export type Call = Extract<Request, { id: number }>

export type Reply =
  | Readonly<{ kind: 'ready'; result: Result<null> }>
  | Readonly<{ kind: 'reply'; id: number; result: Result<unknown>; head: Head | null; ms: number }>
  /** A write that came through a connected port moved the head of the audit log. */
  | Readonly<{ kind: 'head'; head: Head }>
