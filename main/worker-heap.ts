/** Worker threads whose heap begins larger than V8's own guess. */
import { setFlagsFromString } from 'node:v8'
import { Worker, type WorkerOptions } from 'node:worker_threads'

const flag = (mb: number) => setFlagsFromString(`--initial-old-space-size=${mb}`)

/**
 * A worker that carries batches through: most of what it holds is garbage soon, and V8, which begins with a small heap, would walk through what is
 * left of it several times a second, on the core that the other thread needs.
 * @param mb held before the first collection of old objects; V8 reads it when the thread makes its heap, so that it is taken back then
 */
export function roomyWorker(url: URL, options: WorkerOptions, mb: number): Worker {
  flag(mb)
  const worker = new Worker(url, options)
  worker.once('online', () => flag(0))
  worker.once('exit', () => flag(0))
  return worker
}
