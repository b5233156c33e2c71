/**
 * The process in which a graph that nobody has run yet is run for the first time, by the loader that will load it later. Its main
 * thread only watches: a graph that hangs or eats memory is native code that no thread can stop, but a process can end itself.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ModelInfo } from '#app/contract/risk.ts'
import type { ScoreRequest } from '#app/ports/scorer.ts'
import { GoldenRow, Manifest, Registry } from '#app/risk/manifest.ts'
import { type Line, openLine } from '../inference/worker-line.ts'
import { workerUrl } from '../worker-url.ts'
import type { TrialOutcome, TrialQuestion } from './trial.ts'

const WATCH_EVERY_MS = 20
const MORE_MEMORY = 768 * 1024 * 1024
/** As many rows as the scorer puts into one message. */
const PIECE = 64
/** A quarter of what the scorer waits for one message. */
const PIECE_LIMIT_MS = 500

const refused = (code: 'graph' | 'golden' | 'too-slow' | 'too-much-memory', reason: string): TrialOutcome => ({ ok: false, code, reason })

/** Resolves only where a limit is passed. */
function watch(limitMs: number): Readonly<{ passed: Promise<TrialOutcome>; stop: () => void }> {
  const [begun, before] = [performance.now(), process.memoryUsage.rss()]
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<TrialOutcome>((resolve) => {
    timer = setInterval(() => {
      if (process.memoryUsage.rss() - before > MORE_MEMORY)
        resolve(refused('too-much-memory', 'running the graph takes more than 768 MB of memory'))
      if (performance.now() - begun > limitMs)
        resolve(refused('too-slow', `loading the graph and its golden rows takes more than ${limitMs / 1000} s`))
    }, WATCH_EVERY_MS)
  })
  return { passed, stop: () => clearInterval(timer) }
}

function featuresOf({ inputs }: Manifest, { x }: GoldenRow): Record<string, string | number> {
  const features: Record<string, string | number> = {}
  for (const [i, { name, choices }] of inputs.entries()) {
    const value = x[i]
    if (typeof value === 'number') features[name] = Object.entries(choices ?? {}).find(([, number]) => number === value)?.[0] ?? value
  }
  return features
}

/** Golden rows as the scorer would ask them, over and over until a message is full. */
async function piece(dir: string): Promise<readonly ScoreRequest[]> {
  const { models } = Registry.parse(JSON.parse(await readFile(path.join(dir, 'registry.json'), 'utf8')))
  const folder = path.join(dir, path.basename(models[0]?.folder ?? ''))
  const manifest = Manifest.parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')))
  const rows = (await readFile(path.join(folder, 'golden.jsonl'), 'utf8')).trim().split('\n').slice(0, PIECE)
  const features = rows.map((row) => featuresOf(manifest, GoldenRow.parse(JSON.parse(row))))
  return Array.from({ length: PIECE }, (_, i) => ({
    model: manifest.id,
    atMs: null,
    facts: null,
    features: features[i % features.length] ?? {},
  }))
}

async function run(line: Line, dir: string, limitMs: number): Promise<TrialOutcome> {
  const models: readonly ModelInfo[] = await line.ask('list', null, limitMs)
  const [info] = models
  if (info?.status !== 'available')
    return refused(info?.reason?.startsWith('golden') ? 'golden' : 'graph', info?.reason ?? 'no model was found')
  const requests = await piece(dir)
  let fastest = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const begun = performance.now()
    const answers = (await line.ask('scoreMany', requests, limitMs)).flat()
    fastest = Math.min(fastest, performance.now() - begun)
    const failed = answers.find(({ status }) => status === 'unavailable')
    if (failed) return refused('graph', `scoring a golden row fails: ${failed.reason}`)
  }
  if (fastest > PIECE_LIMIT_MS)
    return refused('too-slow', `${PIECE} scores take ${Math.round(fastest)} ms, and ${PIECE_LIMIT_MS} are allowed`)
  return { ok: true }
}

/** @param done false where the worker may hold native code that does not end: this process must then end */
async function outcomeOf({ dir, limitMs }: TrialQuestion): Promise<Readonly<{ outcome: TrialOutcome; done: boolean }>> {
  const line = openLine(workerUrl('inference'), { modelsDir: dir })
  const watched = watch(limitMs)
  const ran = run(line, dir, limitMs * 2).catch((error: unknown) =>
    refused('graph', error instanceof Error ? error.message.slice(0, 200) : 'it fails'),
  )
  const outcome = await Promise.race([ran, watched.passed])
  watched.stop()
  const done = outcome.ok || !['too-slow', 'too-much-memory'].includes(outcome.code)
  if (done) await line.close()
  return { outcome, done }
}

/** Answers each message of the parent with an outcome, one after the other, until the parent goes away. */
export function runTrials(): Promise<void> {
  const tell = (outcome: TrialOutcome) => new Promise((resolve) => process.send?.(outcome, resolve))
  async function answer(question: TrialQuestion): Promise<void> {
    const { outcome, done } = await outcomeOf(question)
    await tell(outcome)
    if (!done) process.kill(process.pid, 'SIGKILL')
  }
  return new Promise((resolve) => {
    if (!process.connected) resolve()
    process.on('message', (question: TrialQuestion) => void answer(question))
    process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  })
}
