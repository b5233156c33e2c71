/** Locked or unlocked: the one place that holds the key, and everything that lives only while it is held. */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { DowntimeMark } from '#app/contract/downtime.ts'
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import type { PushEvent } from '#app/contract/events.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { SessionStatus, UserInfo } from '#app/contract/session.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import type { Actor } from '#app/ports/store.ts'
import { type OpenStore, openStore } from './db/client.ts'
import { createScoreQueue, type ScoreQueue } from './inference/queue.ts'
import { siteScorer } from './inference/recalibrated.ts'
import type { Intake } from './intake/api.ts'
import { createIntake } from './intake/jobs.ts'
import { createTables, type Tables } from './intake/tables.ts'
import { createWatch, type Watch } from './intake/watch.ts'
import { DOWNTIME_USER, downtimeMark, readOnlyStore, unpackDowntimeCopy } from './operations/downtime.ts'
import { type Anchor, createAnchor } from './security/anchor.ts'
import { makePrivateFolder } from './security/atomic-file.ts'
import { DOWNTIME_FOLDER, STORE_FILE, VAULT_COPY_FILE, VAULT_FILE } from './security/data-folder.ts'
import { holdDataFolder } from './security/hold.ts'
import { createIdleLock, type IdleLock } from './security/lock.ts'
import { createVault, recoverVault, unlockVault, unlockWaitSeconds, vaultStatus } from './security/vault.ts'
import { DEFAULT_SETTINGS, readSettings } from './settings.ts'
import type { AnchorState } from './verify.ts'

/** What exists only while the vault is open. */
export type Unlocked = Readonly<{
  user: UserInfo
  key: Uint8Array
  store: OpenStore
  anchor: Anchor
  intake: Intake
  /** Tables that wait for a person: preview and confirmation of their mapping. */
  tables: Tables
  watch: Watch
  queue: ScoreQueue
  actor: () => Actor
  /** What stood in the anchor's place when the store was opened, before anything was written. */
  anchorAtOpen: AnchorState
  /** Set where this is a copy of another moment, in which nothing can be changed. */
  downtime: DowntimeMark | null
}>

type LockCause = Extract<PushEvent, { type: 'session.locked' }>['because']

export interface Session {
  status(): Promise<SessionStatus>
  current(): Unlocked | null
  create(user: string, passphrase: string): Promise<string>
  unlock(user: string, passphrase: string): Promise<void>
  recover(user: string, recoveryKey: string, passphrase: string): Promise<void>
  /** Opens a downtime copy in place of this machine's store, until it is locked. */
  openDowntime(file: string, passphrase: string): Promise<void>
  lock(because: LockCause): Promise<void>
  activity(): void
  setIdleMinutes(minutes: number): void
}

type Options = Readonly<{
  dataDir: string
  scorer: Scorer
  now: () => number
  push: (event: PushEvent) => void
  /** False in the headless program, where a command ends by itself: nothing locks when idle, and no folder is watched. */
  window: boolean
}>

type Held = Unlocked & Readonly<{ release: () => void }>
type Opening = Readonly<{ dir: string; key: Uint8Array; user: UserInfo; release: () => void; create: boolean }>

const iso = (ms: number) => new Date(ms).toISOString()

/** @param create only a new vault may make a new store: one that is gone must be noticed, never replaced by an empty one */
async function assemble(options: Options, { dir, key, user, release, create }: Opening): Promise<Held> {
  const anchor = createAnchor(dir, key)
  const found = anchor.read()
  const opened = await openStore({ file: path.join(dir, STORE_FILE), key, create, onHead: (head) => anchor.note(head) })
  const downtime = await downtimeMark(opened)
  const store = downtime ? readOnlyStore(opened) : opened
  const actor = (): Actor => ({ user: user.name, at: iso(options.now()) })
  const onChanged = (patients: readonly PatientId[]) => announce(options.push, patients)
  const queue = createScoreQueue({
    store,
    scorer: siteScorer(options.scorer, store),
    actor,
    now: options.now,
    onChanged,
  })
  const intake = createIntake({
    store,
    connectStore: () => store.connect(),
    actor,
    onChange: (job) => options.push({ type: 'intake.changed', job }),
    onTouched: (patients) => queue.add(patients),
    onChecked: onChanged,
    onEnd: () => options.push({ type: 'review.changed' }),
  })
  const tables = createTables({ store, actor, intake })
  const watch = createWatch({
    store,
    actor,
    start: (paths, source) => intake.start(paths, source),
    job: (id) => intake.job(id),
    now: options.now,
    onChange: () => options.push({ type: 'review.changed' }),
  })
  if (options.window && !downtime) {
    await intake.remember()
    await watch.open()
  }
  const { seq } = await store.read('auditHead', {})
  return { user, key, store, anchor, intake, tables, watch, queue, actor, release, anchorAtOpen: stateOf(found, seq), downtime }
}

/** A log that has entries has an anchor; one that is gone or was changed means that somebody was here from outside. */
function stateOf(found: ReturnType<Anchor['read']>, entries: number): AnchorState {
  if (found === 'tampered') return 'changed'
  return found === null && entries > 0 ? 'missing' : 'whole'
}

/** Every patient by id: whoever's chart is open must not stand on old scores. A scoring batch is small. */
function announce(push: Options['push'], patients: readonly PatientId[]): void {
  for (const patient of patients) push({ type: 'chart.changed', patient })
  push({ type: 'worklist.changed' })
}

