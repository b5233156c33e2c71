/**
 * A patient bundle from another Wardlight. The file is read twice: first everything in it is verified and compared with what is here,
 * then what is new goes into the store on the way of any import. A file that does not hold is refused whole.
 */
import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import type { TransferConflict, TransferReport } from '#app/contract/exchange.ts'
import type { ImportReport } from '#app/contract/intake.ts'
import { isObj } from '#app/fhir/reading.ts'
import type { Actor, IncomingResource, Store } from '#app/ports/store.ts'
import { explained } from '../operations/errors.ts'
import { auditExchange, some } from './audit.ts'
import { besideOf, decide } from './conflicts.ts'
import { contentOf, resourceLine } from './one-line.ts'
import { type Acquaintance, acquaintance, fingerprintOf, rememberSender } from './signing.ts'
import { argon2Key, type KeyMaker, type OpenFile, openFile } from './transfer-frames.ts'
import { type Received, readTransfer, type Verified } from './transfer-read.ts'

/** Brings lines of NDJSON into the store as any import does: reader, gate, one transaction after another. */
export type Ingest = (input: Readonly<{ name: string; origin: string; lines: AsyncIterable<string> }>) => Promise<ImportReport>

export type ReceiveOrder = Readonly<{
  store: Store
  actor: Actor
  file: string
  passphrase: string
  ingest: Ingest
  makeKey?: KeyMaker
}>

/** @property warning what a person must hear about the sender; null for one that is known */
export type Receipt = Readonly<{ report: TransferReport; warning: string | null }>

