/** patients, chart, score: what the store holds. */

import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { PatientId as PatientIdSchema } from '#app/contract/ids.ts'
import type { Score } from '#app/contract/risk.ts'
import { chartView } from '#app/review/chart-view.ts'
import { worklistRow } from '#app/review/worklist.ts'
import { prefillOf } from '../../chart-review.ts'
import { shownModels } from '../../inference/site.ts'
import { openMedication } from '../../medication/index.ts'
import { withPathways } from '../../pathways.ts'
import { type Arguments, UsageError } from '../arguments.ts'
import { withStore } from '../open.ts'
import { printJson, printLine } from '../output.ts'
import { require } from './store.ts'

const PAGE = 500

export async function patients(args: Arguments): Promise<number> {
  return withStore(args, async ({ unlocked, scorer }) => {
    require(unlocked, 'view')
    const query = args.text('query') ?? ''
    const models = await shownModels(scorer, unlocked.store)
    const rows: unknown[] = []
    for (let offset = 0; ; offset += PAGE) {
      const page = await unlocked.store.read('worklist', { query, limit: PAGE, offset })
      for (const record of page.rows) {
        const row = worklistRow(record, models, Date.now())
        rows.push({
          id: row.id,
          name: row.name,
          birthDate: row.birthDate,
          sex: row.sex,
          mrn: row.mrn,
          topRisk: row.topRisk,
          openAlerts: row.openAlerts,
        })
      }
      if (page.rows.length < PAGE) break
    }
    await printJson(rows)
    return 0
  })
}

const unknownPatient = (id: string) =>
  new WardlightError('NotFound', `There is no patient ${id} in this store.`, { next: 'List them with: wardlight patients' })

export async function chart(args: Arguments): Promise<number> {
  const [id] = args.positionals
  if (id === undefined) throw new UsageError('chart needs the id of a patient')
  return withStore(args, async ({ unlocked, scorer, dataDir }) => {
    require(unlocked, 'view')
    const patient = PatientIdSchema.parse(id)
    const record = await unlocked.store.read('chart', { patient })
    if (!record) throw unknownPatient(id)
    const [models, medication] = await Promise.all([shownModels(scorer, unlocked.store), openMedication(dataDir)])
    const nowMs = Date.now()
    const shown = chartView(record, models, nowMs, medication.list)
    const whole = withPathways(shown, { record, models, medication, nowMs })
    const { entryContext: _, ...view } = whole
    await unlocked.store.write('appendAudit', { actor: unlocked.actor(), action: 'view', patient, detail: 'chart printed' })
    const { findings, since, unchecked } = await prefillOf(unlocked.store, whole, nowMs)
    await printJson({ ...view, findings, findingsSince: since, unchecked })
    return 0
  })
}

const scoreLine = (score: Score) => ({
  patient: score.patient,
  model: score.model,
  version: score.version,
  status: score.status,
  reason: score.reason,
  value: score.value,
  band: score.band,
  at: score.at,
  contributions: score.contributions.map(({ input, value, effect }) => ({ input, value, effect })),
  missing: score.missing.map(({ input }) => input),
})

export async function score(args: Arguments): Promise<number> {
  return withStore(args, async ({ unlocked }) => {
    require(unlocked, 'view')
    const everybody = args.flag('all') || args.positionals.length === 0
    const known = await unlocked.store.read('patientIds', {})
    const chosen = everybody ? known : args.positionals.map((id) => PatientIdSchema.parse(id))
    const missing = chosen.find((id) => !known.includes(id))
    if (missing !== undefined) throw unknownPatient(missing)
    unlocked.queue.add(chosen)
    await unlocked.queue.idle()
    const failure = unlocked.queue.lastFailure()
    // Old scores printed as if they were of now would be worse than none.
    if (failure !== null)
      throw new WardlightError('Unavailable', `Scoring failed: ${failure}`, { next: 'Run it again; see: wardlight doctor' })
    for (const patient of chosen as readonly PatientId[]) {
      for (const line of await unlocked.store.read('scores', { patient })) await printLine(scoreLine(line))
    }
    return 0
  })
}
