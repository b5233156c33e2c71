/** Lines of a file as they come, gzipped or not, so that a table of any length is never held as a whole. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

export function linesOf(file: string): AsyncIterable<string> {
  const bytes = file === '-' ? process.stdin : createReadStream(file)
  const plain = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  return createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY })
}
