/** Where the worker threads' code is: beside their room in the source tree, flat beside this file once bundled. */
export type WorkerRoom = 'db' | 'inference' | 'intake'

export function workerUrl(room: WorkerRoom): URL {
  const bundled = !import.meta.url.endsWith('.ts')
  return new URL(bundled ? `./${room}-worker.js` : `./${room}/worker.ts`, import.meta.url)
}
