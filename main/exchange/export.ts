/** What leaves the store, by kind: read page by page, written whole or not at all. */
import { hash } from 'node:crypto'
import { WardlightError } from '#app/contract/errors.ts'
import type { ExportKind, ExportResult } from '#app/contract/exchange.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { type IpsDocument, ipsDocument } from '#app/fhir/ips/document.ts'
import type { ExportResource } from '#app/ports/intake-store.ts'
import type { Actor, Store } from '#app/ports/store.ts'
import { explained } from '../operations/errors.ts'
import { VERSION } from '../version.ts'
import { auditExchange, some } from './audit.ts'
import { writeCsv } from './csv-file.ts'
import { writeBundle, writeNdjson, writeSplitNdjson } from './fhir-files.ts'
import { type Counts, counted, exportResources } from './pages.ts'
import { type SenderKey, signingKey } from './signing.ts'
import { fileSink, folderSink, into, type Sink } from './sink.ts'
import { writeTransfer } from './transfer-write.ts'

export type ExportOrder = Readonly<{
  store: Store
  actor: Actor
  kind: ExportKind
  /** null: everybody, and what belongs to nobody. */
  patients: readonly PatientId[] | null
  /** For 'transfer' only. */
  passphrase: string | null
}>

export type ExportTarget = Readonly<
  | { file: string; replace: boolean }
  /** One file a type; 'fhir-ndjson' only. */
  | { folder: string }
  | { sink: Sink; name: string }
>

const sha256 = (text: string): string => hash('sha256', text, 'hex')

function checkOnePatient(patients: readonly PatientId[] | null): void {
  if (patients?.length === 1) return
  throw new WardlightError('BadInput', 'A patient summary is about one patient.', { next: 'Name exactly one patient.' })
}

async function ipsOf(order: ExportOrder, resources: AsyncIterable<ExportResource>, counts: Counts): Promise<IpsDocument> {
  const shown: ExportResource[] = []
  for await (const resource of resources) if (resource.state === 'shown') shown.push(resource)
  // Of merged records it is the one that stands.
  const patient = shown.find((resource) => resource.patient !== null)?.patient ?? null
  if (patient === null)
    throw new WardlightError('NotFound', 'This patient is not in the store.', { next: 'See who is with: wardlight patients.' })
  const author = { name: 'Wardlight', version: VERSION }
  return ipsDocument({ patient, resources: shown, held: counts.held, at: order.actor.at, author, hash: sha256 })
}

function passphraseOf({ passphrase }: ExportOrder): string {
  if (passphrase !== null) return passphrase
  throw new WardlightError('BadInput', 'A transfer file needs a passphrase.', {
    next: 'Choose one and tell it the receiver by another way.',
  })
}

async function write(order: ExportOrder, resources: AsyncIterable<ExportResource>, counts: Counts, sink: Sink, sender: SenderKey | null) {
  switch (order.kind) {
    case 'fhir-ndjson':
      return writeNdjson(resources, sink)
    case 'fhir-bundle':
      return writeBundle(resources, sink)
    case 'csv':
      return writeCsv(resources, order.store, sink)
    case 'ips': {
      const made = await ipsOf(order, resources, counts)
      // What is counted is what is in the document.
      counts.resources = made.resources
      return sink.write(`${made.text}\n`)
    }
    case 'transfer': {
      if (!sender) throw new WardlightError('Internal', 'There is no key to sign with.')
      await writeTransfer({ resources, store: order.store, sink, passphrase: passphraseOf(order), sender, madeAt: order.actor.at })
    }
  }
}

async function writeTo(order: ExportOrder, target: ExportTarget, counts: Counts): Promise<Readonly<{ path: string; bytes: number }>> {
  const resources = counted(exportResources(order.store, order.patients), counts)
  if ('folder' in target) {
    if (order.kind !== 'fhir-ndjson') throw new WardlightError('BadInput', 'Only fhir-ndjson can be split into one file a type.')
    const folder = await folderSink(target.folder)
    const bytes = await into(folder, () => writeSplitNdjson(resources, folder))
    return { path: target.folder, bytes }
  }
  if (order.kind === 'transfer') passphraseOf(order)
  if (order.kind === 'ips') checkOnePatient(order.patients)
  const sender = order.kind === 'transfer' ? await signingKey(order.store, order.actor) : null
  const sink = 'file' in target ? await fileSink(target.file, target.replace) : target.sink
  await into(sink, () => write(order, resources, counts, sink, sender))
  return { path: 'file' in target ? target.file : target.name, bytes: sink.bytes }
}

/**
 * @throws WardlightError 'Conflict' (a file of that name is there), 'BadInput', 'NotFound', 'DiskFull', 'NoPermission'; then nothing was written
 */
export function exportStore(order: ExportOrder, target: ExportTarget): Promise<ExportResult> {
  return explained('Export', async () => {
    const counts: Counts = { resources: 0, held: 0, patients: new Set() }
    const { path, bytes } = await writeTo(order, target, counts)
    const result = { path, kind: order.kind, bytes, patients: counts.patients.size, resources: counts.resources, held: counts.held }
    const { patients, resources, held } = result
    const detail = `${order.kind}: ${some(patients, 'patient')}, ${some(resources, 'resource')}, ${held} held, ${bytes} bytes`
    await auditExchange(order.store, order.actor, { action: 'export', detail, patients: order.patients ?? [] })
    return result
  })
}
