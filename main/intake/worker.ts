/** The import thread: runs one job after the other and writes straight to the store's writer. */
import { parentPort } from 'node:worker_threads'
import { storeFromPort } from '#main/db/client.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { runJob } from './run-job.ts'

const cancelled = new Set<string>()
const tell = (message: FromWorker) => parentPort?.postMessage(message)

parentPort?.on('message', async (message: ToWorker) => {
  if (message.kind === 'cancel') {
    cancelled.add(message.job)
    return
  }
  const { order, port } = message
  const { job } = order
  const outcome = await runJob({
    order,
    store: storeFromPort(port),
    onProgress: (progress) => tell({ kind: 'progress', job, progress }),
    cancelled: () => cancelled.has(job),
  })
  port.close()
  cancelled.delete(job)
  tell({ kind: 'done', job, outcome })
})
