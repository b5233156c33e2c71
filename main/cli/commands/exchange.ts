/** export, receive: what leaves the store, and patient bundles from another laptop. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import { ExportKind } from '#app/contract/exchange.ts'
import { type PatientId, patientId } from '#app/contract/ids.ts'
import { Passphrase } from '#app/contract/session.ts'
import { some } from '../../exchange/audit.ts'
import { type ExportTarget, exportStore } from '../../exchange/export.ts'
import { ingestInto } from '../../exchange/ingest.ts'
import { streamSink } from '../../exchange/sink.ts'
import { receiveTransfer } from '../../exchange/transfer.ts'
import { type Arguments, UsageError } from '../arguments.ts'
import { withStore } from '../open.ts'
import { printJson, say } from '../output.ts'
import { require } from './store.ts'

const STDOUT = '-'

function kindOf(args: Arguments): ExportKind {
  const kind = ExportKind.safeParse(args.text('kind'))
  if (kind.success) return kind.data
  throw new UsageError(`export needs --kind, one of: ${ExportKind.options.join(', ')}`)
}

/** `--patient a --patient b` and `--patient a b` are the same. */
function patientsOf(args: Arguments): PatientId[] | null {
  const named = args.texts('patient')
  if (named.length === 0 && args.positionals.length > 0) throw new UsageError('export takes patients after --patient only')
  const all = [...named, ...args.positionals].map(patientId)
  return all.length > 0 ? all : null
}

function transferPassphrase(args: Arguments): string | null {
  const file = args.text('transfer-passphrase-file')
  return file === null ? null : readFileSync(file, 'utf8').replace(/\r?\n$/, '')
}

const noPassphrase = () =>
  new WardlightError('WrongPassphrase', 'No passphrase for the transfer file was given.', { next: 'Use --transfer-passphrase-file FILE.' })

/** A file for another laptop is only as safe as its passphrase: at least as long as one that opens the store. */
function newPassphrase(args: Arguments): string {
  const text = transferPassphrase(args)
  if (text === null) throw noPassphrase()
  const parsed = Passphrase.safeParse(text)
  if (parsed.success) return parsed.data
  throw new WardlightError('BadInput', `The passphrase of the transfer file is too short: ${parsed.error.issues[0]?.message ?? ''}.`)
}

function targetOf(args: Arguments, kind: ExportKind): ExportTarget {
  const out = args.text('out') ?? STDOUT
  if (kind === 'transfer' && args.text('out') === null) throw new UsageError('a transfer file needs --out FILE')
  const split = args.flag('split')
  if (split && (out === STDOUT || kind !== 'fhir-ndjson')) throw new UsageError('--split needs --kind fhir-ndjson and --out FOLDER')
  if (split) return { folder: path.resolve(out) }
  return out === STDOUT ? { sink: streamSink(process.stdout), name: STDOUT } : { file: path.resolve(out), replace: false }
}

export async function exportFromStore(args: Arguments): Promise<number> {
  const kind = kindOf(args)
  const patients = patientsOf(args)
  if (kind === 'ips' && patients?.length !== 1) throw new UsageError('ips is about one patient: --patient ID')
  const target = targetOf(args, kind)
  const passphrase = kind === 'transfer' ? newPassphrase(args) : null
  return withStore(args, async ({ unlocked }) => {
    require(unlocked, 'export')
    const { store, actor } = unlocked
    const result = await exportStore({ store, actor: actor(), kind, patients, passphrase }, target)
    if (!('sink' in target)) await printJson(result)
    else say(`${some(result.resources, 'resource')} of ${some(result.patients, 'patient')} written, ${result.bytes} bytes`)
    if (result.held > 0)
      say(`${some(result.held, 'resource')} held or quarantined${kind === 'ips' || kind === 'csv' ? ', left out' : ', among them'}.`)
    return 0
  })
}

export async function receive(args: Arguments): Promise<number> {
  const [file, another] = args.positionals
  if (file === undefined || another !== undefined) throw new UsageError('receive needs one transfer file')
  const passphrase = transferPassphrase(args)
  if (passphrase === null) throw noPassphrase()
  return withStore(args, async ({ unlocked }) => {
    require(unlocked, 'import')
    const { store, actor, intake, queue } = unlocked
    const order = { store, actor: actor(), file: path.resolve(file), passphrase, ingest: ingestInto(intake) }
    const { report, warning } = await receiveTransfer(order)
    await intake.checked()
    await queue.idle()
    await printJson(report)
    if (warning !== null) say(warning)
    if (report.conflicts.length > 0) say(`${some(report.conflicts.length, 'resource')} here with other content; nothing was overwritten.`)
    return 0
  })
}
