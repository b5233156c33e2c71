/** A transfer's resources on the way of any import: reader, gate, batches, report. */
import { Readable } from 'node:stream'
import type { Intake } from '../intake/api.ts'
import type { Ingest } from './transfer.ts'

const CHUNK_CHARS = 1 << 18

/** Lines gathered into pieces: the import keeps each piece by itself until all of it is there. */
async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting: string[] = []
  let length = 0
  for await (const line of lines) {
    waiting.push(line, '\n')
    length += line.length
    if (length < CHUNK_CHARS) continue
    yield Buffer.from(waiting.join(''), 'utf8')
    waiting = []
    length = 0
  }
  yield Buffer.from(waiting.join(''), 'utf8')
}

export const ingestInto =
  (intake: Pick<Intake, 'importPaths'>): Ingest =>
  async ({ origin, lines }) =>
    (await intake.importPaths(['-'], { stdin: Readable.from(gathered(lines)), source: origin })).report