/** Written into the log itself, so that it is known for ever and not only until the anchor is made anew. */
const withAnchor = (detail: string, state: AnchorState) => (state === 'whole' ? detail : `${detail}; the anchor of this log was ${state}`)

/** Where a downtime copy lies, encrypted, while it is read. */
const downtimeFolder = (dataDir: string) => path.join(dataDir, DOWNTIME_FOLDER)

async function removeVault(dataDir: string): Promise<void> {
  await Promise.all([VAULT_FILE, VAULT_COPY_FILE].map((name) => rm(path.join(dataDir, name), { force: true })))
}

/** Whatever fails on the way (a full disk, a dead thread), the store is closed, the key wiped and the folder let go. */
async function dismantle(held: Held): Promise<void> {
  try {
    held.watch.close()
    await held.intake.close()
    await held.queue.close()
    await held.anchor.flush()
  } finally {
    try {
      await held.store.close()
    } finally {
      held.key.fill(0)
      held.release()
    }
  }
}

export function createSession(options: Options): Session {
  let held: Held | null = null
  let busy: Promise<unknown> = Promise.resolve()
  let idle: IdleLock | null = null

  /** One change of state at a time: a lock during an unlock waits for it. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = busy.then(work, work)
    busy = next.catch(() => undefined)
    return next
  }

  const enter = async (open: () => Promise<{ key: Uint8Array; user: UserInfo }>, detail: string, create = false, dir = options.dataDir) => {
    if (held) throw new WardlightError('Conflict', 'Wardlight is unlocked already.')
    const release = holdDataFolder(dir)
    try {
      const { key, user } = await open()
      held = await assemble(options, { dir, key, user, release, create })
      await held.store.write('appendAudit', {
        actor: held.actor(),
        action: 'session',
        patient: null,
        detail: withAnchor(detail, held.anchorAtOpen),
      })
      if (options.window)
        idle = createIdleLock({
          minutes: (await readSettings(held.store)).idleMinutes,
          onLock: () => void session.lock('idle'),
          now: options.now,
        })
    } catch (error) {
      if (held) await dismantle(held)
      else release()
      held = null
      throw error
    }
  }

  const session: Session = {
    current: () => held,
    status: () => statusOf(options.dataDir, held),
    create: (user, passphrase) =>
      inTurn(async () => {
        let recoveryKey: string | null = null
        const make = async () => {
          const made = await createVault(options.dataDir, { user, passphrase, roles: ['clinician', 'admin'] })
          recoveryKey = made.recoveryKey
          return made
        }
        try {
          await enter(make, 'vault created, unlocked', true)
        } catch (error) {
          // A vault whose recovery key nobody has seen must not stay behind.
          if (recoveryKey !== null) await removeVault(options.dataDir)
          throw error
        }
        return recoveryKey ?? ''
      }),
    unlock: (user, passphrase) => inTurn(() => enter(() => unlockVault(options.dataDir, { user, passphrase }), 'unlocked')),
    recover: (user, recoveryKey, passphrase) =>
      inTurn(() =>
        enter(() => recoverVault(options.dataDir, { user, recoveryKey, passphrase }), 'unlocked with the recovery key, passphrase changed'),
      ),
    openDowntime: (file, passphrase) =>
      inTurn(async () => {
        if (held) throw new WardlightError('Conflict', 'Wardlight is unlocked already.', { next: 'Lock it first.' })
        const dir = downtimeFolder(options.dataDir)
        await makePrivateFolder(options.dataDir)
        await unpackDowntimeCopy(file, dir)
        try {
          await enter(() => unlockVault(dir, { user: DOWNTIME_USER, passphrase }), 'downtime copy opened', false, dir)
        } catch (error) {
          await rm(dir, { recursive: true, force: true })
          throw error
        }
      }),
    lock: (because) =>
      inTurn(async () => {
        if (!held) return
        const closing = held
        held = null
        idle?.stop()
        options.push({ type: 'session.locked', because })
        await closing.store
          .write('appendAudit', { actor: closing.actor(), action: 'session', patient: null, detail: `locked: ${because}` })
          .catch(() => undefined)
        await dismantle(closing)
        await rm(downtimeFolder(options.dataDir), { recursive: true, force: true })
      }),
    activity: () => idle?.activity(),
    setIdleMinutes: (minutes) => idle?.setMinutes(minutes),
  }
  return session
}

async function statusOf(dataDir: string, held: Held | null): Promise<SessionStatus> {
  const vault = await vaultStatus(dataDir)
  const waits = held ? [] : await Promise.all(vault.users.map((user) => unlockWaitSeconds(dataDir, user)))
  const base = { users: [...vault.users], waitSeconds: Math.max(0, ...waits), downtime: held?.downtime ?? null, failure: null }
  if (held) {
    const [settings, summary] = await Promise.all([readSettings(held.store), held.store.read('summary', {})])
    return { ...base, state: 'unlocked', user: held.user, idleMinutes: settings.idleMinutes, patients: summary.patients }
  }
  const locked = { ...base, user: null, idleMinutes: DEFAULT_SETTINGS.idleMinutes, patients: null }
  if (vault.state === 'new') return { ...locked, state: 'new' }
  if (vault.state === 'ready') return { ...locked, state: 'locked' }
  const failure = toFailure(
    new WardlightError('Corrupt', 'The vault file of this data folder cannot be read.', {
      next: 'Restore the newest backup into an empty folder.',
    }),
  )
  return { ...locked, state: 'damaged', failure: { kind: failure.kind, message: failure.message, next: failure.next ?? null } }
}
