/** Writes an encrypted, signed patient bundle for another Wardlight, in bounded memory. */
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { factId } from '#app/contract/ids.ts'
import type { ExportResource } from '#app/ports/intake-store.ts'
import { DEFAULT_COST } from '../security/keys.ts'
import { VERSION } from '../version.ts'
import type { Reads } from './pages.ts'
import { type SenderKey, signed } from './signing.ts'
import type { Sink } from './sink.ts'
import { argon2Key, FrameWriter, type KeyMaker, startFile } from './transfer-frames.ts'
import { type Carried, Census, Chain, type Opening, signedMessage } from './transfer-payload.ts'

export type TransferOrder = Readonly<{
  resources: AsyncIterable<ExportResource>
  store: Reads
  sink: Sink
  passphrase: string
  sender: SenderKey
  /** ISO 8601. */
  madeAt: string
  makeKey?: KeyMaker
}>

/** Looked up together: one call to the store for so many resources. */
const GROUP = 200

async function originsOf(store: Reads, group: readonly ExportResource[]): Promise<ReadonlyMap<string, string>> {
  const rows = await store.read('rawFacts', { facts: group.map(({ ref }) => factId(ref)) })
  return new Map(rows.map(({ fact, file, format }) => [fact as string, `${format}: ${file}`.slice(0, 1000)]))
}

async function* grouped(resources: AsyncIterable<ExportResource>): AsyncGenerator<readonly ExportResource[]> {
  let group: ExportResource[] = []
  for await (const resource of resources) {
    group.push(resource)
    if (group.length < GROUP) continue
    yield group
    group = []
  }
  yield group
}

/** The lines of the payload, without their ends. */
async function* payloadLines({ resources, store, sender, madeAt }: TransferOrder, headerHash: Uint8Array): AsyncGenerator<string> {
  const chain = new Chain(headerHash)
  const census = new Census()
  const chained = (line: string): string => {
    chain.add(line)
    return line
  }
  const opening: Opening = { transfer: 1, madeAt, program: VERSION, sender: { name: sender.name, publicKey: sender.publicKey } }
  yield chained(JSON.stringify(opening))
  for await (const group of grouped(resources)) {
    const origins = await originsOf(store, group)
    for (const { ref, patient, state, recordedAt, raw } of group) {
      census.add(ref, patient)
      yield chained(JSON.stringify({ ref, patient, state, recordedAt, origin: origins.get(ref) ?? null, raw } satisfies Carried))
    }
  }
  const manifest = census.manifest(chain.hex)
  yield JSON.stringify({ manifest, signature: signed(signedMessage(manifest), sender) })
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(`${line}\n`, 'utf8')
}

export async function writeTransfer(order: TransferOrder): Promise<void> {
  const seal = await startFile(order.sink, order.passphrase, DEFAULT_COST, order.makeKey ?? argon2Key)
  const frames = new FrameWriter(order.sink, seal)
  await pipeline(bytesOf(payloadLines(order, seal.headerHash)), createGzip(), async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) await frames.write(piece)
  })
  await frames.end()
}
