/** init, import, verify, backup, restore: the store from the command line. */
import path from 'node:path'
import { EXIT_CODE, toFailure, WardlightError } from '#app/contract/errors.ts'
import type { VerifyReport } from '#app/contract/operations.ts'
import type { Capability } from '#app/contract/session.ts'
import { mayDo } from '#app/contract/session.ts'
import { backup, restore } from '../../operations/backup.ts'
import type { Unlocked } from '../../session.ts'
import { verifyStore } from '../../verify.ts'
import { type Arguments, UsageError } from '../arguments.ts'
import { dataFolder, sessionFor, withStore } from '../open.ts'
import { printJson, say } from '../output.ts'
import { readPassphrase } from '../passphrase.ts'
import { scorerWhenAsked } from '../scorer.ts'

/** The same rights as in the window. */
export function require(unlocked: Unlocked, capability: Capability): void {
  if (mayDo(unlocked.user.roles, capability)) return
  throw new WardlightError('NotAllowed', `${unlocked.user.name} may not do this.`, { next: 'Use --user with a user whose role allows it.' })
}

const DEFAULT_USER = 'owner'

export async function init(args: Arguments): Promise<number> {
  const data = dataFolder(args)
  const user = args.text('user') ?? DEFAULT_USER
  const passphrase = await readPassphrase(args)
  const scorer = scorerWhenAsked()
  const session = sessionFor(data, scorer)
  try {
    const recoveryKey = await session.create(user, passphrase)
    await printJson({ data, user, recoveryKey })
    say('Write the recovery key down and keep it apart from this machine. It is not shown again.')
    return 0
  } finally {
    await session.lock('button')
    await scorer.close()
  }
}

const PROGRESS_EVERY_MS = 500

/** A line of progress that rewrites itself, on a terminal only. */
function progressLine(): (text: string) => void {
  let last = 0
  return (text) => {
    if (!process.stderr.isTTY || Date.now() - last < PROGRESS_EVERY_MS) return
    last = Date.now()
    process.stderr.write(`\r\u001b[K${text}`)
  }
}

export async function importFiles(args: Arguments): Promise<number> {
  if (args.positionals.length === 0) throw new UsageError('import needs at least one file, folder, or - for standard input')
  return withStore(args, async ({ unlocked, scorer }) => {
    require(unlocked, 'import')
    // Read while the files are: they are asked when the last one is stored.
    void scorer.list().catch(() => undefined)
    const show = progressLine()
    const paths = args.positionals.map((given) => (given === '-' ? given : path.resolve(given)))
    const {
      job,
      report: first,
      nothingRead,
    } = await unlocked.intake.importPaths(paths, {
      synthetic: args.flag('synthetic'),
      source: args.text('source'),
      onProgress: (job) => show(`${job.filesDone}/${job.filesTotal} files, ${job.resources} resources`),
    })
    await unlocked.intake.checked()
    await unlocked.queue.idle()
    const report = unlocked.intake.job(job)?.report ?? first
    await printJson(report)
    for (const { file, kind } of report.waiting ?? []) say(`${file} waits for a decision (${kind}): wardlight review`)
    const failure = unlocked.queue.lastFailure()
    if (failure !== null) say(`Imported, but not everybody could be scored: ${failure} Score them with: wardlight score --all`)
    return nothingRead ? 3 : 0
  })
}

/** A store too damaged to open is still reported on: standard output has one document whatever was found. */
function damaged(error: unknown): VerifyReport | null {
  const { kind, message } = toFailure(error)
  if (kind !== 'Corrupt') return null
  const unread = 'not read: the store could not be opened'
  return {
    database: { ok: false, message },
    auditChain: { ok: false, entries: 0, brokenAt: null, message: unread },
    projections: { ok: false, message: unread },
  }
}

export async function verify(args: Arguments): Promise<number> {
  try {
    return await withStore(args, async ({ unlocked }) => {
      require(unlocked, 'audit')
      const report = await verifyStore(unlocked)
      await printJson(report)
      return report.database.ok && report.auditChain.ok && report.projections.ok ? 0 : EXIT_CODE.Corrupt
    })
  } catch (error) {
    const report = damaged(error)
    if (!report) throw error
    await printJson(report)
    throw error
  }
}

export async function backupStore(args: Arguments): Promise<number> {
  const [target] = args.positionals
  if (target === undefined) throw new UsageError('backup needs a file to write')
  return withStore(args, async ({ unlocked, dataDir }) => {
    require(unlocked, 'backup')
    await unlocked.anchor.flush()
    const made = await backup({ store: unlocked.store, dataDir, file: path.resolve(target) })
    await unlocked.store.write('appendAudit', {
      actor: unlocked.actor(),
      action: 'backup',
      patient: null,
      detail: `backup written and checked, ${made.bytes} bytes`,
    })
    await printJson(made)
    return 0
  })
}

export async function restoreStore(args: Arguments): Promise<number> {
  const [source] = args.positionals
  if (source === undefined) throw new UsageError('restore needs the backup file')
  await printJson(await restore({ file: path.resolve(source), dataDir: dataFolder(args) }))
  return 0
}
