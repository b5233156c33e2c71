/** Runs what is in a folder in a process of its own, so that a hostile graph can neither hang nor end the program. */
import { type ChildProcess, spawn } from 'node:child_process'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import type { PackRefusalCode } from '#app/contract/pack.ts'

export type TrialQuestion = Readonly<{ dir: string; limitMs: number }>
export type TrialOutcome = Readonly<{ ok: true }> | Readonly<{ ok: false; code: PackRefusalCode; reason: string }>

/** Loading the runtime, the graph, and running the golden rows; milliseconds for an honest model. */
const LIMIT_MS = 20_000
/** Starting the process, on a busy machine. */
const START_MS = 20_000

export type Trial = Readonly<{
  /** @param dir folder with a registry.json of one model and its folder; one question at a time */
  check(dir: string, limitMs?: number): Promise<TrialOutcome>
  close(): void
}>

/** The program itself, asked for the command of the trial. The installed program takes commands directly; otherwise Node runs the command line. */
function command(): readonly string[] {
  const asked = ['models', 'try']
  if (process.versions.electron) return asked
  const source = import.meta.url.endsWith('.ts')
  return [
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL(source ? '../cli/index.ts' : './cli.js', import.meta.url)),
    ...asked,
  ]
}

/** Talks by messages: the installed program has no standard input on Windows. */
function start(): ChildProcess {
  const { WARDLIGHT_PASSPHRASE: _secret, ...env } = process.env
  return spawn(process.execPath, command(), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env, cwd: os.tmpdir(), windowsHide: true })
}

function answerFrom(child: ChildProcess, question: TrialQuestion): Promise<TrialOutcome> {
  const ms = question.limitMs + START_MS
  return new Promise((resolve) => {
    const finish = (outcome: TrialOutcome) => {
      clearTimeout(timer)
      child.removeAllListeners()
      child.on('error', () => undefined)
      resolve(outcome)
    }
    const ended = () => finish({ ok: false, code: 'crash', reason: 'the process that runs its graph ended unexpectedly' })
    const timer = setTimeout(() => finish({ ok: false, code: 'too-slow', reason: `running the graph takes more than ${ms / 1000} s` }), ms)
    child.once('message', (outcome: TrialOutcome) => finish(outcome))
    child.once('error', ended)
    child.once('exit', ended)
    child.send(question, (error) => error && ended())
  })
}

export function openTrial(): Trial {
  let child: ChildProcess | null = null
  const stop = () => {
    child?.kill('SIGKILL')
    child = null
  }
  return {
    async check(dir, limitMs = LIMIT_MS) {
      child ??= start()
      const outcome = await answerFrom(child, { dir, limitMs })
      if (!outcome.ok && ['crash', 'too-slow', 'too-much-memory'].includes(outcome.code)) stop()
      return outcome
    },
    close: stop,
  }
}