const OWNER = /(?:^|\/)Patient\/([^/?#|\s]+)|^urn:uuid:(.+)$/

/** Patients that a resource names as its own, by its text and by the sender's word. */
function ownersOf({ json, patient, ref }: Received): readonly string[] {
  const named = [json.subject, json.patient].flatMap((holder) => {
    const reference = isObj(holder) && typeof holder.reference === 'string' ? holder.reference : ''
    const match = OWNER.exec(reference)
    return match ? [match[1] ?? match[2] ?? ''] : []
  })
  return [...named, ...(patient === null ? [] : [patient]), ...(ref.startsWith('Patient/') ? [ref.slice(8)] : [])]
}

/** What is to be done with the file, found by reading it once. */
class Plan {
  unchanged = 0
  readonly conflicts: TransferConflict[] = []
  readonly patients = new Set<string>()
  /** Refs that are not taken. */
  readonly #left = new Set<string>()
  readonly #strangers = new Set<string>()
  /** Kept beside ours, by ref. */
  readonly beside = new Map<string, TransferConflict>()
  /** Their text where both versions are stored, to see afterwards which one stands. */
  readonly versions = new Map<string, string>()
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  async add(resource: Received): Promise<void> {
    const { ref } = resource
    if (resource.patient !== null) this.patients.add(resource.patient)
    const decision = decide(await this.#store.read('resource', { ref }), resource)
    if (decision.kind === 'take') return
    if (decision.kind === 'unchanged') this.unchanged += 1
    else this.conflicts.push(decision.conflict)
    if (decision.kind === 'stranger') this.#strangers.add(ref.slice('Patient/'.length))
    if (decision.kind === 'beside') this.beside.set(ref, decision.conflict)
    if (decision.kind === 'version') this.versions.set(ref, contentOf(resource.raw, ref))
    else this.#left.add(ref)
  }

  takes(resource: Received): boolean {
    return !this.#left.has(resource.ref) && !this.isOfStranger(resource)
  }

  isOfStranger(resource: Received): boolean {
    return ownersOf(resource).some((owner) => this.#strangers.has(owner))
  }

  /** Conflicts as they ended: what a version is held for, or whose owner was refused, is not shown. */
  async settled(): Promise<TransferConflict[]> {
    const settled: TransferConflict[] = []
    for (const conflict of this.conflicts) settled.push(await this.#settle(conflict))
    return settled
  }

  async #settle(conflict: TransferConflict): Promise<TransferConflict> {
    const { resource: ref } = conflict
    const theirs = this.versions.get(ref)
    if (theirs === undefined) return conflict
    const now = await this.#store.read('resource', { ref })
    const shown = now?.state === 'shown' && contentOf(now.raw, ref) === theirs ? 'theirs' : 'ours'
    if (shown === conflict.shown) return conflict
    const because =
      shown === 'theirs'
        ? 'Theirs is what the chart shows now.'
        : 'Theirs is newer by its own word and is not shown: it is held for review, or its patient was refused.'
    return { ...conflict, shown, because }
  }
}

async function survey(file: FileHandle, opened: OpenFile, plan: Plan): Promise<Verified> {
  const resources = readTransfer(file, opened)
  for (;;) {
    const next = await resources.next()
    if (next.done) return next.value
    await plan.add(next.value)
  }
}

async function* taken(file: FileHandle, opened: OpenFile, plan: Plan): AsyncGenerator<string> {
  for await (const resource of readTransfer(file, opened)) if (plan.takes(resource)) yield resourceLine(resource.raw, resource.ref)
}

const BESIDE_AT_ONCE = 500

/** Theirs where nothing says which is newer, read a second time. @returns how many were not known yet */
async function keptBeside(order: ReceiveOrder, origin: string, file: FileHandle, opened: OpenFile, plan: Plan): Promise<number> {
  if (plan.beside.size === 0) return 0
  const { store, actor } = order
  const source = { file: path.basename(order.file), format: 'transfer', origin, sha256: null }
  let kept = 0
  let waiting: IncomingResource[] = []
  const flush = async () => {
    if (waiting.length > 0) kept += await store.write('keepBeside', { actor, source, resources: waiting })
    waiting = []
  }
  for await (const resource of readTransfer(file, opened)) {
    const conflict = plan.beside.get(resource.ref)
    if (conflict === undefined || plan.isOfStranger(resource)) continue
    waiting.push(besideOf(resource, conflict, actor.at))
    if (waiting.length >= BESIDE_AT_ONCE) await flush()
  }
  await flush()
  return kept
}

async function ingested(order: ReceiveOrder, origin: string, lines: AsyncGenerator<string>): Promise<ImportReport['resources']> {
  const first = await lines.next()
  if (first.done) return { read: 0, stored: 0, unchanged: 0, skipped: 0, held: 0, quarantined: 0 }
  const all = async function* () {
    yield first.value
    yield* lines
  }
  return (await order.ingest({ name: path.basename(order.file), origin, lines: all() })).resources
}

function warningOf(met: Acquaintance, name: string, fingerprint: string): string | null {
  if (met === 'known') return null
  if (met === 'new') return `${name} has not sent anything to this machine before. Compare the fingerprint with the sender: ${fingerprint}`
  return `${name} is known here with another key. Ask whether the sender has a new machine, and compare the fingerprint: ${fingerprint}`
}

async function receive(order: ReceiveOrder, file: FileHandle): Promise<Receipt> {
  const { store, actor } = order
  const opened = await openFile(file, order.passphrase, order.makeKey ?? argon2Key)
  const plan = new Plan(store)
  const { opening, manifest } = await survey(file, opened, plan)
  const { name, publicKey } = opening.sender
  const fingerprint = fingerprintOf(publicKey)
  const met = await acquaintance(store, name, fingerprint)
  const origin = `${name} (${fingerprint})`
  const counts = await ingested(order, origin, taken(file, opened, plan))
  const beside = await keptBeside(order, origin, file, opened, plan)
  await rememberSender(store, actor, name, fingerprint)
  const conflicts = await plan.settled()
  const resources = {
    read: manifest.resources,
    stored: counts.stored + beside,
    unchanged: counts.unchanged + plan.unchanged,
    held: counts.held + beside,
    quarantined: counts.quarantined,
  }
  const report: TransferReport = {
    file: path.basename(order.file),
    sender: { name, fingerprint, known: met === 'known' },
    madeAt: opening.madeAt,
    patients: manifest.patients,
    resources,
    conflicts,
  }
  const detail = `transfer from ${name} (${fingerprint}, ${met}): ${some(manifest.patients, 'patient')}, ${some(manifest.resources, 'resource')}, ${resources.stored} stored, ${some(conflicts.length, 'conflict')}`
  await auditExchange(store, actor, { action: 'import', detail, patients: [...plan.patients] })
  return { report, warning: warningOf(met, name, fingerprint) }
}

/** @throws WardlightError 'WrongPassphrase', 'BadInput' (damaged or changed, with the place), 'DbFromFuture', 'NotFound'; then nothing was stored */
export function receiveTransfer(order: ReceiveOrder): Promise<Receipt> {
  return explained('Receive', async () => {
    const file = await open(order.file, 'r')
    try {
      return await receive(order, file)
    } finally {
      await file.close()
    }
  })
}
