/** Health, models, the log, backups and users. */
import { create } from 'zustand'
import type { CallOutput } from '#app/contract/calls.ts'
import type { Result } from '#app/contract/errors.ts'
import type { KnowledgeState } from '#app/contract/knowledge-pack.ts'
import type { AuditEntry, DoctorCheck, VerifyReport } from '#app/contract/operations.ts'
import type { ModelInfo } from '#app/contract/risk.ts'
import type { Role, UserInfo } from '#app/contract/session.ts'
import type { ModelWatch } from '#app/contract/watch.ts'
import { call } from '../bridge/client.ts'
import { toastFailure } from '../ui/announce.tsx'
import { era, onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'

type OperationsState = Readonly<{
  doctor: Remote<DoctorCheck[]>
  models: Remote<ModelInfo[]>
  /** Of the model looked at last. */
  watch: Remote<ModelWatch>
  audit: Remote<AuditEntry[]>
  /** The log has no older entries than those shown. */
  auditEnd: boolean
  verify: Remote<VerifyReport>
  backup: Remote<CallOutput<'operations.backup'>>
  users: Remote<UserInfo[]>
  knowledge: Remote<KnowledgeState>
}>

const empty = (): OperationsState => ({
  doctor: idle(),
  models: idle(),
  watch: idle(),
  audit: idle(),
  auditEnd: false,
  verify: idle(),
  backup: idle(),
  users: idle(),
  knowledge: idle(),
})

export const useOperations = create<OperationsState>(empty)

type Part = Exclude<keyof OperationsState, 'auditEnd'>
type ValueOf<P extends Part> = NonNullable<OperationsState[P]['value']>

/** Marks a part as loading, fetches it, and keeps its old value when that fails. */
async function fetchInto<P extends Part>(part: P, fetched: () => Promise<Result<ValueOf<P>>>): Promise<Result<ValueOf<P>>> {
  useOperations.setState((state) => ({ [part]: loading(state[part] as Remote<ValueOf<P>>) }))
  const asked = era()
  const result = await fetched()
  if (asked === era()) useOperations.setState((state) => ({ [part]: settled(state[part] as Remote<ValueOf<P>>, result) }))
  return result
}

export const loadDoctor = () => fetchInto('doctor', () => call('operations.doctor', {}))
export const loadModels = () => fetchInto('models', () => call('models.list', {}))
export const loadWatch = (model: string) => fetchInto('watch', () => call('models.watch', { model }))
/** As it was shown; everybody is scored again by it. */
export const recalibrate = (model: string, intercept: number, slope: number) =>
  decided(() => call('models.recalibrate', { model, intercept, slope }))
export const withdrawRecalibration = (model: string) => decided(() => call('models.withdraw', { model }))

async function decided(ask: () => Promise<Result<ModelWatch>>): Promise<void> {
  const result = await ask()
  if (result.ok) useOperations.setState(({ watch }) => ({ watch: settled(watch, result) }))
  else toastFailure(result.error)
}

/** The settings follow by the push of `settings.changed`. */
export async function switchModel(model: string, on: boolean): Promise<void> {
  const result = await call('models.switch', { model, on })
  if (!result.ok) toastFailure(result.error)
}

export const loadUsers = () => fetchInto('users', () => call('users.list', {}))
export const loadKnowledge = () => fetchInto('knowledge', () => call('knowledge.state', {}))

/** What is in use is read again whatever came of it. @returns whether it was done: false where the person cancelled */
export async function changeKnowledge(
  change: 'site' | 'restore' | 'install' | 'rollback',
  fingerprint: string | null = null,
): Promise<Result<boolean>> {
  const result = await asked(change, fingerprint)
  void loadKnowledge()
  return result
}

async function asked(change: 'site' | 'restore' | 'install' | 'rollback', fingerprint: string | null): Promise<Result<boolean>> {
  const done = <T>(result: Result<T>, isDone: (value: T) => boolean): Result<boolean> =>
    result.ok ? { ok: true, value: isDone(result.value) } : result
  if (change === 'site') return done(await call('knowledge.site', {}), ({ taken }) => taken)
  if (change === 'install') return done(await call('knowledge.install', { fingerprint }), ({ version }) => version !== null)
  if (change === 'restore') return done(await call('knowledge.restore', {}), () => true)
  return done(await call('knowledge.rollback', {}), () => true)
}

export const runVerify = () => fetchInto('verify', () => call('operations.verify', {}))
export const runBackup = () => fetchInto('backup', () => call('operations.backup', { path: null }))

const AUDIT_PAGE = 100

export async function loadAudit(): Promise<void> {
  const result = await fetchInto('audit', () => call('audit.list', { before: null, limit: AUDIT_PAGE }))
  if (result.ok) useOperations.setState({ auditEnd: result.value.length < AUDIT_PAGE })
}

export async function loadOlderAudit(): Promise<void> {
  const shown = useOperations.getState().audit.value ?? []
  const result = await fetchInto('audit', async () => {
    const older = await call('audit.list', { before: shown.at(-1)?.seq ?? null, limit: AUDIT_PAGE })
    return older.ok ? { ok: true, value: [...shown, ...older.value] } : older
  })
  if (result.ok) useOperations.setState({ auditEnd: result.value.length - shown.length < AUDIT_PAGE })
}

/** @returns the failure, or null when the user was added. */
export async function addUser(user: string, passphrase: string, roles: Role[]) {
  const result = await call('users.add', { user, passphrase, roles })
  if (!result.ok) return result.error
  useOperations.setState(({ users }) => ({ users: settled(users, result) }))
  return null
}

onForget(() => useOperations.setState(empty()))
