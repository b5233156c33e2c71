/** Where the worker threads' code is: beside their room in the source tree, flat beside this file once bundled. */
export type WorkerRoom = 'db' | 'inference' | 'intake'

/** Said by the test run that has just built them: a bundle starts several times sooner than the source it is made of. Heard in the source tree only. */
const hasJustBuilt = process.env.WARDLIGHT_JUST_BUILT === '1'

export function workerUrl(room: WorkerRoom): URL {
  const bundled = !import.meta.url.endsWith('.ts')
  if (!bundled && hasJustBuilt) return new URL(`../dist/main/${room}-worker.js`, import.meta.url)
  return new URL(bundled ? `./${room}-worker.js` : `./${room}/worker.ts`, import.meta.url)
}
