/** The import thread: runs one job after the other and writes straight to the store's writer. */
import { parentPort } from 'node:worker_threads'
import { storeFromPort } from '#main/db/client.ts'
import type { ColumnClassifier } from '#main/inference/column-classifier.ts'
import { resourcePath } from '#main/resources.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { runJob } from './run-job.ts'

const cancelled = new Set<string>()
const tell = (message: FromWorker) => parentPort?.postMessage(message)

let classifier: Promise<ColumnClassifier> | null = null
/** The model and its runtime are loaded with the first table. */
const loadClassifier = () => {
  classifier ??= import('#main/inference/column-classifier.ts').then(({ createColumnClassifier }) =>
    createColumnClassifier({ modelsDir: resourcePath('models') }),
  )
  return classifier
}

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
    classifier: loadClassifier,
    nowMs: Date.parse(order.actor.at),
  })
  port.close()
  cancelled.delete(job)
  tell({ kind: 'done', job, outcome })
})
