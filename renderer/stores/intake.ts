/** Imports: files picked or dropped, the jobs they became, and their reports. */
import { create } from 'zustand'
import type { Failure, Result } from '#app/contract/errors.ts'
import type { JobId } from '#app/contract/ids.ts'
import type { IntakeJob } from '#app/contract/intake.ts'
import { call, onPush } from '../bridge/client.ts'
import { text } from '../i18n/en.ts'
import { era, onForget } from './forget.ts'
import { useSession } from './session.ts'
import { base64Of, pieces } from './upload.ts'

type Uploading = Readonly<{ file: string; done: number; total: number; bytesDone: number; bytesTotal: number }>
type IntakeState = Readonly<{
  jobs: readonly IntakeJob[]
  loaded: boolean
  shown: JobId | null
  uploading: Uploading | null
  failure: Failure | null
}>

const EMPTY: IntakeState = { jobs: [], loaded: false, shown: null, uploading: null, failure: null }

export const useIntake = create<IntakeState>(() => EMPTY)

/** Grows when an upload must stop: a cancel or a lock. */
let turn = 0

export async function loadJobs(): Promise<void> {
  const asked = era()
  const result = await call('intake.jobs', {})
  if (asked !== era()) return
  if (!result.ok) return useIntake.setState({ failure: result.error })
  useIntake.setState(({ shown }) => ({ jobs: result.value, loaded: true, shown: shown ?? result.value.at(-1)?.id ?? null }))
}

function take(result: Result<IntakeJob>, show: boolean): boolean {
  if (!result.ok) {
    useIntake.setState({ failure: result.error })
    return false
  }
  const job = result.value
  useIntake.setState(({ jobs, shown }) => ({
    jobs: jobs.some((other) => other.id === job.id) ? jobs.map((other) => (other.id === job.id ? job : other)) : [...jobs, job],
    shown: show ? job.id : shown,
    ...(show ? { failure: null } : {}),
  }))
  return true
}

export async function pick(kind: 'files' | 'folder'): Promise<void> {
  const picked = await call('intake.pick', { kind })
  if (!picked.ok) return useIntake.setState({ failure: picked.error })
  if (picked.value.paths.length > 0) take(await call('intake.start', { paths: picked.value.paths }), true)
}

export const loadDemo = async (): Promise<boolean> => take(await call('intake.demo', {}), true)
/** A job that another part of the intake started: it is the one shown. */
export const takeJob = (job: IntakeJob): void => void take({ ok: true, value: job }, true)
export const pauseJob = async (job: JobId): Promise<boolean> => take(await call('intake.pause', { job }), false)
export const resumeJob = async (job: JobId): Promise<boolean> => take(await call('intake.resume', { job }), false)
export const cancelJob = async (job: JobId): Promise<boolean> => take(await call('intake.cancel', { job }), false)
export const showJob = (job: JobId): void => useIntake.setState({ shown: job })
export const stopUpload = (): void => {
  turn += 1
  useIntake.setState({ uploading: null })
}

/** Sends dropped files piece by piece, then starts one job with all of them. A file that fails stops the whole: nothing is imported by half. */
export async function upload(files: readonly File[]): Promise<void> {
  if (files.length === 0) return
  const mine = ++turn
  const bytesTotal = files.reduce((sum, file) => sum + file.size, 0)
  const handles: string[] = []
  let bytesDone = 0
  for (const [index, file] of files.entries()) {
    const progress = (done: number) => {
      bytesDone += done
      if (mine === turn)
        useIntake.setState({ uploading: { file: file.name, done: index + 1, total: files.length, bytesDone, bytesTotal }, failure: null })
    }
    const handle = await send(file, progress, () => mine === turn)
    if (mine !== turn) return
    if (!handle.ok) return useIntake.setState({ uploading: null, failure: handle.error })
    handles.push(handle.value)
  }
  useIntake.setState({ uploading: null })
  take(await call('intake.upload.start', { uploads: handles }), true)
}

async function send(file: File, progress: (bytes: number) => void, wanted: () => boolean): Promise<Result<string>> {
  progress(0)
  const opened = await call('intake.upload.open', { name: file.name, size: file.size })
  if (!opened.ok) return opened
  for (const piece of pieces(file)) {
    if (!wanted()) break
    const base64 = await base64Of(piece).catch(() => null)
    if (base64 === null) return { ok: false, error: { kind: 'BadInput', message: text.intake.uploadFailed(file.name) } }
    const sent = await call('intake.upload.chunk', { upload: opened.value.upload, base64 })
    if (!sent.ok) return sent
    progress(piece.size)
  }
  return { ok: true, value: opened.value.upload }
}

/** @returns a function that stops */
export const watchIntake = (): (() => void) =>
  onPush((event) => {
    if (event.type === 'intake.changed' && useSession.getState().status?.state === 'unlocked') void refreshJob(event.job)
  })

async function refreshJob(job: JobId): Promise<void> {
  const asked = era()
  const result = await call('intake.job', { job })
  if (asked === era()) take(result, false)
}

onForget(() => {
  turn += 1
  useIntake.setState(EMPTY)
})
