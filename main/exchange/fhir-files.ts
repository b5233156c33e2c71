/** FHIR R4 out of the store: NDJSON and collection bundles, each resource as it came. */
import { fullUrlOf } from '#app/fhir/ips/full-url.ts'
import type { ExportResource } from '#app/ports/intake-store.ts'
import { resourceLine } from './one-line.ts'
import type { FolderSink, Sink } from './sink.ts'

export async function writeNdjson(resources: AsyncIterable<ExportResource>, sink: Sink): Promise<void> {
  for await (const { ref, raw } of resources) await sink.write(`${resourceLine(raw, ref)}\n`)
}

/** Opens a file for each type in turn. */
class TypedFiles {
  bytes = 0
  #type = ''
  #sink: Sink | null = null
  readonly #folder: FolderSink

  constructor(folder: FolderSink) {
    this.#folder = folder
  }

  async write(type: string, line: string): Promise<void> {
    if (type !== this.#type || this.#sink === null) {
      await this.close()
      this.#type = type
      this.#sink = await this.#folder.open(`${type}.ndjson`)
    }
    await this.#sink.write(line)
  }

  async close(): Promise<void> {
    await this.#sink?.end()
    this.bytes += this.#sink?.bytes ?? 0
    this.#sink = null
  }

  async abort(): Promise<void> {
    await this.#sink?.abort()
  }
}

/** One file a type ("Observation.ndjson"), as bulk exports are laid out. @returns bytes written */
export async function writeSplitNdjson(resources: AsyncIterable<ExportResource>, folder: FolderSink): Promise<number> {
  const files = new TypedFiles(folder)
  try {
    for await (const { ref, type, raw } of resources) await files.write(type, `${resourceLine(raw, ref)}\n`)
    await files.close()
    return files.bytes
  } catch (error) {
    await files.abort()
    throw error
  }
}

/** A collection bundle. It says no time of its own, so that the same store gives the same bytes. */
export async function writeBundle(resources: AsyncIterable<ExportResource>, sink: Sink): Promise<void> {
  await sink.write('{"resourceType":"Bundle","type":"collection","entry":[')
  let before = '\n'
  for await (const { ref, raw, url = fullUrlOf(ref) } of resources) {
    await sink.write(`${before}{"fullUrl":${JSON.stringify(url)},"resource":${raw}}`)
    before = ',\n'
  }
  await sink.write(before === '\n' ? ']}\n' : '\n]}\n')
}
