// Parses the lines of a file and hands them on in batches, until the file ends or the time is up.
import { readFileSync } from 'node:fs'

const BATCH = 500
const MOST_SECONDS = 20

/**
 * Prints {"resources", "refused", "firstRefusal", "seconds"}.
 * @param {(batch: Record<string, unknown>[]) => Promise<string[]>} store gives the reasons of what it refused
 */
export async function measure(store) {
  const lines = readFileSync(process.argv[2] ?? '', 'utf8')
    .split('\n')
    .filter(Boolean)
  const result = { resources: 0, refused: 0, firstRefusal: null }
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  for (let from = 0; from < lines.length && seconds() < MOST_SECONDS; from += BATCH) {
    const batch = lines.slice(from, from + BATCH).map((line) => JSON.parse(line))
    const refusals = await store(batch)
    result.resources += batch.length
    result.refused += refusals.length
    result.firstRefusal ??= refusals[0] ?? null
  }
  console.log(JSON.stringify({ ...result, seconds: seconds() }))
}
