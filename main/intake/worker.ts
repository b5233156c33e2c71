/** The import thread: runs one job after the other, checks charts behind them, and writes straight to the store's writer. */
import { parentPort } from 'node:worker_threads'
import { type Failure, toFailure } from '#app/contract/errors.ts'
import type { IntakeIssue } from '#app/contract/intake.ts'
import { storeFromPort } from '#main/db/client.ts'
import type { ColumnClassifier } from '#main/inference/column-classifier.ts'
import { resourcePath } from '#main/resources.ts'
import { checkCharts } from './check-charts.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { DrugReading } from './read-drugs.ts'
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

async function run({ order, port }: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
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
}

/** Loaded with the first check: an import should not wait for what reads drugs. */
async function readDrugs(reading: Omit<DrugReading, 'names'>): Promise<readonly IntakeIssue[]> {
  const [drugs, names] = await Promise.all([import('./read-drugs.ts'), import('#main/medication/edition.ts')])
  return drugs.readDrugs({ ...reading, names: names.namesOfEdition })
}

let resting = false

async function check({ actor, port }: Extract<ToWorker, { kind: 'check' }>): Promise<void> {
  resting = false
  let failure: Failure | null = null
  let issues: readonly IntakeIssue[] = []
  const store = storeFromPort(port)
  const stopped = () => resting
  try {
    issues = await readDrugs({ store, actor, stopped })
    await checkCharts({
      store,
      actor,
      nowMs: Date.parse(actor.at),
      stopped,
      onChecked: (patients) => tell({ kind: 'checked', patients }),
    })
  } catch (error) {
    failure = toFailure(error)
  }
  port.close()
  tell({ kind: 'rested', failure, issues })
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'cancel') cancelled.add(message.job)
  else if (message.kind === 'rest') resting = true
  else if (message.kind === 'check') void check(message)
  else void run(message)
})
