/** What the handlers are given: the parts of the program, put together in main/index.ts and main/cli. */
import type { CallName } from '#app/contract/calls.ts'
import type { PushEvent } from '#app/contract/events.ts'
import type { AboutInfo } from '#app/contract/operations.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import type { Session, Unlocked } from './session.ts'

/** Dialogs of the window; absent in the headless program. */
export type Dialogs = Readonly<{
  pick(kind: 'files' | 'folder'): Promise<readonly string[]>
  save(defaultName: string): Promise<string | null>
  /** Whether a person picked this path in a dialog of this run: a page cannot make the program read any other file. */
  picked(path: string): boolean
}>

/** Prints what the page shows for print; absent in the headless program. */
export type Printer = Readonly<{
  toPdf(): Promise<Uint8Array>
  /** false when the person cancels. */
  toPaper(): Promise<boolean>
}>

export type ShellInfo = AboutInfo['shell']

export type Context = Readonly<{
  session: Session
  scorer: Scorer
  dialogs: Dialogs
  printer?: Printer
  shell: ShellInfo
  dataDir: string
  now: () => number
  push: (event: PushEvent) => void
}>

/** A handler of a call that needs an unlocked store is given it; `unlocked` is null only for calls that anyone may make. */
export type HandlerContext<K extends CallName = CallName> = Context & Readonly<{ call: K; unlocked: Unlocked | null; open: () => Unlocked }>
